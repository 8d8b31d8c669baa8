/** An HTTP answer before it is put into Next's words or Node's: what both doors of a route have in common. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function jsonAnswer(value: unknown, more: Partial<Omit<Answer, 'body'>> = {}): Answer {
  return writtenAnswer(JSON.stringify(value), more);
}

/** An answer that is JSON text already. */
export function writtenAnswer(
  body: string,
  { status = 200, headers = {} }: Partial<Omit<Answer, 'body'>> = {},
): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

export const toResponse = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });
