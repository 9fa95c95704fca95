export { type ClosedGate, closedGate, combineGates, type Gate, type OpenGate, openGate } from './gate.js'
