import { connect } from 'node:net'

/** What came back over a socket until the server closed it. */
export interface Exchange {
  /** 0 when nothing came back. */
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** Sends these bytes as they are, and reads until the server closes. Rejects when the connection is reset. */
export async function exchange(url: string, bytes: string | Uint8Array): Promise<Exchange> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  let text = ''
  for await (const chunk of socket) text += chunk
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const [first = '', ...lines] = head.split('\r\n')
  const fields = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers: new Headers(fields as [string, string][]),
    body,
  }
}
