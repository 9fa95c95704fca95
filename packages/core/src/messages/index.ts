export { en } from './en.js'
export { formatList, formatMoney, type Money, plural } from './format.js'
export type { Messages } from './messages.js'
