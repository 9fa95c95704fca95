/** The one place that knows Radix. Another dialog with the same parts could stand here. */
export { Content, Description, Overlay, Portal, Root, Title, Trigger } from '@radix-ui/react-dialog'
