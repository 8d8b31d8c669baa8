'use client';

import type { KeptEntityRows } from '#server/feature-store/kept-entity-rows';

export type SentRows = KeptEntityRows;

type Sent = { readonly ok: true; readonly rows: SentRows } | { readonly ok: false; readonly message: string };

/** Sends a file of entity rows to be kept; a refusal comes back in words. */
export async function sendEntityRows(file: Blob, fileName: string): Promise<Sent> {
  const query = new URLSearchParams({ fileName });
  const response = await fetch(`/api/v1/datasets/entity-rows?${query}`, { method: 'POST', body: file });
  const answer = await response.json();
  if (response.ok) return { ok: true, rows: answer as SentRows };
  return { ok: false, message: answer.detail ?? `The rows could not be sent (HTTP ${response.status}).` };
}
