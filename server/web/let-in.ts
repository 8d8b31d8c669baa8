import type { IncomingMessage } from 'node:http';
import { requireKey } from '#server/access/require-key';
import { AppError } from '#server/platform/errors';

/** For whoever watches whether the process is alive. */
const OPEN: ReadonlySet<string> = new Set(['/health']);

type Headers = IncomingMessage['headers'];

/**
 * Who may see pages and change things. Where keys are asked for, everybody shows one of the scope admin: programs as
 * Bearer, browsers as the password they ask a person for. And no page of another site changes anything here, which a
 * browser would let it do under the name of whoever is signed in.
 * @throws AppError unauthenticated; forbidden.
 */
export async function letIn({ method = 'GET', url = '/', headers }: IncomingMessage): Promise<void> {
  const isReading = method === 'GET' || method === 'HEAD';
  if (!isReading && isFromAnotherSite(headers)) {
    throw new AppError('forbidden', 'A page of another site sent this; what changes things is sent from here.');
  }
  if (!OPEN.has(url)) await requireKey(headers.authorization, 'admin').catch((error) => askAgain(error, headers));
}

/** Browsers say so by themselves, but over plain HTTP to another machine they name only the origin of the page. */
function isFromAnotherSite(headers: Headers): boolean {
  const from = headers['sec-fetch-site'];
  if (from !== undefined) return from === 'cross-site' || from === 'same-site';
  const { origin } = headers;
  return origin !== undefined && hostOf(origin) !== (headers['x-forwarded-host'] ?? headers.host);
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** A browser keeps sending a password that was refused as too weak; only when it is asked again does a person get to give another. */
function askAgain(error: unknown, { authorization }: Headers): never {
  if (!(error instanceof AppError && error.code === 'forbidden' && /^Basic /i.test(authorization ?? ''))) throw error;
  throw new AppError('unauthenticated', error.message);
}
