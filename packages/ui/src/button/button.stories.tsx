import preview from '../../../../.storybook/preview.tsx'
import { Button } from './button.js'

const meta = preview.meta({ title: 'Elements/Button', component: Button, args: { children: 'Save changes' } })

export const Playground = meta.story()

export const Intents = meta.story({
  render: () => (
    <div className="flex flex-wrap gap-3">
      <Button intent="primary">Save changes</Button>
      <Button>Keep project</Button>
      <Button intent="danger-quiet">Delete project</Button>
      <Button intent="danger">Delete project Atlas</Button>
      <Button intent="plain">Check all again</Button>
    </div>
  ),
})

export const Small = meta.story({ args: { size: 'small', children: 'Disable 2 zones' } })

/** It keeps its width, its name and focus. */
export const Pending = meta.story({
  render: () => (
    <div className="flex flex-wrap gap-3">
      <Button aria-busy aria-disabled>
        Disable 2 zones
      </Button>
      <Button intent="danger" aria-busy aria-disabled>
        Delete project Atlas
      </Button>
    </div>
  ),
})

/** Quiet until it can be pressed. */
export const Blocked = meta.story({
  args: { intent: 'danger', 'aria-disabled': true, children: 'Delete project Atlas' },
})
