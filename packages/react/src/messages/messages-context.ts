'use client'

import type { Messages } from '@offboard/core/messages'
import { type Context, createContext } from 'react'

/** The catalogue that was provided. Parts fall back to their own English words, so that none brings those of another. */
export const MessagesContext: Context<Messages | undefined> = createContext<Messages | undefined>(undefined)
