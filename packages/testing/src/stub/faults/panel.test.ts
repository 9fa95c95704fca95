import { expect, test } from 'vitest'
import { type FaultId, faults } from './index.js'
import { createFaultPanel } from './panel.js'

function strikes(panel: ReturnType<typeof createFaultPanel>, id: FaultId, count: number): boolean[] {
  return Array.from({ length: count }, () => panel.strike(id))
}

test('a fault that is off never happens', () => {
  expect(strikes(createFaultPanel(), 'F4', 2)).toEqual([false, false])
})

test('a fault that is on happens from the nth occasion on, so many times', () => {
  const panel = createFaultPanel()
  panel.enable('F14', { nth: 2, times: 2 })
  expect(strikes(panel, 'F14', 5)).toEqual([false, true, true, false, false])
})

test.each(['F1', 'F4', 'F12', 'F18'] as const)('[%s] happens once by default', (id) => {
  expect(strikes(createFaultPanel([id]), id, 3)).toEqual([true, false, false])
})

test.each(['F5', 'F14', 'F24', 'http-500'] as const)('[%s] goes on by default', (id) => {
  expect(strikes(createFaultPanel([id]), id, 3)).toEqual([true, true, true])
})

test('faults combine, and go off one by one or all together', () => {
  const panel = createFaultPanel(['F1', 'F4', 'F5'])
  panel.disable('F1')
  expect(panel.active()).toEqual(['F4', 'F5'])
  panel.clear()
  expect(panel.active()).toEqual([])
})

test('has struck once its first occasion came, and no longer when it is off', () => {
  const panel = createFaultPanel(['F24'])
  expect(panel.hasStruck('F24')).toBe(false)
  panel.strike('F24')
  expect(panel.hasStruck('F24')).toBe(true)
  panel.disable('F24')
  expect(panel.hasStruck('F24')).toBe(false)
})

test('counts anew when it is armed again', () => {
  const panel = createFaultPanel(['F4'])
  strikes(panel, 'F4', 2)
  panel.rearm()
  expect(panel.strike('F4')).toBe(true)
})

test('each fault says in one sentence what it does', () => {
  for (const { title, does } of Object.values(faults)) {
    expect(title).toMatch(/^[A-Z][^.]+$/)
    expect(does).toMatch(/^[A-Z].+[^.]\.$/)
  }
})

test('refuses an unknown fault and counts below 1', () => {
  const panel = createFaultPanel()
  const unknown = 'F999' as FaultId
  expect(() => panel.enable(unknown)).toThrow(/no fault "F999"\. Use one of: F1, F4/)
  expect(() => panel.disable(unknown)).toThrow(/no fault "F999"/)
  expect(() => createFaultPanel([unknown])).toThrow(/no fault "F999"/)
  expect(() => panel.enable('F1', { nth: 0 })).toThrow(/nth 0.*Pass 1 or more/)
  expect(() => panel.enable('F1', { times: 0 })).toThrow(/times 0.*disable the fault/)
})
