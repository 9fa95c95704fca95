import { expect, it } from 'vitest'
import { defineReasons, type Reason } from './reasons.js'

it('[FBK-1] says so when two reasons have one id', () => {
  const reasons: Reason[] = ['price', 'other', 'price'].map((id) => ({ id, label: id }))
  expect(() => defineReasons(reasons as [])).toThrow(
    'Offboard: there are two reasons with the id "price". Answers tell reasons apart by their ids. Give each reason an id of its own.',
  )
})
