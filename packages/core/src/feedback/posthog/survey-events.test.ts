import { describe, expect, it } from 'vitest'
import type { FeedbackResult } from '../result.js'
import { surveyShown, toSurveyEvent } from './survey-events.js'

const why = { id: 'q-why', question: 'Why are you leaving?' }
const more = { id: 'q-more', question: 'Anything else?' }
const survey = { id: 's-1', name: 'Leaving', reasons: why, comment: more }
const shown = { $survey_id: 's-1', $survey_name: 'Leaving' }
const result: FeedbackResult = {
  reasons: [
    { id: 'price', position: 1, code: 'too_expensive' },
    { id: 'other', position: 3, followUp: 'Moving' },
  ],
  comment: 'Thanks!',
}
const submitted = { outcome: 'submitted', submissionId: 'sub-1', result } as const

describe("PostHog's survey events", () => {
  it('[FBK-10] tell that a survey is shown', () => {
    expect(surveyShown(survey)).toEqual({ event: 'survey shown', properties: shown })
    expect(surveyShown({ id: 's-1', reasons: why }).properties).toEqual({ $survey_id: 's-1' })
  })

  it('[FBK-10] have each answer under the id of its question and under its place', () => {
    expect(toSurveyEvent(submitted, survey)).toEqual({
      event: 'survey sent',
      properties: {
        ...shown,
        $survey_submission_id: 'sub-1',
        $survey_completed: true,
        $survey_questions: [why, more],
        $survey_response: 'too_expensive',
        '$survey_response_q-why': 'too_expensive',
        $survey_response_1: 'Moving\nThanks!',
        '$survey_response_q-more': 'Moving\nThanks!',
      },
    })
  })

  it('[FBK-10] have a list of answers where several may be chosen, and no text without a question for it', () => {
    const { properties } = toSurveyEvent(submitted, { id: 's-1', reasons: why, choice: 'many' })
    expect(properties).toMatchObject({ $survey_response: ['too_expensive', 'other'], $survey_questions: [why] })
    expect(properties).not.toHaveProperty('$survey_response_1')
  })

  it('[FBK-10] count an accepted offer as an answer', () => {
    const offer = { id: 'pause', title: 'Pause' }
    expect(toSurveyEvent({ ...submitted, outcome: 'saved', offer, choice: 1 }, survey).event).toBe('survey sent')
  })

  it.each(['skipped', 'abandoned'] as const)(
    '[FBK-10] tell that it was %s, and whether it was filled in',
    (outcome) => {
      const properties = { ...shown, $survey_submission_id: 'sub-1' }
      expect(toSurveyEvent({ outcome, submissionId: 'sub-1' }, survey)).toEqual({
        event: 'survey dismissed',
        properties: { ...properties, $survey_partially_completed: false },
      })
      expect(toSurveyEvent({ outcome, submissionId: 'sub-1', result }, survey).properties).toEqual({
        ...properties,
        $survey_partially_completed: true,
      })
    },
  )
})
