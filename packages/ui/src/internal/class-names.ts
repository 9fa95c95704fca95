import { cx } from 'class-variance-authority'

/** Joins class names. The app's come last, so that whoever reads the element finds them where they expect them. */
export const classNames: (...names: readonly (string | false | undefined)[]) => string = cx
