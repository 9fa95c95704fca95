/** One run of a job. */
export interface Sample {
  readonly ms: number
  /** How often the component that holds the state was rendered. */
  readonly renders: number
  /** How often what stands around it was rendered. */
  readonly around: number
}

/** One way of doing the job: ours, a rival's, or written by hand. */
export interface Contender {
  readonly name: string
  /** Does the job once. Throws when it was not done. */
  readonly run: () => Promise<Sample>
}

/** A job that every contender does. */
export interface Task {
  readonly name: string
  /** How many samples are taken of each contender, besides one to warm up. */
  readonly rounds: number
  readonly contenders: readonly Contender[]
}
