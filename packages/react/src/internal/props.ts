import type { ComponentPropsWithRef, ElementType } from 'react'

/** Props of an element, with `data-*` attributes. */
export type Props<Tag extends ElementType> = ComponentPropsWithRef<Tag> & { readonly [data: `data-${string}`]: unknown }

/**
 * The app's props and ours. Where both have one, ours counts, except for handlers: the app's runs first, ours only if it
 * did not call `preventDefault` (ALL-9). Descriptions are joined.
 */
export function mergeProps<Tag extends ElementType>(
  theirs: ComponentPropsWithRef<Tag> | undefined,
  ours: NoInfer<Props<Tag>>,
): Props<Tag> {
  const merged: Record<string, unknown> = { ...theirs, ...ours }
  for (const name in theirs) {
    const first: unknown = theirs[name]
    // Read as a handler, which is all that ours can be where the app has one.
    const second = (ours as Record<string, (event: unknown) => void>)[name]
    // A state that does not hold leaves what the app says about it.
    if (second === undefined) merged[name] = first
    else if (first && name === 'aria-describedby') merged[name] = `${first} ${second}`
    else if (typeof first === 'function')
      merged[name] = (event: { readonly defaultPrevented: boolean }) => {
        first(event)
        if (!event.defaultPrevented) second(event)
      }
  }
  return merged as Props<Tag>
}

/** A button that stays in reach and keeps focus and name while it must not be pressed (ALL-8). Our code refuses the press. */
export function buttonState(refuses: boolean, busy: boolean = false): Props<'button'> {
  return { type: 'button', 'aria-disabled': refuses || undefined, 'aria-busy': busy || undefined }
}
