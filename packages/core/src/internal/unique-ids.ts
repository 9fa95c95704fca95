interface Identified {
  readonly id: string
}

/** Makes the second of two items with one id a type error that says so. */
export type UniqueItems<
  Items extends readonly Identified[],
  Noun extends string,
  Seen = never,
> = Items extends readonly [infer First extends Identified, ...infer Rest extends readonly Identified[]]
  ? readonly [
      First['id'] extends Seen
        ? { readonly id: `There are two ${Noun}s with the id "${First['id']}". Give each ${Noun} an id of its own.` }
        : unknown,
      // An id that is only known at run time is like no other.
      ...UniqueItems<Rest, Noun, Seen | (string extends First['id'] ? never : First['id'])>,
    ]
  : readonly unknown[]

/** Gives the items back. Throws when two have one id. `why` says what the ids are needed for. */
export function withUniqueIds<Items extends readonly Identified[]>(items: Items, noun: string, why: string): Items {
  const ids = items.map(({ id }) => id)
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated === undefined) return items
  throw new Error(
    `Offboard: there are two ${noun}s with the id "${repeated}". ${why} by their ids. Give each ${noun} an id of its own.`,
  )
}
