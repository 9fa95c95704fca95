import { useSettingsForm } from '@offboard/react/settings'
import type { ReactNode } from 'react'

interface Workspace {
  readonly name: string
  readonly newsletter: boolean
}

export interface WorkspaceSettingsProps {
  /** As your query library has it. */
  readonly workspace: Workspace
  readonly update: (patch: Partial<Workspace>, idempotencyKey: string) => Promise<unknown>
}

export function WorkspaceSettings({ workspace, update }: WorkspaceSettingsProps): ReactNode {
  const form = useSettingsForm<Workspace>({
    values: workspace,
    instant: ['newsletter'],
    onSave: (patch, { idempotencyKey }) => update(patch, idempotencyKey),
  })
  const name = form.field('name')
  const newsletter = form.field('newsletter')

  return (
    <form {...form.getFormProps()}>
      <label htmlFor={name.idOf('control')}>Name</label>
      <input {...form.getInputProps('name')} />
      <p id={name.idOf('description')}>Shown on invoices. {name.statusText}</p>
      {name.error && <p id={name.idOf('error')}>{name.error}</p>}
      {name.theirs && (
        <p>
          Somebody else has saved “{name.theirs.value}”.{' '}
          <button type="button" onClick={name.keepMine}>
            Keep mine
          </button>{' '}
          <button type="button" onClick={name.takeTheirs}>
            Take theirs
          </button>
        </p>
      )}

      <label>
        <input {...form.getCheckboxProps('newsletter')} /> Send me product news
      </label>
      <p id={newsletter.idOf('description')}>{newsletter.statusText}</p>
      {newsletter.error && <p id={newsletter.idOf('error')}>{newsletter.error}</p>}

      <p>{form.summary}</p>
      {form.error && <p role="alert">{form.error}</p>}
      <button {...form.getDiscardProps()}>Discard</button>
      <button {...form.getSaveProps()}>Save changes</button>
      <p role="status">{form.announcement}</p>
    </form>
  )
}
