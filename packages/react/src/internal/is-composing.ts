import type { KeyboardEvent } from 'react'

/** Whether an input method is putting characters together. Safari says so only by the key code 229 (WebKit bug 165004). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229
}
