import { expect, fn } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { CommandSnippet } from './command-snippet.js'

const meta = preview.meta({
  title: 'Elements/Command snippet',
  component: CommandSnippet,
  args: { command: 'halcyon apps remove --all --yes' },
})

export const Playground = meta.story({ args: { label: 'From a terminal:' } })

Playground.test('[BLK-5] copies the command from the keyboard', async ({ canvas, userEvent }) => {
  const writeText = fn(() => Promise.resolve())
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await expect(await canvas.findByRole('button', { name: 'Copied' })).toHaveFocus()
  await expect(writeText).toHaveBeenCalledWith('halcyon apps remove --all --yes')
})

export const SeveralLines = meta.story({
  args: {
    label: 'Remove the records, then the zone:',
    command: 'halcyon records remove --zone brightwater.example --all\nhalcyon zones remove brightwater.example',
  },
})

export const LongText = meta.story({
  args: {
    command:
      'curl -X DELETE https://api.halcyon.example/v2/organisations/vereinigte-donaudampfschifffahrtsgesellschaft/zones/brightwater.example?cascade=records,certificates',
  },
})

/** A command runs from left to right in every language. */
export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  args: { label: 'من الطرفية:', copyLabel: 'نسخ', copiedLabel: 'تم النسخ' },
})

export const Narrow = meta.story({ globals: { viewport: { value: 'reflow320', isRotated: false } } })
