import { expect, fn, screen, waitFor } from 'storybook/test'
import preview from '../../../../.storybook/preview.tsx'
import { Button } from '../button/index.js'
import { ConfirmDialog } from './confirm-dialog.js'

const meta = preview.meta({
  title: 'Parts/Confirmation',
  component: ConfirmDialog,
  args: {
    title: 'Delete project Atlas',
    description: 'Atlas and its 12 sites are deleted. This cannot be undone.',
    cancelLabel: 'Keep project',
    onConfirm: fn(),
    onOpenChange: fn(),
    children: <Button intent="danger-quiet">Delete project</Button>,
  },
  parameters: { docs: { story: { inline: false, iframeHeight: '420px' } } },
})

/** Already open, to look at a state. */
const opened = { defaultOpen: true, children: undefined }

const field = () => screen.findByRole('textbox', { name: /Type/ })
const action = () => screen.findByRole('button', { name: 'Delete project Atlas' })

/** Press the button, type the name, and delete the project. */
export const Playground = meta.story({ args: { phrase: 'atlas' } })

Playground.test('[CNF-11] opens, and closes with the reason', async ({ args, canvas, userEvent }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Delete project' }))
  await expect(await field()).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
  await expect(args.onOpenChange).toHaveBeenLastCalledWith(false, { reason: 'escape' })
  await expect(canvas.getByRole('button', { name: 'Delete project' })).toHaveFocus()
})

Playground.test('[CNF-5] does the deed from the keyboard alone', async ({ args, canvas, userEvent }) => {
  await userEvent.tab()
  await expect(canvas.getByRole('button', { name: 'Delete project' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await userEvent.type(await field(), 'atla{Enter}')
  await expect(args.onConfirm).not.toHaveBeenCalled()
  await userEvent.keyboard('s{Enter}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
  await expect(args.onConfirm).toHaveBeenCalledOnce()
})

/** Nothing to type: for what can be restored, or is worth little. */
export const Basic = meta.story({
  args: opened,
  play: async () => {
    await waitFor(() => expect(screen.getByRole('button', { name: 'Keep project' })).toHaveFocus())
  },
})

export const WithPhrase = meta.story({ args: { ...opened, phrase: 'atlas' } })

export const Mismatch = meta.story({
  args: { ...opened, phrase: 'atlas' },
  play: async ({ userEvent }) => {
    await userEvent.type(await field(), 'atlsa')
    await expect(screen.queryByText('The text does not match.')).not.toBeInTheDocument()
    await userEvent.tab()
    await expect(screen.getByText('The text does not match.')).toBeVisible()
  },
})

export const Matched = meta.story({
  args: { ...opened, phrase: 'atlas' },
  play: async ({ userEvent }) => {
    await userEvent.type(await field(), 'atlas')
    await expect(await action()).not.toHaveAttribute('aria-disabled')
  },
})

export const Pending = meta.story({
  args: { ...opened, phrase: 'atlas', onConfirm: fn(() => new Promise(() => {})) },
  play: async ({ args, userEvent }) => {
    await userEvent.type(await field(), 'atlas{Enter}')
    await expect(await action()).toHaveAttribute('aria-busy', 'true')
    await userEvent.keyboard('{Escape}')
    await expect(screen.getByRole('alertdialog')).toBeVisible()
    await expect(args.onOpenChange).not.toHaveBeenCalled()
  },
})

export const Failed = meta.story({
  args: {
    ...opened,
    phrase: 'atlas',
    onConfirm: fn(() => ({ error: 'Atlas is being deployed. Wait until the deployment has ended, then try again.' })),
  },
  play: async ({ userEvent }) => {
    await userEvent.type(await field(), 'atlas')
    await userEvent.click(await action())
    await expect(await screen.findByRole('alert')).toHaveTextContent('Atlas is being deployed.')
    await expect(await field()).toHaveValue('atlas')
    await expect(await action()).toHaveFocus()
  },
})

/** A gate of the app is closed. The action can be reached and says why it waits. */
export const Blocked = meta.story({
  args: { ...opened, gate: { open: false, reason: '2 things to clear first: Domains and Invoices.' } },
  play: async ({ args, userEvent }) => {
    await expect(await action()).toHaveAccessibleDescription('2 things to clear first: Domains and Invoices.')
    await userEvent.click(await action())
    await expect(args.onConfirm).not.toHaveBeenCalled()
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('2 things to clear first'))
  },
})

/** What goes and what stays, between the sentence and the question. */
export const WithLists = meta.story({
  args: {
    ...opened,
    phrase: 'atlas',
    body: (
      <div className="grid gap-4 min-[30rem]:grid-cols-2">
        <div>
          <h3 className="font-medium">Deleted</h3>
          <ul className="mt-1 text-(--ob-text-muted)">
            <li>12 sites</li>
            <li>340 deployments</li>
            <li>3 custom domains</li>
          </ul>
        </div>
        <div>
          <h3 className="font-medium">Kept</h3>
          <ul className="mt-1 text-(--ob-text-muted)">
            <li>Invoices, for 10 years</li>
            <li>Your account and other projects</li>
          </ul>
        </div>
      </div>
    ),
  },
})

export const LongText = meta.story({
  args: {
    ...opened,
    title: 'Delete organisation Vereinigte Donaudampfschifffahrtsgesellschaftskapitäne Regensburg e. V.',
    description:
      'The organisation, its 48 projects, 1,204 sites and 17 members with their roles are deleted for good. Nobody, including our support, can bring any of it back after that.',
    phrase: 'vereinigte-donaudampfschifffahrtsgesellschaftskapitaene-regensburg-eingetragener-verein',
    cancelLabel: 'Keep the organisation and everything in it',
    confirmLabel: 'Delete the organisation and everything in it',
  },
})

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  args: {
    ...opened,
    title: 'حذف المشروع أطلس',
    description: 'سيُحذف أطلس ومواقعه الاثنا عشر. لا يمكن التراجع عن ذلك.',
    phrase: 'أطلس-2',
    cancelLabel: 'الاحتفاظ بالمشروع',
    messages: {
      typePhrase: 'اكتب {phrase} للتأكيد',
      copyPhrase: 'نسخ',
      phraseNeeded: 'اكتب النص للتأكيد.',
    },
  },
})

export const Narrow = meta.story({
  globals: { viewport: { value: 'reflow320', isRotated: false } },
  args: { ...opened, phrase: 'atlas' },
})
