/** A node while it is put in order. */
export class Vertex {
  /** What can only come after it. */
  readonly next: Vertex[] = []
  /** From 0. `undefined`: it is in a loop, or waits for one. */
  wave: number | undefined
  /** The same for all members of a loop. `undefined`: it is in none. */
  loop: number | undefined
  waitsFor = 0
  found = 0
  lowest = 0
  tried = 0
  closed = false
}

/** Gives each its wave: the first after the waves of all that come before it (Kahn's algorithm). */
export function setWaves(vertices: readonly Vertex[]): void {
  for (const { next } of vertices) for (const to of next) to.waitsFor++
  let ready = vertices.filter(({ waitsFor }) => waitsFor === 0)
  for (let wave = 0; ready.length > 0; wave++) {
    const then: Vertex[] = []
    for (const vertex of ready) {
      vertex.wave = wave
      for (const to of vertex.next) if (--to.waitsFor === 0) then.push(to)
    }
    ready = then
  }
}

/**
 * Gives the members of each loop a number of their own: the strongly connected components, by Tarjan's algorithm. With a
 * path in place of recursion, which a chain of 100,000 would break.
 */
export function setLoops(vertices: readonly Vertex[]): void {
  let count = 0
  const path: Vertex[] = []
  const open: Vertex[] = []
  function enter(vertex: Vertex): void {
    vertex.found = vertex.lowest = ++count
    path.push(vertex)
    open.push(vertex)
  }
  for (const start of vertices) {
    if (start.found === 0) enter(start)
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const to = at.next[at.tried++]
      if (to?.found === 0) enter(to)
      else if (to) at.lowest = to.closed ? at.lowest : Math.min(at.lowest, to.found)
      else leave(at)
    }
  }

  function leave(vertex: Vertex): void {
    path.pop()
    const from = path.at(-1)
    if (from) from.lowest = Math.min(from.lowest, vertex.lowest)
    if (vertex.lowest < vertex.found) return
    const members = open.splice(open.lastIndexOf(vertex))
    for (const member of members) {
      member.closed = true
      if (members.length > 1) member.loop = vertex.found
    }
  }
}
