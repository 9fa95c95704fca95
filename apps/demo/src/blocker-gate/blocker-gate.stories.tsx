import preview from '../../../../.storybook/preview.tsx'
import { BlockerGate } from './blocker-gate.tsx'

const meta = preview.meta({
  title: 'Flows/Blocker gate',
  component: BlockerGate,
  args: { subject: { kind: 'organization', id: 'org_brightwater' } },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: '640px' } } },
})

export const Playground = meta.story()
