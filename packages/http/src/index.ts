export { AnswerError } from './answer-error.js'
export { createHttpBackend } from './create-http-backend.js'
export type { HttpBackendOptions } from './options.js'
