'use client'

import type { SettingsPageMessages } from '@offboard/core/settings'
import { ChevronDown, CircleAlert, CircleDot } from 'lucide-react'
import { type ComponentPropsWithRef, type ReactNode, useId, useRef, useState } from 'react'
import { classNames } from '../internal/class-names.js'
import { withRef } from '../internal/with-ref.js'
import { usePageWords } from './use-page-words.js'

/** What a link says besides where it leads. */
export type SettingsMark = 'unsaved' | 'error'

/** One link of the navigation. */
export interface SettingsLink {
  /** Where it leads: a page, or `#id` of a section. */
  readonly href: string
  readonly label: string
  /** Default: none. */
  readonly mark?: SettingsMark | undefined
}

export interface SettingsNavProps extends Omit<ComponentPropsWithRef<'nav'>, 'children'> {
  readonly links: readonly SettingsLink[]
  /** The `href` of the page or section where the user is. */
  readonly current?: string | undefined
  /** Renders a link with the app's router: `({ href, ...props }) => <Link to={href} {...props} />`. Default: an `a`. */
  readonly renderLink?: (props: ComponentPropsWithRef<'a'> & { readonly href: string }) => ReactNode
  /** Words to use instead of the catalogue's. */
  readonly messages?: Partial<SettingsPageMessages>
}

/** The pages or sections of the settings. On a small screen it is a menu that opens under a button. */
export const SettingsNav: (props: SettingsNavProps) => ReactNode = /* @__PURE__ */ withRef(function SettingsNav({
  links,
  current,
  renderLink = (props) => <a {...props} />,
  messages,
  className,
  ...props
}: SettingsNavProps) {
  const words = usePageWords(messages)
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const here = links.find(({ href }) => href === current)
  // Closed, the button says what any of the links would say.
  const mark = (['error', 'unsaved'] as const).find((each) => links.some((link) => link.mark === each))
  return (
    <nav
      data-slot="settings-nav"
      aria-label={words.navigation}
      {...props}
      className={classNames('ob-settings-nav', className)}
      onKeyDown={(event) => {
        props.onKeyDown?.(event)
        if (event.defaultPrevented || event.key !== 'Escape' || !isOpen) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        data-slot="settings-nav-button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="ob-settings-menu ob-focus"
        onClick={() => setOpen(!isOpen)}
      >
        <span className="ob:min-w-0 ob:flex-1 ob:break-words">
          {here && <span className="ob:sr-only">{words.navigation}: </span>}
          {here?.label ?? words.navigation}
        </span>
        {!isOpen && <Mark mark={mark} words={words} />}
        <ChevronDown
          aria-hidden="true"
          size={16}
          className={classNames('ob:shrink-0 ob:text-ob-text-muted', isOpen && 'ob:rotate-180')}
        />
      </button>
      {/* Safari takes a list without markers for no list, unless it is told. */}
      <ul
        id={id}
        // biome-ignore lint/a11y/noRedundantRoles: see above.
        role="list"
        data-open={isOpen || undefined}
        className="ob-settings-links"
      >
        {links.map((link) => (
          <li key={link.href}>
            {renderLink({
              href: link.href,
              'aria-current': link === here ? 'page' : undefined,
              className: 'ob-settings-link ob-focus',
              onClick: () => setOpen(false),
              children: (
                <>
                  <span className="ob:max-w-full ob:flex-auto ob:break-words">{link.label}</span>
                  <Mark mark={link.mark} words={words} />
                </>
              ),
            })}
          </li>
        ))}
      </ul>
    </nav>
  )
})

interface MarkProps {
  readonly mark: SettingsMark | undefined
  readonly words: SettingsPageMessages
}

function Mark({ mark, words }: MarkProps): ReactNode {
  if (!mark) return null
  const isError = mark === 'error'
  const Icon = isError ? CircleAlert : CircleDot
  return (
    <span
      data-slot="settings-mark"
      className={classNames(
        'ob:inline-flex ob:shrink-0 ob:items-center ob:gap-1 ob:text-xs/5 ob:font-normal',
        isError ? 'ob:text-ob-danger-text' : 'ob:text-ob-text-muted',
      )}
    >
      <Icon aria-hidden="true" size={14} />
      {isError ? words.errorMark : words.unsavedMark}
    </span>
  )
}
