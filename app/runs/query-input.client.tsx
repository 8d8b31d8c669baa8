'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Completion } from '#server/runs/complete-query';
import { Button } from '../_ui/button.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';
import { CompletionList } from './completion-list.tsx';

interface QueryInputProps {
  readonly initial: string;
  /** What is wrong with it, with a caret under the place. */
  readonly error: string | null;
  /** Characters at most; nothing is offered for what is longer. */
  readonly longest: number;
  readonly onSearch: (q: string) => void;
}

const NOTHING: Completion = { from: 0, options: [] };

/** Where a query is typed: what may come next is offered below, to be taken with the arrow keys and Enter or Tab. */
export function QueryInput({ initial, error, longest, onSearch }: QueryInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(initial);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const { data = NOTHING } = useQuery({
    queryKey: ['complete-query', q, caret],
    queryFn: () => callApi<Completion>(`/api/v1/runs/complete${toQuery({ q, caret: String(caret) })}`),
    enabled: caret !== null && q.length <= longest,
    retry: false,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
  const { from, options } = caret === null ? NOTHING : data;

  const follow = () => {
    setCaret(input.current?.selectionStart ?? null);
    setActive(-1);
  };
  const take = (option: number) => {
    const text = `${options[option]!.text} `;
    setQ(q.slice(0, from) + text + q.slice(caret ?? q.length));
    setActive(-1);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(from + text.length, from + text.length);
      setCaret(from + text.length);
    });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      setActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === 'Escape') setCaret(null);
  };

  return (
    <search>
      <form
        action="/runs"
        onSubmit={(event) => {
          event.preventDefault();
          setCaret(null);
          onSearch(q);
        }}
      >
        <div className="flex gap-2">
          <div className="relative min-w-0 flex-1">
            <input
              ref={input}
              name="q"
              value={q}
              role="combobox"
              aria-label="Search runs"
              aria-autocomplete="list"
              aria-expanded={options.length > 0}
              aria-controls={`${id}-options`}
              aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              autoComplete="off"
              spellCheck={false}
              placeholder='metric.f1_macro > 0.6 and owner = "Dee", or any words'
              onChange={(event) => {
                setQ(event.target.value);
                follow();
              }}
              onSelect={() => document.activeElement === input.current && caret !== null && follow()}
              onKeyDown={press}
              onFocus={follow}
              onBlur={() => setCaret(null)}
              className="field font-mono"
            />
            <CompletionList id={id} options={options} active={active} onTake={take} />
          </div>
          <Button type="submit">Search</Button>
        </div>
        {error && (
          <div role="alert" className="mt-1 text-xs font-medium text-worse">
            <ScrollX label="The mistake in the query">
              <pre id={`${id}-error`} className="font-mono">
                {error}
              </pre>
            </ScrollX>
          </div>
        )}
      </form>
    </search>
  );
}
