export { errorInDevelopment } from './report.js'
