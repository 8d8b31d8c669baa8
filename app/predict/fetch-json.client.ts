'use client';

import { problemDetail } from '../_ui/request-job.client.ts';

/** Asks our own API. @throws Error with the server's own sentence when it refuses. */
export async function postJson<T>(url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(problemDetail(answer) ?? `The server answered HTTP ${response.status}.`);
  return answer as T;
}
