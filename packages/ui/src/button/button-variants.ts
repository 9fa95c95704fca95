import { cva } from 'class-variance-authority'

/** What pressing it means. `danger` is for the one thing that destroys; `danger-quiet` for what leads there. */
export type ButtonIntent = 'primary' | 'secondary' | 'danger' | 'danger-quiet' | 'plain'

/** `medium` is 36 px high, `small` 28 px. */
export type ButtonSize = 'medium' | 'small'

/** The classes of a button, for an element of your own. They are made in `styles/components.css`. */
export const buttonVariants: (variants?: {
  intent?: ButtonIntent | undefined
  size?: ButtonSize | undefined
  className?: string | undefined
}) => string = cva('ob-button ob-focus', {
  variants: {
    intent: {
      primary: 'ob-button-primary',
      secondary: 'ob-button-secondary',
      danger: 'ob-button-danger',
      'danger-quiet': 'ob-button-danger-quiet',
      plain: 'ob-button-plain',
    },
    size: { medium: '', small: 'ob-button-small' },
  },
  defaultVariants: { intent: 'secondary' },
})
