import type { IncomingMessage } from 'node:http';
import { requireKey } from '#server/access/require-key';
import { AppError } from '#server/platform/errors';

/** For whoever watches whether the process is alive. */
const OPEN: ReadonlySet<string> = new Set(['/health']);

/**
 * Who may see pages and change things. Where keys are asked for, everybody shows one of the scope admin: programs as
 * Bearer, browsers as the password they ask a person for. And no page of another site changes anything here, which a
 * browser would let it do under the name of whoever is signed in.
 * @throws AppError unauthenticated; forbidden.
 */
export async function letIn({ method = 'GET', url = '/', headers }: IncomingMessage): Promise<void> {
  const from = headers['sec-fetch-site'];
  const isReading = method === 'GET' || method === 'HEAD';
  if (!isReading && (from === 'cross-site' || from === 'same-site')) {
    throw new AppError('forbidden', 'A page of another site sent this; what changes things is sent from here.');
  }
  if (!OPEN.has(url)) await requireKey(headers.authorization, 'admin');
}
