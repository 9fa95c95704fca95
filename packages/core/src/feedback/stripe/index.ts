export { type CancellationDetails, type CancellationFeedback, toCancellationDetails } from './cancellation-details.js'
