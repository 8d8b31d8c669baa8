import type { IncomingMessage, RequestListener } from 'node:http';

/**
 * Where the process that renders pages is asked, and what proves that the one in front asks. Any user of the machine
 * reaches a port on loopback, and behind it nobody is asked for a key any more.
 */
export interface PagesDoor {
  readonly port: number;
  /** Made by each process of pages for itself, told to its parent alone. */
  readonly secret: string;
}

export const SECRET_HEADER = 'x-cookoff-pages';

/** Answers who shows the secret, which goes no further; everybody else is turned away. */
export function onlyWith(secret: string, answer: RequestListener): RequestListener {
  return (request: IncomingMessage, response) => {
    if (request.headers[SECRET_HEADER] !== secret) return void response.writeHead(403).end();
    delete request.headers[SECRET_HEADER];
    answer(request, response);
  };
}
