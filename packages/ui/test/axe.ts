import axe from 'axe-core'

/** What axe finds wrong with the page, a line each. */
export async function violations(): Promise<string[]> {
  await animationsEnd()
  const { violations: found } = await axe.run(document, {
    rules: {
      // The one rule of WCAG 2.2 AA that axe has, off by default.
      'target-size': { enabled: true },
      // A whole page has these, not a part of one.
      region: { enabled: false },
      'landmark-one-main': { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ failureSummary, html }) => `${html} ${failureSummary}`)}`)
}

/** Waits for what fades or moves in: halfway, a text has too little contrast, and a box is not yet in its place. */
export async function animationsEnd(): Promise<void> {
  const animations = document.getAnimations()
  const ending = animations.filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
  for (const endless of animations.filter((animation) => !ending.includes(animation))) endless.cancel()
  await Promise.allSettled(ending.map(({ finished }) => finished))
}
