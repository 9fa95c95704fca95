import preview from '../../../../.storybook/preview.tsx'
import { Callout } from './callout.js'

const meta = preview.meta({
  title: 'Elements/Callout',
  component: Callout,
  args: { children: 'Usage until the end of the day is on one more invoice, dated 1 December.' },
})

export const Playground = meta.story({ args: { title: 'One more invoice' } })

export const Tones = meta.story({
  render: () => (
    <div className="mx-auto grid max-w-[30rem] gap-3">
      <Callout>Usage until the end of the day is on one more invoice, dated 1 December.</Callout>
      <Callout tone="caution" title="No copy is left">
        The last backup goes with the database. Download it first if you need it.
      </Callout>
      <Callout tone="danger" title="This cannot be undone">
        After the first resource is removed, the closure cannot be stopped.
      </Callout>
      <Callout tone="success" title="Account deleted">
        A confirmation was sent to ines.duarte@example.com.
      </Callout>
    </div>
  ),
})

export const RightToLeft = meta.story({ globals: { direction: 'rtl' }, args: { title: 'One more invoice' } })
