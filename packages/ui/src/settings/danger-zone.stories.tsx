import type { ReactNode } from 'react'
import preview from '../../../../.storybook/preview.tsx'
import { Button } from '../button/index.js'
import { DangerAction, type DangerActionProps } from './danger-action.js'
import { DangerZone } from './danger-zone.js'

type Args = Partial<DangerActionProps>

function Zone(props: Args): ReactNode {
  return (
    <DangerZone title="Danger zone" className="mx-auto max-w-[45rem]">
      <DangerAction
        title="Transfer project"
        description="Another organisation becomes the owner. The sites stay online."
      >
        <Button>Transfer project</Button>
      </DangerAction>
      <DangerAction
        title="Delete project"
        description="Atlas and its 12 sites are deleted. This cannot be undone."
        {...props}
      >
        <Button intent="danger-quiet">Delete project</Button>
      </DangerAction>
    </DangerZone>
  )
}

const meta = preview.meta({ title: 'Parts/Settings/Danger zone', component: Zone })

export const Basic = meta.story()

/** Whether it is possible is not known yet. */
export const Checking = meta.story({ args: { availability: { status: 'checking' } } })

/** The action leads to what has to be cleared. */
export const Blocked = meta.story({
  args: { availability: { status: 'blocked', reason: '2 things to clear first: Domains and Invoices.' } },
})

export const NotPermitted = meta.story({
  args: { availability: { status: 'not-permitted', reason: 'Only owners can delete a project. Ask Jonas Weber.' } },
})

export const LongText = meta.story({
  args: {
    title: 'Betriebsunterbrechungsversicherungsnachweise unwiderruflich löschen',
    description:
      'Every document is deleted for good, together with its versions, comments and the links that were shared with people outside the organisation.',
  },
})

export const RightToLeft = meta.story({ globals: { direction: 'rtl' } })

export const Narrow = meta.story({ globals: { viewport: { value: 'reflow320', isRotated: false } } })
