export { type TanStackRouterLeavingOptions, useTanStackRouterLeaving } from './use-tanstack-router-leaving.js'
