export { type Survey, type SurveyEvent, type SurveyQuestion, surveyShown, toSurveyEvent } from './survey-events.js'
