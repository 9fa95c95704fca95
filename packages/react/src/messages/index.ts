export { MessagesContext } from './messages-context.js'
export { MessagesProvider, type MessagesProviderProps } from './messages-provider.js'
