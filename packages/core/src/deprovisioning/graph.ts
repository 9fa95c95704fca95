/**
 * Which nodes, numbered from 0, come before which others: of each node a chain of its edges. In arrays of numbers, which
 * are several times as fast as an object a node. What is read from them is within their size, so it is a number.
 */
export interface Graph {
  /** Of each node its last edge. Edges are numbered from 1, and 0 is none. */
  readonly last: Int32Array
  /** Of each edge the one before it, of the same node. */
  readonly prior: Int32Array
  /** Of each edge where it leads. */
  readonly to: Int32Array
  /** Gives back the number of the edge. */
  readonly add: (from: number, then: number) => number
}

export function createGraph(nodes: number, mostEdges: number): Graph {
  const last = new Int32Array(nodes)
  const prior = new Int32Array(mostEdges + 1)
  const to = new Int32Array(mostEdges + 1)
  let edge = 0
  function add(from: number, then: number): number {
    to[++edge] = then
    prior[edge] = last[from] as number
    last[from] = edge
    return edge
  }
  return { last, prior, to, add }
}

/** What can be reached from these, and they themselves. */
export function reachedFrom({ last, prior, to }: Graph, nodes: number[]): Uint8Array {
  const reached = new Uint8Array(last.length)
  // What is added on the way is visited too.
  for (const node of nodes) {
    if (reached[node]) continue
    reached[node] = 1
    for (let edge = last[node]; edge; edge = prior[edge]) nodes.push(to[edge] as number)
  }
  return reached
}

/**
 * Of each node the number of its wave, from 1: the one after the waves of all that come before it (Kahn's algorithm). 0
 * for what is in a loop, or comes after one. Edges up to the number `since` do not count.
 */
export function wavesOf({ last, prior, to }: Graph, since: number): Int32Array {
  const waves = new Int32Array(last.length)
  const ready = new Int32Array(last.length)
  const waitsFor = new Int32Array(last.length)
  for (let node = 0; node < last.length; node++) {
    for (let edge = last[node] as number; edge > since; edge = prior[edge] as number) {
      ;(waitsFor[to[edge] as number] as number)++
    }
  }
  let count = 0
  for (let node = 0; node < last.length; node++) {
    if (waitsFor[node]) continue
    waves[node] = 1
    ready[count++] = node
  }
  for (let done = 0; done < count; done++) {
    const node = ready[done] as number
    for (let edge = last[node] as number; edge > since; edge = prior[edge] as number) {
      const then = to[edge] as number
      if (--(waitsFor[then] as number) > 0) continue
      // They are taken wave by wave, so the last one that it waits for is in the latest of their waves.
      waves[then] = (waves[node] as number) + 1
      ready[count++] = then
    }
  }
  return waves
}

/**
 * Of each member of a loop a number that all its members have; 0 for what is in none. These are the strongly connected
 * components, by Tarjan's algorithm, with a path in place of recursion, which a long chain breaks. Looks only at nodes
 * without a wave, and uses up their edges.
 */
export function loopsOf({ last, prior, to }: Graph, since: number, waves: Int32Array): Int32Array {
  const loops = new Int32Array(last.length)
  const found = new Int32Array(last.length)
  const lowest = new Int32Array(last.length)
  const open: number[] = []
  // All that are left to begin at, and on top of them the way from one of them.
  const path: number[] = []
  for (let node = 0; node < last.length; node++) if (!waves[node]) path.push(node)
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    if (!found[node]) found[node] = lowest[node] = open.push(node)
    const edge = last[node] as number
    const then = to[edge] as number
    if (edge <= since) {
      path.pop()
      if (lowest[node] !== found[node]) continue
      const members = open.splice((found[node] as number) - 1)
      for (const member of members) {
        // Above all others: an edge that leads here from later on closes no loop.
        lowest[member] = last.length + 1
        if (members.length > 1) loops[member] = node + 1
      }
    } else if (found[then]) {
      last[node] = prior[edge] as number
      lowest[node] = Math.min(lowest[node] as number, lowest[then] as number)
    }
    // The edge is looked at again when what it leads to is done.
    else path.push(then)
  }
  return loops
}
