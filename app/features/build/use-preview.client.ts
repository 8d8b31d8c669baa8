'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRested } from '../../_ui/use-rested.client.ts';
import type { PreviewJson } from './prepare-preview.ts';
import { type Choice, choiceQuery } from './read-choice.ts';

/** Long enough for several boxes to be ticked in a row. */
const REST_MS = 350;

/** The preview of a choice once it rests; the one before it stays meanwhile, and is stopped on the server. */
export function usePreview(choice: Choice) {
  const query = useRested(choiceQuery(choice), REST_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['dataset-preview', query],
    queryFn: ({ signal }) => fetchPreview(query, signal),
    enabled: choice.features.length > 0 && query.includes('features='),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  return { preview: data, error, isWorking: isFetching || query !== choiceQuery(choice) };
}

async function fetchPreview(query: string, signal: AbortSignal): Promise<PreviewJson> {
  const response = await fetch(`/api/v1/datasets/preview${query}`, { signal });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? `The preview failed (HTTP ${response.status}).`);
  return answer as PreviewJson;
}
