import { type FeedbackRecord, textOf } from '../result.js'

/** A question of a survey, as PostHog has it. */
export interface SurveyQuestion {
  readonly id: string
  /** Its words, which PostHog keeps with the answer. */
  readonly question: string
}

/** A survey of the type `api`, made in PostHog. */
export interface Survey {
  readonly id: string
  readonly name?: string
  /** The choice of reasons. Its choices in PostHog are the codes, or else the ids, of the reasons. */
  readonly reasons: SurveyQuestion
  /** The open question that takes the texts, a line each. Without it they are left out. */
  readonly comment?: SurveyQuestion
  /** Whether the first question takes several choices; its answer is a list then. Default `one`. */
  readonly choice?: 'one' | 'many'
}

/** For `posthog.capture(event, properties)`. */
export interface SurveyEvent {
  readonly event: 'survey shown' | 'survey sent' | 'survey dismissed'
  readonly properties: Readonly<Record<string, unknown>>
}

/** To be captured when the questions are on the screen. */
export function surveyShown(survey: Survey): SurveyEvent {
  return { event: 'survey shown', properties: surveyProperties(survey) }
}

/**
 * What PostHog's surveys record of a feedback, for `onEnd`. Answers that were given count as sent, also when an offer was
 * taken; skipped and abandoned ones as dismissed. Each answer stands under the id of its question and, for older
 * reports, under its place.
 *
 * @example
 * onEnd: (record) => {
 *   const { event, properties } = toSurveyEvent(record, survey)
 *   posthog.capture(event, properties)
 * }
 */
export function toSurveyEvent(record: FeedbackRecord, survey: Survey): SurveyEvent {
  const properties = { ...surveyProperties(survey), $survey_submission_id: record.submissionId }
  if (record.outcome === 'skipped' || record.outcome === 'abandoned') {
    const partially = record.result !== undefined
    return { event: 'survey dismissed', properties: { ...properties, $survey_partially_completed: partially } }
  }
  const codes = record.result.reasons.map(({ id, code = id }) => code)
  const chosen = survey.choice === 'many' ? codes : codes[0]
  const text = textOf(record.result)
  return {
    event: 'survey sent',
    properties: {
      ...properties,
      $survey_questions: [survey.reasons, ...(survey.comment ? [survey.comment] : [])],
      $survey_completed: true,
      ...answer(survey.reasons, '', chosen),
      ...(survey.comment && text && answer(survey.comment, '_1', text)),
    },
  }
}

function surveyProperties({ id, name }: Survey): Readonly<Record<string, unknown>> {
  return { $survey_id: id, ...(name && { $survey_name: name }) }
}

function answer({ id }: SurveyQuestion, place: string, value: unknown): Readonly<Record<string, unknown>> {
  return { [`$survey_response${place}`]: value, [`$survey_response_${id}`]: value }
}
