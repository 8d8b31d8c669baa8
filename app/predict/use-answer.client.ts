'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ExplainedAnswer, SmallestChange } from '#server/inference/explain-schema';
import { postJson } from './fetch-json.client.ts';
import { isSameQuestion, type Question, questionHref } from './question.ts';

const KEPT = { placeholderData: keepPreviousData, staleTime: 60_000, retry: false } as const;

/** The answer to a question; while another is worked out the one before it stays. */
export function useAnswer(question: Question, first: { question: Question; answer: ExplainedAnswer }) {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['explain', questionHref(question)],
    queryFn: ({ signal }) => postJson<ExplainedAnswer>('/api/v1/predictions/explain', question, signal),
    ...(isSameQuestion(question, first.question) && { initialData: first.answer }),
    ...KEPT,
  });
  return { answer: data ?? first.answer, error, isWorking: isPlaceholderData };
}

/** What would change the answer; looked for after the answer is there. */
export function useSmallestChange(question: Question) {
  return useQuery({
    queryKey: ['smallest-change', questionHref(question)],
    queryFn: ({ signal }) => postJson<SmallestChange>('/api/v1/predictions/smallest-change', question, signal),
    ...KEPT,
  });
}
