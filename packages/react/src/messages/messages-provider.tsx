'use client'

import type { Messages } from '@offboard/core/messages'
import type { ReactNode } from 'react'
import { MessagesContext } from './messages-context.js'

export interface MessagesProviderProps {
  /** A whole catalogue. Default: English. */
  readonly messages: Messages
  readonly children: ReactNode
}

/** Sets the language of everything below it. Without one, each part speaks English. */
export function MessagesProvider({ messages, children }: MessagesProviderProps): ReactNode {
  return <MessagesContext.Provider value={messages}>{children}</MessagesContext.Provider>
}
