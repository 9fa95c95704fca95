import { setupWorker } from 'msw/browser'

/**
 * Answers the stories' requests. A story adds what it needs with `worker.use(...)` in its `beforeEach`; it is taken away
 * after the story.
 */
export const worker = setupWorker()

export async function startWorker(): Promise<void> {
  await worker.start({
    // Relative, so that a built Storybook also works from a folder of a site.
    serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    onUnhandledFrame: 'bypass',
    quiet: true,
  })
}
