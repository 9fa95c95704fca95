export { type ReactRouterLeavingOptions, useReactRouterLeaving } from './use-react-router-leaving.js'
