'use client';

import { useId, useRef, useState } from 'react';
import { Button } from '../_ui/button.tsx';
import { OptionList, optionId } from '../_ui/option-list.tsx';
import { ScrollX } from '../_ui/scroll-x.tsx';
import { useCompletion } from './use-completion.client.ts';

interface QueryInputProps {
  readonly initial: string;
  /** What is wrong with it, with a caret under the place. */
  readonly error: string | null;
  /** Characters at most; nothing is offered for what is longer. */
  readonly longest: number;
  readonly onSearch: (q: string) => void;
}

/** Where a query is typed: what may come next is offered below. */
export function QueryInput({ initial, error, longest, onSearch }: QueryInputProps) {
  const [listId, errorId] = [useId(), useId()];
  const input = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(initial);
  const { options, active, follow, move, take, press, close } = useCompletion(input, { q, longest, onChange: setQ });
  const isOpen = options.length > 0;
  return (
    <search>
      <form
        action="/runs"
        onSubmit={(event) => {
          event.preventDefault();
          close();
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
              aria-expanded={isOpen}
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
              onSelect={move}
              onKeyDown={press}
              onFocus={follow}
              onBlur={close}
              className="field font-mono"
            />
            <OptionList
              id={listId}
              label="What may come next"
              options={options}
              active={active}
              isShown={isOpen}
              keyOf={({ text }) => text}
              onTake={take}
            >
              {({ text, about }) => (
                <span className="flex items-baseline justify-between gap-4">
                  <code className="truncate font-mono">{text}</code>
                  <span className="shrink-0 text-xs text-ink-soft">{about}</span>
                </span>
              )}
            </OptionList>
          </div>
          <Button type="submit">Search</Button>
        </div>
        {error && <QueryMistake id={errorId} text={error} />}
      </form>
    </search>
  );
}

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
