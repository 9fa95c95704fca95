import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import { definePreview } from '@storybook/react-vite'
import './preview.css'
import { stub, stubHandlers, withFault } from './stub.ts'
import { applyToDocument, globalTypes, initialGlobals } from './toolbars.ts'
import { startWorker, worker } from './worker.ts'

export default definePreview({
  addons: [addonDocs(), addonA11y()],
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  beforeAll: startWorker,
  beforeEach: ({ globals }) => {
    applyToDocument(globals)
    stub.faults.clear()
    stub.reset()
    worker.use(...stubHandlers)
    return () => worker.resetHandlers()
  },
  decorators: [withFault],
  parameters: {
    a11y: {
      test: 'error',
      config: {
        rules: [
          // The one rule of WCAG 2.2 AA that axe has, off by default.
          { id: 'target-size', enabled: true },
          // Under forced colours axe compares the author's colours with the system's, and reports nonsense.
          { id: 'color-contrast', enabled: !matchMedia('(forced-colors: active)').matches },
        ],
      },
    },
    docs: { codePanel: true },
    options: { storySort: { order: ['Introduction', 'Flows', 'Parts', 'Elements', 'Hooks', 'Rules'] } },
    viewport: {
      options: {
        reflow320: { name: 'Reflow at 320 px', styles: { width: '320px', height: '640px' }, type: 'mobile' },
      },
    },
  },
})
