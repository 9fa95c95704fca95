import type { Preview } from '@storybook/react-vite'
import { faultItems } from './stub.ts'

/** The toolbar's menus. Their values are Storybook globals, which a test run can pin. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  theme: {
    description: 'Colour theme',
    toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
  },
  direction: {
    description: 'Text direction',
    toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
  },
  fault: {
    description: 'What goes wrong in the backend',
    toolbar: { title: 'Fault', icon: 'lightning', items: faultItems, dynamicTitle: true },
  },
}

export const initialGlobals = { theme: 'light', direction: 'ltr', fault: 'none' }

/** Puts the chosen theme and direction where an application has them: on the document, which portals also follow. */
export function applyToDocument(globals: Record<string, unknown>): void {
  document.documentElement.dataset.theme = String(globals.theme)
  document.documentElement.dir = String(globals.direction)
}
