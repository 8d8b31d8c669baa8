import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { type PagesDoor, SECRET_HEADER } from './pages-door.ts';

/** What Next knows; it answers others with a 500, or takes them for GET. */
const KNOWN: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

export const isKnownMethod = (method = 'GET'): boolean => KNOWN.has(method);

/** Of a page, whose actions are sent to its own address; Next does not say. */
const OF_A_PAGE = ['GET', 'HEAD', 'POST'];

/** The methods that an address knows, which Next says when it is asked for OPTIONS, but not when it answers 405. */
export async function listMethods(url: string, { port, secret }: PagesDoor): Promise<string[]> {
  const headers = { [SECRET_HEADER]: secret, host: 'localhost' };
  const asked = send({ host: '127.0.0.1', port, method: 'OPTIONS', path: url, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.headers.allow?.split(', ') ?? OF_A_PAGE;
}
