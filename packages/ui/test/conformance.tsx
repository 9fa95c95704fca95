import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { violations } from './axe.js'

/** What every part takes, whatever its element. */
export interface CommonProps {
  readonly ref?: (element: HTMLElement | null) => void
  readonly className?: string
  readonly onClick?: (event: { readonly preventDefault: () => void }) => void
  readonly lang?: string
  readonly 'data-testid'?: string
}

export interface Conformance {
  /** Its `data-slot`. */
  readonly slot: string
  /** The part with these props, in whatever it needs around it. */
  readonly render: (props: CommonProps) => ReactNode
  /** `false` for one without classes of its own. */
  readonly styled?: boolean
  /** Whether our own handler has done its work, for a part that has one. */
  readonly hasActed?: () => boolean
}

/** What is true of every part that renders an element. */
export function describeConformance({ slot, render: renderPart, styled = true, hasActed }: Conformance): void {
  describe(`conformance of ${slot}`, () => {
    const find = () => document.querySelector(`[data-slot="${slot}"]`) as HTMLElement

    test('hands out its element by `ref`', () => {
      const ref = vi.fn()
      render(renderPart({ ref }))
      expect(find()).not.toBeNull()
      expect(ref).toHaveBeenCalledWith(find())
    })

    test("keeps the app's class next to its own", () => {
      render(renderPart({ className: 'theirs' }))
      expect([...find().classList].at(-1)).toBe('theirs')
      expect(find().classList.length > 1).toBe(styled)
    })

    test('[ALL-11] has a `data-slot` and takes other props', () => {
      render(renderPart({ 'data-testid': 'theirs', lang: 'de' }))
      expect(find().dataset.testid).toBe('theirs')
      expect(find().lang).toBe('de')
    })

    test("runs the app's handler", async () => {
      const onClick = vi.fn()
      render(renderPart({ onClick }))
      await userEvent.click(find())
      expect(onClick).toHaveBeenCalledTimes(1)
    })

    if (hasActed) {
      test("[ALL-9] runs the app's handler before its own", async () => {
        const hadActed = vi.fn(hasActed)
        render(renderPart({ onClick: () => void hadActed() }))
        await userEvent.click(find())
        expect(hadActed).toHaveReturnedWith(false)
        await expect.poll(hasActed).toBe(true)
      })

      test("[ALL-9] does nothing when the app's handler calls `preventDefault`", async () => {
        render(renderPart({ onClick: (event) => event.preventDefault() }))
        await userEvent.click(find())
        expect(hasActed()).toBe(false)
      })
    }

    test('has nothing that axe complains about', async () => {
      render(renderPart({}))
      expect(await violations()).toEqual([])
    })
  })
}
