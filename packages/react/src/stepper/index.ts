export { type HistoryAddressOptions, historyAddress } from './history-address.js'
export type { StepperProps } from './stepper-props.js'
export { type UseStepListResult, useStepList } from './use-step-list.js'
export { type UseStepperOptions, type UseStepperResult, useStepper } from './use-stepper.js'
