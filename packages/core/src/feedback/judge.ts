/** Fails with what a handler answers to say so: an `error`, some `errors`, or `ok: false`, as a `Response` has it. */
export function judge(answer: unknown): void {
  const { ok, error, errors } = Object(answer) as Record<string, unknown> & { readonly errors?: readonly unknown[] }
  if (errors?.length) throw answer
  if (error || ok === false) throw error
}
