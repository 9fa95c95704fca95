/**
 * The strings by code unit: the same on each machine, in each language. Many are sorted as numbers, made of the first
 * characters that are not the same in all, and of the place: this takes half the time. May change the list.
 */
export function sortStrings(list: string[]): string[] {
  const { length } = list
  if (length < 32) return list.sort()
  const first = list[0] as string
  let start = first.length
  for (const text of list) for (let at = 0; at < start; at++) if (text[at] !== first[at]) start = at
  // A whole number has 53 bits. What the place leaves of them is for characters, 7 bits each.
  const places = 2 ** Math.ceil(Math.log2(length))
  const end = start + Math.floor((53 - Math.log2(places)) / 7)
  const keys = new Float64Array(length)
  for (let place = 0; place < length; place++) {
    const text = list[place] as string
    let key = 0
    for (let at = start; at < end; at++) {
      const code = at < text.length ? text.charCodeAt(at) + 1 : 0
      if (code > 127) return list.sort()
      key = key * 128 + code
    }
    keys[place] = key * places + place
  }
  keys.sort()
  const sorted: string[] = []
  for (const key of keys) sorted.push(list[key & (places - 1)] as string)
  const headAt = (place: number): number => Math.floor((keys[place] as number) / places)
  for (let from = 0, to = 0; to < length; from = to) {
    const head = headAt(from)
    while (headAt(++to) === head);
    if (to - from > 1) for (const text of sorted.slice(from, to).sort()) sorted[from++] = text
  }
  return sorted
}
