export { Button, type ButtonProps } from './button.js'
export { type ButtonIntent, type ButtonSize, buttonVariants } from './button-variants.js'
