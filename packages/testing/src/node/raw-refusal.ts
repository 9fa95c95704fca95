import { STATUS_CODES } from 'node:http'

const problems: Readonly<Record<string, { readonly status: number; readonly code: string; readonly title: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers-too-large', title: 'The headers are too large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'request-timeout', title: 'The request took too long to arrive' },
}

const malformed = { status: 400, code: 'invalid-request', title: 'This is no HTTP request' }

/** The whole answer, as text, to what Node could not read as a request. `code` is that of Node's error. */
export function rawRefusal(nodeCode: string | undefined, serverTime: string): string {
  const { status, code, title } = problems[nodeCode ?? ''] ?? malformed
  const type = `https://offboard.example/problems/${code}`
  const body = JSON.stringify({ type, title, status, code, serverTime })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
