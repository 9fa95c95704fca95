export { createFlow, type Flow, type Transition } from './create-flow.js'
