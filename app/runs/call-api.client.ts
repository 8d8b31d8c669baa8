'use client';

import { problemDetail } from '../_ui/request-job.client.ts';

/**
 * Asks the API, with a body for what changes something.
 * @throws Error with the server's own sentence when it is refused.
 */
export async function callApi<T>(path: string, change?: { method?: 'POST' | 'DELETE'; body?: unknown }): Promise<T> {
  const response = await fetch(path, {
    ...(change && { method: change.method ?? 'POST' }),
    ...(change?.body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change.body),
    }),
  });
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new Error(problemDetail(answer) ?? `The server answered HTTP ${response.status}.`);
  return answer as T;
}
