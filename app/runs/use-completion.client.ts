'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Completion } from '#server/runs/complete-query';
import { optionAfter } from '../_ui/option-after.ts';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';

type Option = Completion['options'][number];

interface CompletedInput {
  readonly options: readonly Option[];
  /** The option that Enter would take; −1 for none. */
  readonly active: number;
  /** Offers what may come next where the caret is now. */
  readonly follow: () => void;
  /** The same while something is offered or looked for; one that was closed stays so. */
  readonly move: () => void;
  readonly take: (option: Option) => void;
  readonly press: (event: KeyboardEvent) => void;
  /** Offers nothing until the caret moves again. */
  readonly close: () => void;
}

const NOTHING: Completion = { from: 0, options: [] };
const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * What may come next in a query at the caret of an input, to be taken with the arrow keys and Enter or Tab.
 * @param longest characters at most; nothing is offered for what is longer.
 */
export function useCompletion(
  input: RefObject<HTMLInputElement | null>,
  { q, longest, onChange }: { q: string; longest: number; onChange: (q: string) => void },
): CompletedInput {
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const { from, options } = useOptions(q, q.length <= longest ? caret : null);

  const follow = () => {
    setCaret(input.current?.selectionStart ?? null);
    setActive(-1);
  };
  const move = () => {
    if (caret !== null && document.activeElement === input.current) follow();
  };
  const close = () => setCaret(null);
  const take = (option: Option) => {
    const text = `${option.text} `;
    onChange(q.slice(0, from) + text + q.slice(caret ?? q.length));
    setActive(-1);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(from + text.length, from + text.length);
      setCaret(from + text.length);
    });
  };
  const press = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      setActive(optionAfter(active, step, options.length));
    } else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) {
      event.preventDefault();
      take(options[active]!);
    } else if (event.key === 'Escape') close();
  };
  return { options, active, follow, move, take, press, close };
}

/** Nothing without a caret. The last options stay while others are looked for. */
function useOptions(q: string, caret: number | null): Completion {
  const { data = NOTHING } = useQuery({
    queryKey: ['complete-query', q, caret],
    queryFn: () => callApi<Completion>(`/api/v1/runs/complete${toQuery({ q, caret: String(caret) })}`),
    enabled: caret !== null,
    retry: false,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
  return caret === null ? NOTHING : data;
}
