import type { Subject } from '@offboard/core/closure'
import { type ReactNode, useState } from 'react'
import { AccountSettings } from './account-settings.tsx'
import { createApi } from './api.ts'
import { Website, type WebsiteProps } from './website.tsx'

export interface BlockerGateProps {
  readonly subject: Subject
  /** Where the backend is. */
  readonly baseUrl?: string
}

/**
 * An account that can be deleted at once, as soon as nothing is in the way: the settings page, the window with the state
 * of every item, and the public page that the person reaches signed out.
 */
export function BlockerGate({ subject, baseUrl }: BlockerGateProps): ReactNode {
  const [api] = useState(() => createApi(subject, baseUrl))
  const [notice, setNotice] = useState<WebsiteProps['notice']>()
  if (notice) return <Website api={api} notice={notice} />
  return (
    <AccountSettings
      api={api}
      onDeleted={({ id, statusToken }, descriptor) =>
        setNotice({ closureId: id, statusToken: statusToken?.value ?? '', descriptor })
      }
    />
  )
}
