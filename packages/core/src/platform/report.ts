/**
 * Hands an error that nobody waits for (a listener of the app threw) to the run time, as an uncaught error would be,
 * without stopping what was going on. See ALL-6.
 */
export function reportListenerError(error: unknown): void {
  if (typeof reportError === 'function') reportError(error)
  else console.error(error)
}

/** Calls a listener of the app. What it throws is reported and never reaches the caller. */
export function notify(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    reportListenerError(error)
  }
}

/** Tells a developer about a mistake. Silent in production. */
export function warnInDevelopment(message: string): void {
  if (process.env.NODE_ENV !== 'production') console.warn(`Offboard: ${message}`)
}

/** Tells a developer about something that users would suffer from. Silent in production. */
export function errorInDevelopment(message: string): void {
  if (process.env.NODE_ENV !== 'production') console.error(`Offboard: ${message}`)
}
