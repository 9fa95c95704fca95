import { expect, test } from 'vitest'
import { help, readArguments } from './read-arguments.js'

test('without arguments it listens at 4010, and nothing goes wrong', () => {
  expect(readArguments([])).toEqual({ serve: { port: 4010, latency: 0 }, faults: [] })
})

test('reads everything that it offers', () => {
  const line = '--port 0 --file a.db --scenario blocker-gate --latency=200 --seed x --fault F4 --fault F5:nth=2,times=3'
  expect(readArguments(line.split(' '))).toEqual({
    serve: { port: 0, latency: 200, file: 'a.db', scenario: 'blocker-gate', seed: 'x' },
    faults: [
      { id: 'F4', options: {} },
      { id: 'F5', options: { nth: 2, times: 3 } },
    ],
  })
})

test('asked for help, it asks for nothing else', () => {
  expect(readArguments(['--help', '--port', 'nowhere'])).toBeUndefined()
  expect(help).toMatch(/--fault <name>[\s\S]*F4 +Answer to the start lost/)
  expect(help).toMatch(/Scenarios:[\s\S]*request-in-app +Request, confirmed in the app[\s\S]*Faults:/)
})

test.each([
  [['--port', 'http'], /--port cannot be "http"\. Use a whole number from 0 to 65535/],
  [['--port', '65536'], /--port cannot be "65536"/],
  [['--port='], /--port cannot be ""/],
  [['--latency', '1.5'], /--latency cannot be "1\.5"/],
  [['--latency=-1'], /--latency cannot be "-1"/],
  [['--file='], /--file needs a path/],
  [['--scenario', 'nowhere'], /--scenario cannot be "nowhere"\. Use one of: ordered-manual, blocker-gate/],
  [['--scenario', 'constructor'], /--scenario cannot be "constructor"/],
  [['--fault', 'F0'], /--fault cannot be "F0"\. Use one of: F1, F4/],
  [['--fault', 'F5:nth=0'], /"F5:nth=0": "nth=0" is neither nth nor times with 1 or more/],
  [['--fault', 'F5:often=2'], /"often=2" is neither/],
  [['--fault', 'F5:nth=2:times=3'], /"nth=2:times=3" is neither/],
  [['--nowhere'], /Unknown option '--nowhere'/],
  [['stub.db'], /Unexpected argument 'stub\.db'/],
])('refuses %s', (args, message) => {
  expect(() => readArguments(args)).toThrow(message)
})
