/** What `fetch` rejects with when no answer arrives. A kind of its own, so that it is not mistaken for a bug. */
export class NetworkError extends TypeError {
  constructor() {
    super('Failed to fetch')
  }
}
