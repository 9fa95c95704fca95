/** One entry of size-limit's configuration. */
interface Entry {
  name: string
  path: string
  import?: string
  limit?: string
  gzip: true
  ignore?: string[]
  rolldown?: false
}

/**
 * A limit for what a consumer's bundle grows by, gzipped, without React. `pnpm size` shows and checks it.
 *
 * @param path The public sub-path, as it is imported.
 * @param names What is imported: everything, when left out.
 */
function budget(path: string, limit?: string, names = '*'): Entry {
  const [, folder, ...feature] = path.split('/')
  return {
    name: names === '*' ? path : `${names} from ${path}`,
    path: ['packages', folder, 'dist', ...feature, 'index.js'].join('/'),
    import: names,
    ...(limit && { limit }),
    gzip: true,
    ignore: ['react', 'react-dom'],
  }
}

const budgets: Entry[] = [
  budget('@offboard/core/action', '1.1 kB'),
  budget('@offboard/core/blockers', '4.3 kB'),
  budget('@offboard/core/closure', '10.6 kB'),
  budget('@offboard/core/confirmation', '3.2 kB'),
  budget('@offboard/core/deprovisioning', '1.8 kB', '{ planDeprovisioning }'),
  // All of it: who drives a run loads one way to do so, and the planner where there is a plan to be made.
  budget('@offboard/core/deprovisioning', '8.2 kB'),
  budget('@offboard/core/deprovisioning', '3.2 kB', '{ createDeprovisioning, runPlan }'),
  budget('@offboard/core/deprovisioning', '2.4 kB', '{ createDeprovisioning, watchOperation }'),
  budget('@offboard/core/feedback', '4.1 kB'),
  budget('@offboard/core/feedback/posthog', '0.7 kB'),
  budget('@offboard/core/feedback/stripe', '0.5 kB'),
  budget('@offboard/core/flow', '0.4 kB'),
  budget('@offboard/core/gate', '0.5 kB'),
  budget('@offboard/core/links', '0.5 kB'),
  budget('@offboard/core/messages', '4.2 kB'),
  budget('@offboard/core/platform', '0.3 kB'),
  budget('@offboard/core/settings', '3.9 kB'),
  budget('@offboard/core/stepper', '3.7 kB'),
  budget('@offboard/http', '8 kB', '{ createHttpBackend }'),
  budget('@offboard/react/action', '1.4 kB'),
  budget('@offboard/react/announcer', '0.5 kB'),
  budget('@offboard/react/blockers', '3 kB', '{ useBlockers }'),
  // All of it: a list of one's own with its remedies, and polling, are loaded only by those who import them.
  budget('@offboard/react/blockers', '4.8 kB'),
  budget('@offboard/react/closure', '11.3 kB'),
  budget('@offboard/react/confirmation', '3 kB', '{ useConfirmation }'),
  budget('@offboard/react/deprovisioning', '2.9 kB', '{ useDeprovisioning }'),
  // All of it: rows, searches and groups are loaded only by those who import them.
  budget('@offboard/react/deprovisioning', '3.8 kB'),
  budget('@offboard/react/feedback', '3.5 kB', '{ useFeedback }'),
  // All of it: offers and field errors are loaded only by those who import them.
  budget('@offboard/react/feedback', '4.9 kB'),
  budget('@offboard/react/flow', '0.4 kB'),
  budget('@offboard/react/messages', '0.4 kB'),
  budget('@offboard/react/settings', '4.2 kB', '{ useSettingsForm }'),
  budget('@offboard/react/settings', '2 kB', '{ useUnsavedChanges }'),
  { ...budget('@offboard/react/settings/react-router', '0.5 kB'), ignore: ['react', 'react-dom', 'react-router'] },
  {
    ...budget('@offboard/react/settings/tanstack-router', '0.5 kB'),
    ignore: ['react', 'react-dom', '@tanstack/react-router'],
  },
  budget('@offboard/react/stepper', '3.5 kB', '{ useStepper }'),
  // All of it, with the list of the steps and the address.
  budget('@offboard/react/stepper', '4.2 kB'),
  budget('@offboard/ui/blockers', '7 kB'),
  budget('@offboard/ui/button', '1.2 kB'),
  budget('@offboard/ui/callout', '3.4 kB'),
  budget('@offboard/ui/command-snippet', '1.9 kB'),
  budget('@offboard/ui/confirmation', '19.5 kB'),
  budget('@offboard/ui/feedback', '8 kB', '{ FeedbackForm }'),
  // All of it, with the names of the parts.
  budget('@offboard/ui/feedback', '8.2 kB'),
  budget('@offboard/ui/settings', '1.4 kB', '{ DangerZone, DangerAction }'),
  budget(
    '@offboard/ui/settings',
    '8 kB',
    '{ SettingsPage, SettingsNav, SettingsSection, SettingsRow, SettingsInput, SettingsSwitch }',
  ),
  // With Radix.
  budget('@offboard/ui/settings', '19.5 kB'),
  budget('@offboard/ui/stepper', '5 kB'),
  budget('@offboard/testing/contract', '26 kB'),
  budget('@offboard/testing/stub', '50 kB'),
  { ...budget('@offboard/testing/msw', '1 kB'), ignore: ['msw'] },
  {
    name: '@offboard/ui/styles.css',
    path: 'packages/ui/dist/styles/styles.css',
    limit: '8 kB',
    gzip: true,
    rolldown: false,
  },
  // These two have no limit of their own: `scripts/size.ts` limits what the dialog adds to Radix's.
  budget('@offboard/ui/confirmation', undefined, '{ ConfirmDialog }'),
  {
    name: 'bare Radix dialog',
    path: 'scripts/size/radix-dialog.tsx',
    gzip: true,
    ignore: ['react', 'react-dom'],
  },
]

export default budgets
