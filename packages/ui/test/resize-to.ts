import { onTestFinished } from 'vitest'
import { page } from 'vitest/browser'

/** Gives the page this size until the end of the test. */
export async function resizeTo(width: number, height: number): Promise<void> {
  const [widthBefore, heightBefore] = [innerWidth, innerHeight]
  await page.viewport(width, height)
  onTestFinished(() => page.viewport(widthBefore, heightBefore))
}
