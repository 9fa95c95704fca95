import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../styles/styles.css'
import { violations } from '../../test/axe.js'
import { describeConformance } from '../../test/conformance.js'
import { Callout, type CalloutTone } from './index.js'

describeConformance({
  slot: 'callout',
  render: (props) => <Callout {...props}>You can undo this for 30 days.</Callout>,
})

const tones: CalloutTone[] = ['neutral', 'caution', 'danger', 'success']

test.each(tones)('[ALL-11] tells the tone %s by an icon and words, not by colour alone [F86]', async (tone) => {
  render(
    <Callout tone={tone} title="30 days">
      You can undo this.
    </Callout>,
  )
  const callout = document.querySelector<HTMLElement>('[data-slot=callout]')
  expect(callout?.dataset.tone).toBe(tone)
  await expect.element(page.getByText('30 days')).toBeVisible()
  await expect.element(page.getByText('You can undo this.')).toBeVisible()
  expect(callout?.querySelectorAll('svg')).toHaveLength(1)
  // The words say it all to who does not see the icon.
  expect(callout?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  expect(await violations()).toEqual([])
})

test('[ALL-11] has another icon for each tone', () => {
  render(tones.map((tone) => <Callout key={tone} tone={tone} />))
  const icons = [...document.querySelectorAll('[data-slot=callout] svg')].map((icon) => icon.innerHTML)
  expect(new Set(icons).size).toBe(tones.length)
})

test('[ALL-13] shows its content as text', async () => {
  render(<Callout title="<b>Fine</b>">{'<img src="x">'}</Callout>)
  await expect.element(page.getByText('<b>Fine</b>')).toBeVisible()
  expect(document.querySelector('[data-slot=callout] :is(b, img)')).toBeNull()
})
