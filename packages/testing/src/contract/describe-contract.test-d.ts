import { test as nodeTest } from 'node:test'
import { test } from 'vitest'
import { describeContract } from './index.js'

const baseUrl = 'http://backend.example'

// The runners' own functions fit as they are.
describeContract({ baseUrl, test })
describeContract({ baseUrl, test: nodeTest })
