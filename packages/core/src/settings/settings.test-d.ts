import { describe, expectTypeOf, it } from 'vitest'
import { createSettingsForm, describeField, describeSettings, enSettings, type SettingsFormOptions } from './index.js'

interface Workspace {
  readonly name: string
  readonly seats: number
  readonly newsletter: boolean
}

declare const options: SettingsFormOptions<Workspace>
const form = createSettingsForm(options)

describe('a settings form', () => {
  it('[SET-2] takes the types of its values', () => {
    expectTypeOf(form.edit<'seats'>)
      .parameter(1)
      .toEqualTypeOf<number>()
    form.edit('name', 'Borealis')
    // @ts-expect-error A number of seats is a number.
    form.edit('seats', '3')
    // @ts-expect-error There is no setting "typo".
    form.edit('typo', 'Borealis')
    // @ts-expect-error Nor can it be applied at once.
    createSettingsForm<Workspace>({ values: options.values, onSave() {}, messages: enSettings, instant: ['typo'] })
  })

  it('[SET-2] saves a part of them', () => {
    expectTypeOf(options.onSave).parameter(0).toEqualTypeOf<Readonly<Partial<Workspace>>>()
  })

  it('[SET-2] shows them', () => {
    const view = describeSettings(form.getState(), options)
    expectTypeOf(view.values).toEqualTypeOf<Workspace>()
    expectTypeOf(view.changes).toEqualTypeOf<readonly ('name' | 'seats' | 'newsletter')[]>()
    expectTypeOf(describeField<Workspace, 'seats'>(form.getState(), 'seats', options).theirs).toEqualTypeOf<
      { readonly value: number } | undefined
    >()
  })
})
