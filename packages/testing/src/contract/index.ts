export { type Arrange, type Arranged, type Credentials, contractNeeds, type Need } from './arrange.js'
export {
  type ContractTest,
  type ContractTestContext,
  type DescribeContractOptions,
  describeContract,
} from './describe-contract.js'
export type { Exchange } from './exchange.js'
export { formatReport } from './format-report.js'
export { type ContractOptions, type ContractReport, contractRules, runContract } from './run-contract.js'
export type { RuleName, RuleResult } from './try-rule.js'
export type { Send } from './wire.js'
