import { advanceClosures, followRun } from './closures.js'
import { advanceRuns } from './operations.js'
import type { World } from './world.js'

/** Lets everything happen that was due until now: closures begin runs, and runs end closures. */
export function advance(world: World): void {
  let moved = true
  for (let rounds = 0; moved && rounds < 100; rounds += 1) {
    moved = advanceClosures(world)
    for (const run of advanceRuns(world)) {
      followRun(world, run)
      moved = true
    }
    if (moved) world.changes.tell()
  }
}
