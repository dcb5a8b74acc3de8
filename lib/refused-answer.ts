/** An answer to an action that is none of the framework's: something on the way refused it, or broke. */
export class RefusedAnswer extends Error {
  override name = 'RefusedAnswer'
  constructor(
    readonly status: number,
    /** What it said in plain text, if it did. */
    readonly said = '',
  ) {
    super(`an action was answered with status ${status}`)
  }
}

/**
 * `fetch` that fails with a `RefusedAnswer` if a server action is answered by anything but the
 * framework, which itself says neither the status nor that there was an answer.
 *
 * Seen in next 16.4.6: https://github.com/vercel/next.js/issues/78510
 */
export function tellingRefusals(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const answer = await send(input, init)
    const isAction = new Headers(init?.headers).has('next-action')
    if (!isAction || isFrameworks(answer)) return answer
    const plain = answer.headers.get('content-type') === 'text/plain'
    throw new RefusedAnswer(answer.status, plain ? await answer.text() : '')
  }
}

function isFrameworks({ headers }: Response): boolean {
  return (
    (headers.get('content-type') ?? '').startsWith('text/x-component') ||
    headers.has('x-nextjs-action-not-found') ||
    headers.has('x-action-redirect')
  )
}
