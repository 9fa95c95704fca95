import type { SettingsState } from '@offboard/core/settings'
import { type SyntheticEvent, useEffect, useRef } from 'react'
import { findInRoot, type Root } from '../internal/root.js'

/**
 * Lets focus go to the first setting that is wrong when a save was refused. Returns what is to be told of the events of
 * the form.
 */
export function useInvalidFocus(
  { failure, errors, saved }: SettingsState,
  idOf: (key: string) => string,
): (event: SyntheticEvent) => void {
  const root: Root = useRef(undefined)
  const seen = useRef(failure)
  useEffect(() => {
    const isNew = failure !== undefined && failure !== seen.current
    seen.current = failure
    const wrong = Object.keys(saved).find((key) => Object.hasOwn(errors, key))
    if (isNew && wrong !== undefined) findInRoot(root, idOf(wrong))?.focus()
  })
  return ({ currentTarget }) => {
    root.current = currentTarget.getRootNode()
  }
}
