import { type ReactNode, useEffect, useState } from 'react'
import { countRender } from '../page.tsx'
import { type EntryProps, List, Row } from './job.tsx'

export function HandWritten({ checks }: EntryProps): ReactNode {
  countRender()
  const [answers, setAnswers] = useState<readonly (string | undefined)[]>([])
  useEffect(() => {
    let isHere = true
    for (const [index, { run }] of checks.entries()) {
      run().then((answer) => isHere && setAnswers((before) => replaced(before, index, answer)))
    }
    return () => {
      isHere = false
    }
  }, [checks])
  return (
    <List cleared={answers.filter((answer) => answer === 'clear').length}>
      {checks.map(({ id, label }, index) => (
        <Row key={id} label={label} status={answers[index] ?? 'unchecked'} />
      ))}
    </List>
  )
}

function replaced<Value>(values: readonly Value[], index: number, value: Value): readonly Value[] {
  const copy = [...values]
  copy[index] = value
  return copy
}
