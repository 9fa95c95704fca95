import { finishOperation, operationPath, requireCapability } from '../deeds.js'
import { at, type Exchange } from '../exchange.js'
import { expectStatus, expectThat, listAt, textAt } from '../expect.js'
import type { Rule, Trial } from '../rule.js'
import { newKey, type Scene } from '../scene.js'

export const exportsAreRenewed: Rule = {
  id: 'API-33',
  title: 'An export names its files, until when each address works, and gives new ones',
  why: 'The e-mail with the link is opened a week later. An address that never ends is a copy of all the data for whoever finds it.',
  needs: ['export'],
  movesClock: true,
  async check(trial) {
    const scene = await trial.arrange('export')
    await requireCapability(scene, 'export')
    const started = await scene.owner('POST', `${scene.path}/exports`, { key: newKey(), body: { formats: ['json'] } })
    expectStatus(started, [202], 'the subject offers an export')
    const id = textAt(started, 'id')
    const done = await finishOperation(scene, '', id)
    const before = filesIn(done)
    expectThat(done, before.length > 0, 'the files in "files"', 'none')
    await expectNewAddresses(scene, id, before, trial)
  },
}

interface ExportFile {
  readonly href: string
  readonly expiresAt: number
}

function filesIn(operation: Exchange): readonly ExportFile[] {
  const now = Date.parse(textAt(operation, 'serverTime'))
  return listAt(operation, 'files').map((_, index) => {
    textAt(operation, `files.${index}.name`)
    textAt(operation, `files.${index}.mediaType`)
    const expiresAt = Date.parse(textAt(operation, `files.${index}.expiresAt`))
    expectThat(
      operation,
      expiresAt > now,
      `a time to come in "files.${index}.expiresAt"`,
      `${at(operation, `files.${index}.expiresAt`)}`,
    )
    return { href: textAt(operation, `files.${index}.href`), expiresAt }
  })
}

async function expectNewAddresses(
  scene: Scene,
  id: string,
  before: readonly ExportFile[],
  { leaveOut }: Trial,
): Promise<void> {
  if (!scene.advance) return leaveOut('new addresses after the end of the old ones: there is no "advance"')
  const ends = Math.max(...before.map(({ expiresAt }) => expiresAt))
  const now = await scene.owner('GET', operationPath(id))
  if (now.status === 200) await scene.advance(ends - Date.parse(textAt(now, 'serverTime')) + 1000)
  const later = await scene.owner('GET', operationPath(id))
  if (later.status === 401) return leaveOut('new addresses: the owner is signed out by then')
  expectStatus(later, [200], 'the operation is read again')
  const known = before.map(({ href }) => href)
  for (const { href } of filesIn(later)) {
    expectThat(later, !known.includes(href), 'another address than the one that has ended', href)
  }
}
