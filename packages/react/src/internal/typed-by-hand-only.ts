import type { Props } from './props.js'

// CNF-4: a name that is typed by habit, by a browser or by a password manager proves nothing.
export const typedByHandOnly: Props<'input'> = {
  dir: 'auto',
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  'data-1p-ignore': true,
  'data-bwignore': true,
  'data-lpignore': true,
  'data-form-type': 'other',
}
