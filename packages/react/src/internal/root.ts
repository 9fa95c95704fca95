/**
 * Where the elements of a part are, learned from the `currentTarget` of its events: the document does not see into a
 * shadow root. Before the first event it is taken for the document. A ref would know it earlier, but would have to share
 * its element with the app's own.
 */
export interface Root {
  current?: Node | undefined
}

/** Finds an element of a part by its id. What is not on a page has no such method. */
export function findInRoot({ current = document }: Root, id: string): HTMLElement | null | undefined {
  return (current as Document).getElementById?.(id)
}
