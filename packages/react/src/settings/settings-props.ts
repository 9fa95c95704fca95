import {
  describeField,
  type FieldView,
  type SettingsForm,
  type SettingsFormOptions,
  type SettingsKey,
  type SettingsState,
  type SettingsView,
} from '@offboard/core/settings'
import type { ChangeEvent, ComponentPropsWithRef } from 'react'
import { isComposing } from '../internal/is-composing.js'
import { buttonState, mergeProps, type Props } from '../internal/props.js'

/** The elements of a setting, and the form, whose ids are known. */
export type SettingsPart = 'form' | 'control' | 'label' | 'description' | 'error'

/** A setting, with the ids of its elements. */
export interface SettingsField<Value = unknown> extends FieldView<Value> {
  readonly idOf: (part: SettingsPart) => string
  /** Settles a conflict: the user's value stays, and may be saved. */
  readonly keepMine: () => void
  /** Settles a conflict: the value of the server takes its place. */
  readonly takeTheirs: () => void
}

/** The keys of the settings whose values are of this type. */
export type SettingsKeyOf<Values extends object, Value> = {
  [Key in SettingsKey<Values>]: Values[Key] extends Value ? Key : never
}[SettingsKey<Values>]

type Getter<Tag extends 'form' | 'button'> = (props?: ComponentPropsWithRef<Tag>) => Props<Tag>

/** Props for the elements of a settings form. The app's own handlers run first and stop ours with `preventDefault`. */
export interface SettingsProps<Values extends object> {
  readonly idOf: (part: SettingsPart, key?: SettingsKey<Values>) => string
  /** One setting: its value, how it stands, and what is wrong with it. */
  field<Key extends SettingsKey<Values>>(key: Key): SettingsField<Values[Key]>
  /** For the form around the fields, in which Enter saves. */
  readonly getFormProps: Getter<'form'>
  /** For a text field. */
  readonly getInputProps: (key: SettingsKeyOf<Values, string>, props?: ComponentPropsWithRef<'input'>) => Props<'input'>
  /** For a checkbox or a switch. */
  readonly getCheckboxProps: (
    key: SettingsKeyOf<Values, boolean>,
    props?: ComponentPropsWithRef<'input'>,
  ) => Props<'input'>
  /** For any other control: id, description, and whether it is wrong or busy. Change it by `edit`. */
  readonly getControlProps: (key: SettingsKey<Values>) => ControlProps
  readonly getSaveProps: Getter<'button'>
  readonly getDiscardProps: Getter<'button'>
}

export interface ControlProps {
  readonly id: string
  readonly name: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-busy': true | undefined
  readonly 'aria-describedby': string
  readonly 'data-status': string
}

export function settingsProps<Values extends object>(
  form: Pick<SettingsForm<Values>, 'edit' | 'save' | 'discard' | 'keepMine' | 'takeTheirs'>,
  state: SettingsState,
  view: Pick<SettingsView<Values>, 'status' | 'gate' | 'isDirty'>,
  options: SettingsFormOptions<Values>,
  id: string,
): SettingsProps<Values> {
  const isSaving = view.status === 'saving'
  // Not by the key, in which there may be spaces.
  const idOf: SettingsProps<Values>['idOf'] = (part, key) =>
    `${id}${part}${key === undefined ? '' : Object.keys(options.values).indexOf(key)}`
  const viewOf = <Key extends SettingsKey<Values>>(key: Key) => describeField<Values, Key>(state, key, options)

  function controlProps(key: SettingsKey<Values>): ControlProps {
    const { status, error } = viewOf(key)
    const describedBy = [idOf('description', key), ...(error === undefined ? [] : [idOf('error', key)])]
    return {
      id: idOf('control', key),
      name: key,
      'aria-invalid': error !== undefined || undefined,
      'aria-busy': status === 'saving' || undefined,
      'aria-describedby': describedBy.join(' '),
      'data-status': status,
    }
  }

  // The type of the value is that of the element: the keys of the getters are chosen by it.
  const edit = form.edit as (key: string, value: unknown) => void

  return {
    idOf,
    field: (key) => ({
      ...viewOf(key),
      idOf: (part) => idOf(part, key),
      keepMine: () => form.keepMine(key),
      takeTheirs: () => form.takeTheirs(key),
    }),
    getFormProps: (props) =>
      mergeProps<'form'>(props, {
        id: idOf('form'),
        noValidate: true,
        'data-status': view.status,
        onKeyDown(event) {
          // Safari would submit with the Enter that ends a composition.
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
        },
        onSubmit(event) {
          // React tells of the forms of dialogs in it as well, though they stand elsewhere in the page.
          if (event.target !== event.currentTarget) return
          event.preventDefault()
          void form.save()
        },
      }),
    getInputProps: (key, props) =>
      mergeProps<'input'>(props, {
        ...controlProps(key),
        value: String(viewOf(key).value),
        onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => edit(key, currentTarget.value),
      }),
    getCheckboxProps: (key, props) =>
      mergeProps<'input'>(props, {
        ...controlProps(key),
        type: 'checkbox',
        checked: Boolean(viewOf(key).value),
        onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => edit(key, currentTarget.checked),
      }),
    getControlProps: controlProps,
    getSaveProps: (props) =>
      mergeProps<'button'>(props, {
        ...buttonState(isSaving || !view.isDirty || !view.gate.open, isSaving),
        // So that Enter in a field presses it, wherever in the page it stands.
        type: 'submit',
        form: idOf('form'),
        onClick(event) {
          event.preventDefault()
          void form.save()
        },
      }),
    getDiscardProps: (props) =>
      mergeProps<'button'>(props, {
        ...buttonState(isSaving || !view.isDirty),
        onClick() {
          if (!isSaving) form.discard()
        },
      }),
  }
}
