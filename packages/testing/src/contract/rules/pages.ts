import { hasCapability, requireCapability } from '../deeds.js'
import { at, memberOf } from '../exchange.js'
import { expectStatus, expectThat, listAt, numberAt, textAt } from '../expect.js'
import { makePlan, readPages } from '../lists.js'
import type { Rule } from '../rule.js'
import type { Scene } from '../scene.js'

export const pagesAreComplete: Rule = {
  id: 'API-27',
  title: 'Pages give each item once, and a total',
  why: 'What falls between two pages is deleted without having been seen.',
  needs: ['resources'],
  async check(trial) {
    const scene = await trial.arrange('resources')
    await requireCapability(scene, 'resources')
    await expectPages(scene, `${scene.path}/resources`)
    if (!(await hasCapability(scene, 'plan'))) return trial.leaveOut('tasks of a plan: the descriptor offers no "plan"')
    const plan = await makePlan(scene)
    await expectPages(scene, `/plans/${encodeURIComponent(textAt(plan, 'id'))}/tasks`)
  },
}

async function expectPages(scene: Scene, path: string): Promise<void> {
  const read = async (each: string) => {
    const exchange = await scene.owner('GET', each)
    const query = new URLSearchParams(each.split('?')[1])
    const limit = Math.min(Number(query.get('limit') ?? 1000), 1000)
    if (exchange.status !== 200) return exchange
    const { length } = listAt(exchange, 'items')
    expectThat(exchange, length <= limit, `at most ${limit} items a page`, `${length}`)
    return exchange
  }
  const whole = await readPages(read, path)
  const single = await readPages(read, `${path}?limit=1`)
  const [all, one] = [idsIn(whole.items), idsIn(single.items)]
  expectThat(single.exchange, new Set(one).size === one.length, 'each item once', one.join(', '))
  expectThat(single.exchange, one.join() === all.join(), `the items ${all.join(', ')}`, one.join(', '))
  const total = numberAt(whole.exchange, 'total.value')
  const isExact = at(whole.exchange, 'total.exact') === true
  expectThat(
    whole.exchange,
    isExact ? total === all.length : total <= all.length,
    `the total ${all.length}`,
    `${total}`,
  )
  const long = await read(`${path}?limit=5000`)
  expectStatus(long, [200, 400], 'a page has at most 1,000 items')
  const made = await scene.owner('GET', `${path}?cursor=never-given-out`)
  expectStatus(made, [400], 'this cursor was never given out')
}

function idsIn(items: readonly unknown[]): readonly string[] {
  return items.map((item) => String(memberOf(item, 'id')))
}
