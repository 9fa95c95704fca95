export { BlockerList, type BlockerListProps } from './blocker-list.js'
