import type { DeprovisioningEdge } from '@offboard/core/deprovisioning'

/**
 * The floor: Kahn's algorithm and nothing else. It neither sorts, nor knows of cascades, survivors, waves and loops, nor
 * notices what is wrong with its input. All places are within the sizes of the arrays.
 */
export function bareKahn(ids: readonly string[], edges: readonly DeprovisioningEdge[]): string[] {
  const places = new Map<string, number>()
  for (let place = 0; place < ids.length; place++) places.set(ids[place] as string, place)
  const starts = new Int32Array(ids.length + 1)
  const from = new Int32Array(edges.length)
  const to = new Int32Array(edges.length)
  const waitsFor = new Int32Array(ids.length)
  for (let edge = 0; edge < edges.length; edge++) {
    const first = places.get(edges[edge]?.from as string) as number
    const then = places.get(edges[edge]?.to as string) as number
    from[edge] = first
    to[edge] = then
    ;(starts[first + 1] as number)++
    ;(waitsFor[then] as number)++
  }
  for (let place = 0; place < ids.length; place++) (starts[place + 1] as number) += starts[place] as number
  const ends = starts.slice(0, ids.length)
  const next = new Int32Array(edges.length)
  for (let edge = 0; edge < edges.length; edge++) {
    next[(ends[from[edge] as number] as number)++] = to[edge] as number
  }
  const ready = new Int32Array(ids.length)
  let count = 0
  for (let place = 0; place < ids.length; place++) if (waitsFor[place] === 0) ready[count++] = place
  const order: string[] = []
  for (let done = 0; done < count; done++) {
    const place = ready[done] as number
    order.push(ids[place] as string)
    for (let edge = starts[place] as number; edge < (starts[place + 1] as number); edge++) {
      const then = next[edge] as number
      if (--(waitsFor[then] as number) === 0) ready[count++] = then
    }
  }
  return order
}
