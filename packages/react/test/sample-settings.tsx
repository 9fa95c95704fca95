import type { ComponentPropsWithRef, ReactNode } from 'react'
import {
  type UseSettingsFormOptions,
  type UseSettingsFormResult,
  type UseUnsavedChangesResult,
  useSettingsForm,
  useUnsavedChanges,
} from '../src/settings/index.js'

export interface Workspace {
  readonly name: string
  readonly region: string
  readonly newsletter: boolean
}

export const workspace: Workspace = { name: 'Atlas', region: 'eu', newsletter: false }

export interface SampleSettingsProps extends Partial<UseSettingsFormOptions<Workspace>> {
  readonly formProps?: ComponentPropsWithRef<'form'>
  readonly inputProps?: ComponentPropsWithRef<'input'>
  readonly saveProps?: ComponentPropsWithRef<'button'>
  /** Stands inside the form. */
  readonly inside?: ReactNode
  readonly children?: (form: UseSettingsFormResult<Workspace>) => ReactNode
}

/** A settings form without styles, as an app with a design of its own writes it. */
export function SampleSettings({
  formProps,
  inputProps,
  saveProps,
  inside,
  children,
  ...options
}: SampleSettingsProps): ReactNode {
  const form = useSettingsForm<Workspace>({
    values: workspace,
    instant: ['newsletter'],
    onSave: () => {},
    ...options,
  })
  const { summary, error, announcement, gate, status } = form
  return (
    <>
      <form {...form.getFormProps({ 'aria-label': 'Workspace', ...formProps })}>
        {(['name', 'region'] as const).map((key) => {
          const field = form.field(key)
          return (
            <div key={key}>
              <label htmlFor={form.idOf('control', key)}>{key === 'name' ? 'Name' : 'Region'}</label>
              <input {...form.getInputProps(key, key === 'name' ? inputProps : undefined)} />
              <p id={form.idOf('description', key)}>About the {key}.</p>
              {field.error && <p id={form.idOf('error', key)}>{field.error}</p>}
              {field.theirs && (
                <p>
                  Theirs: {field.theirs.value}{' '}
                  <button type="button" onClick={field.keepMine}>
                    Keep mine
                  </button>
                  <button type="button" onClick={field.takeTheirs}>
                    Take theirs
                  </button>
                </p>
              )}
            </div>
          )
        })}
        <label>
          <input {...form.getCheckboxProps('newsletter')} /> Newsletter
        </label>
        <p id={form.idOf('description', 'newsletter')}>{form.field('newsletter').statusText}</p>
        {form.field('newsletter').error && (
          <p id={form.idOf('error', 'newsletter')}>{form.field('newsletter').error}</p>
        )}
        {inside}
      </form>
      <p>{summary}</p>
      <p data-testid="state">{status}</p>
      <p data-testid="gate">{gate.open ? 'open' : gate.reason}</p>
      {error && <p role="alert">{error}</p>}
      <button {...form.getDiscardProps()}>Discard</button>
      <button {...form.getSaveProps(saveProps)}>Save changes</button>
      <p role="status">{announcement}</p>
      {children?.(form)}
    </>
  )
}

/** The question before leaving, as an app with a design of its own writes it. */
function SampleQuestion({ unsaved }: { readonly unsaved: UseUnsavedChangesResult }): ReactNode {
  const { status, error, canSave, messages, idOf } = unsaved
  if (status === 'settled') return null
  return (
    <div role="alertdialog" aria-labelledby={idOf('title')} aria-describedby={idOf('description')}>
      <h2 id={idOf('title')}>{messages.title}</h2>
      <p id={idOf('description')}>{messages.description}</p>
      {error && <p role="alert">{error}</p>}
      <button {...unsaved.getKeepProps()}>{messages.keep}</button>
      <button {...unsaved.getDiscardProps()}>{messages.discard}</button>
      {canSave && <button {...unsaved.getSaveProps()}>{messages.save}</button>}
    </div>
  )
}

export interface SampleLeavingProps extends SampleSettingsProps {
  /** What binds the question to a router. */
  readonly useLeaving?: (unsaved: UseUnsavedChangesResult) => void
  /** Ways out of the app's own. */
  readonly ways?: (unsaved: UseUnsavedChangesResult) => ReactNode
}

/** A settings form that asks before it is left. */
export function SampleLeaving({ useLeaving = () => {}, ways, ...props }: SampleLeavingProps): ReactNode {
  return (
    <SampleSettings {...props}>{(form) => <Guard form={form} useLeaving={useLeaving} ways={ways} />}</SampleSettings>
  )
}

function Guard({
  form,
  useLeaving,
  ways,
}: {
  readonly ways: SampleLeavingProps['ways'] | undefined
  readonly form: UseSettingsFormResult<Workspace>
  readonly useLeaving: (unsaved: UseUnsavedChangesResult) => void
}): ReactNode {
  const unsaved = useUnsavedChanges(form)
  useLeaving(unsaved)
  return (
    <>
      {ways?.(unsaved)}
      <SampleQuestion unsaved={unsaved} />
    </>
  )
}
