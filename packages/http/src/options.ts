/** Where the backend is, and how it is reached. */
export interface HttpBackendOptions {
  /**
   * The address below which the paths of the document stand: `/api`, `https://api.vendor.example`. On another origin,
   * the backend has to expose `Retry-After` and `Date` (CORS), or waits fall back to what bodies say.
   */
  readonly baseUrl: string
  /** Sends a request. Default: the `fetch` of the run time, as it is at the time of the call. */
  readonly fetch?: (request: Request) => Promise<Response>
  /**
   * What each request carries besides, such as `Authorization` or a CSRF token. A function is asked before each request
   * and may take its time, to renew a token for example. What the client itself sends wins: an `Idempotency-Key`, or a
   * status token in `Authorization`.
   */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
  /** Whether cookies go along. Default `same-origin`; on another origin they need `include`. */
  readonly credentials?: RequestCredentials
  /**
   * How long a call waits for its answer, in milliseconds. Default 30,000. After that it rejects with a `TimeoutError`.
   *
   * A read is aborted. A change that was sent is not: it goes on, and nobody knows what comes of it. Ask `active`, then
   * send the same again with the same key; then it is done once, however often it arrives. A signal that the caller
   * aborts ends both.
   */
  readonly timeout?: number
}
