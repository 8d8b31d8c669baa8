'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Completion } from '#server/runs/complete-query';
import { Button } from '../_ui/button.tsx';
import { optionAfter } from '../_ui/option-after.ts';
import { OptionList, optionId } from '../_ui/option-list.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';

interface QueryInputProps {
  readonly initial: string;
  /** What is wrong with it, with a caret under the place. */
  readonly error: string | null;
  /** Characters at most; nothing is offered for what is longer. */
  readonly longest: number;
  readonly onSearch: (q: string) => void;
}

const NOTHING: Completion = { from: 0, options: [] };

type Option = Completion['options'][number];

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Where a query is typed: what may come next is offered below, to be taken with the arrow keys and Enter or Tab. */
export function QueryInput({ initial, error, longest, onSearch }: QueryInputProps) {
  const [listId, errorId] = [useId(), useId()];
  const input = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(initial);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const { from, options } = useCompletion(q, q.length <= longest ? caret : null);

  const follow = () => {
    setCaret(input.current?.selectionStart ?? null);
    setActive(-1);
  };
  const take = (option: Option) => {
    const text = `${option.text} `;
    setQ(q.slice(0, from) + text + q.slice(caret ?? q.length));
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
              aria-controls={listId}
              aria-activedescendant={active >= 0 ? optionId(listId, active) : undefined}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? errorId : undefined}
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
            <OptionList
              id={listId}
              label="What may come next"
              options={options}
              active={active}
              isShown={options.length > 0}
              keyOf={({ text }) => text}
              onTake={take}
            >
              {(option) => <CompletionText {...option} />}
            </OptionList>
          </div>
          <Button type="submit">Search</Button>
        </div>
        {error && <QueryMistake id={errorId} text={error} />}
      </form>
    </search>
  );
}

/** What may come next at the caret; nothing where there is none. The last options stay while others are looked for. */
function useCompletion(q: string, caret: number | null): Completion {
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

const CompletionText = ({ text, about }: Option) => (
  <span className="flex items-baseline justify-between gap-4">
    <code className="truncate font-mono">{text}</code>
    <span className="shrink-0 text-xs text-ink-soft">{about}</span>
  </span>
);

/** The caret under the place is a line of its own, so the words keep their columns. */
const QueryMistake = ({ id, text }: { id: string; text: string }) => (
  <div role="alert" className="mt-1 text-xs font-medium text-worse">
    <ScrollX label="The mistake in the query">
      <pre id={id} className="font-mono">
        {text}
      </pre>
    </ScrollX>
  </div>
);
