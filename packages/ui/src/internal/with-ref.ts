import { forwardRef, type ReactNode } from 'react'

/**
 * A component that takes `ref` among its props, in React 18 too: there React keeps it from plain functions, and without
 * it a dialog would not know its trigger. React 19 would need no wrapper.
 */
export function withRef<Props extends object>(Component: (props: Props) => ReactNode): (props: Props) => ReactNode {
  const Wrapped = forwardRef<unknown, object>((props, ref) => Component({ ...props, ref } as unknown as Props))
  Wrapped.displayName = Component.name
  return Wrapped as unknown as (props: Props) => ReactNode
}
