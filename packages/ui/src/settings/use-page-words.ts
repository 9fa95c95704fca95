import { enSettingsPage, type SettingsPageMessages } from '@offboard/core/settings'
import { MessagesContext } from '@offboard/react/messages'
import { useContext } from 'react'

/** The words of the settings page: the catalogue's with those of this instance. */
export function usePageWords(messages?: Partial<SettingsPageMessages>): SettingsPageMessages {
  return { ...(useContext(MessagesContext)?.settingsPage ?? enSettingsPage), ...messages }
}
