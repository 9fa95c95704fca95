/** What one contender may take, compared with another of the same task, in the same run. */
export interface Budget {
  readonly task: string
  readonly of: string
  readonly to: string
  /** The median of the rounds' ratios may be this at most. */
  readonly ratio: number
}

/** How often one may render in a run of a task. A count, so it does not vary from run to run. */
export interface RenderBudget {
  readonly task: string
  readonly of: string
  /** The component that holds the state. */
  readonly renders: number
  /** What does not read the state. */
  readonly around: number
}

const typing = 'type 240 characters'
const oneByOne = '1,000 checks answer one by one'
const together = '1,000 checks answer together'
const linear = '4 times as many checks'
const commenting = 'type 350 characters of comments'
const choosing = 'choose 60 reasons'
const shapes = ['random', 'layers', 'chain', 'star', 'many scopes', 'forest of cascades', 'with cycles']
const plans = shapes.map((shape) => `plan 100,000 resources: ${shape}`)
const millions = ['random', 'chain'].map((shape) => `plan 1,000,000 resources: ${shape}`)
const removing = '400 of 10 times as many tasks'
const stepping = 'go on 40 times, through 5 steps'

// Each is above what was measured, which stands beside it, by as much as a busy machine may add.
export const budgets: readonly Budget[] = [
  { task: typing, of: 'ours', to: 'hand-written', ratio: 4 }, // 1.6 to 2.2
  { task: typing, of: 'ours', to: 'react-hook-form', ratio: 4 }, // 1.7 to 2.1
  { task: oneByOne, of: 'ours', to: 'hand-written', ratio: 1 }, // 0.1: answers are taken in together
  { task: oneByOne, of: 'ours', to: 'TanStack Query', ratio: 0.5 }, // 0.01
  { task: together, of: 'ours', to: 'hand-written', ratio: 5 }, // 2.0 to 2.4
  { task: together, of: 'ours', to: 'TanStack Query', ratio: 1 }, // 0.4 to 0.5
  { task: linear, of: 'ours, 4,000', to: 'ours, 1,000', ratio: 8 }, // 3.9 to 4.2; 4 is linear
  { task: commenting, of: 'ours', to: 'hand-written', ratio: 3 }, // 1.3 to 1.6
  // 5.4 to 6.3: it leaves the text to the page until it is sent, and renders nothing.
  { task: commenting, of: 'ours', to: 'react-hook-form', ratio: 10 },
  { task: choosing, of: 'ours', to: 'hand-written', ratio: 3 }, // 1.3 to 1.4
  { task: choosing, of: 'ours', to: 'react-hook-form', ratio: 2 }, // 0.8 to 0.9
  // 1.4 to 2.0: it sorts, counts waves and tells loops, and the floor does none of that.
  ...plans.map((task) => ({ task, of: 'ours', to: 'bare Kahn', ratio: 2.5 })),
  ...millions.map((task) => ({ task, of: 'ours', to: 'bare Kahn', ratio: 5 })), // 2.2 to 2.6
  { task: removing, of: 'ours, 100,000', to: 'ours, 10,000', ratio: 2 }, // 0.9 to 1.2: an event costs the same
  { task: stepping, of: 'ours', to: 'hand-written', ratio: 6 }, // 2.0 to 3.5
  { task: stepping, of: 'ours', to: 'react-use-wizard', ratio: 2 }, // 0.8 to 1.1
  { task: stepping, of: 'ours', to: 'Stepperize', ratio: 5 }, // 1.7 to 2.7
  { task: stepping, of: 'ours', to: 'XState', ratio: 3 }, // 1.4 to 1.9
]

export const renderBudgets: readonly RenderBudget[] = [
  { task: typing, of: 'ours', renders: 240, around: 0 },
  // Once for all that come within a tenth of a second.
  { task: oneByOne, of: 'ours', renders: 50, around: 0 },
  // React takes together what comes in one tick.
  { task: together, of: 'ours', renders: 1, around: 0 },
  { task: commenting, of: 'ours', renders: 350, around: 0 },
  { task: choosing, of: 'ours', renders: 60, around: 0 },
  // Once for each that goes: the next one starts in the same moment.
  { task: removing, of: 'ours, 100,000', renders: 400, around: 0 },
  // A move is under way before it is done, and both are shown.
  { task: stepping, of: 'ours', renders: 80, around: 0 },
]
