'use client';

import type { WatchedJob } from './use-job.client.ts';

/**
 * Asks for a long piece of work over the API.
 * @returns the job, to be watched with `useJob`.
 * @throws Error with the server's own sentence when it is refused.
 */
export async function requestJob(url: string, body: unknown): Promise<WatchedJob> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(problemDetail(answer) ?? `The server answered HTTP ${response.status}.`);
  return answer as WatchedJob;
}

/** The sentence of an RFC 9457 problem. */
export function problemDetail(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('detail' in answer)) return null;
  return typeof answer.detail === 'string' ? answer.detail : null;
}
