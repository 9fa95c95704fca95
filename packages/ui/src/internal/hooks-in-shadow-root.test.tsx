import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SampleFeedback } from '../../../react/test/sample-feedback.js'
import { SampleStepper } from '../../../react/test/sample-stepper.js'

// What the hooks do in a shadow root has its tests beside them. Here a real browser does it.

function renderInShadowRoot(app: ReactNode): ShadowRoot {
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  render(app, { container: root.appendChild(document.createElement('div')) })
  return root
}

const steps = [
  { id: 'plan', label: 'Plan' },
  { id: 'team', label: 'Team' },
]

test('[STP-8] the heading of a step takes focus in a shadow root', async () => {
  const root = renderInShadowRoot(<SampleStepper steps={steps} />)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect.element(page.getByRole('heading', { name: 'Team' })).toBeVisible()
  expect(root.activeElement).toBe(page.getByRole('heading').element())
  root.host.remove()
})

test('[FBK-6] the first field of a feedback that is wrong takes focus in a shadow root', async () => {
  const root = renderInShadowRoot(<SampleFeedback onSubmit={() => {}} required />)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => root.activeElement).toBe(page.getByRole('radio', { name: 'It costs too much' }).element())
  root.host.remove()
})

test('[FBK-8] an offer takes focus in a shadow root', async () => {
  const root = renderInShadowRoot(<SampleFeedback onSubmit={() => {}} />)
  await page.getByRole('radio', { name: 'I do not use it' }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => root.activeElement).toBe(page.getByRole('group', { name: 'Pause instead' }).element())
  root.host.remove()
})
