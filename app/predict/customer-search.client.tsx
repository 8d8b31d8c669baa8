'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useId, useState } from 'react';
import { Button } from '../_ui/button.tsx';
import { optionAfter } from '../_ui/option-after.ts';
import { OptionList, optionId } from '../_ui/option-list.tsx';
import { SelectField, type SelectOption } from '../_ui/select-field.tsx';
import { useRested } from '../_ui/use-rested.client.ts';
import { questionHref } from './question.ts';

/** Longer than the longest id that is looked for. */
const MOST_TYPED = 200;
const REST_MS = 120;

interface CustomerSearchProps {
  /** The view whose keys are searched. */
  readonly view: string;
  readonly models: readonly SelectOption[];
  readonly model: string;
  readonly customer: string;
}

/** Finds a customer by how the id begins: the server looks, and no more than a handful come here. */
export function CustomerSearch({ view, models, model, customer }: CustomerSearchProps) {
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState(customer);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useKeys(view, useRested(typed, REST_MS), open);
  const isShown = open && found.length > 0;

  const choose = (id: string) => {
    setTyped(id);
    setOpen(false);
    setActive(-1);
    router.push(questionHref({ model, customer: id, changes: {} }) as Route);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && isShown && active >= 0) {
      event.preventDefault();
      choose(found[active]!);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) setActive((at) => optionAfter(at, step, found.length));
    }
  };

  return (
    <form action="/predict" className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div className="relative min-w-0">
        <label htmlFor="customer" className="mb-1 block text-sm font-medium">
          Customer
        </label>
        <input
          id="customer"
          name="customer"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isShown && active >= 0 ? optionId(listId, active) : undefined}
          autoComplete="off"
          placeholder="Type how the id begins, such as 127"
          maxLength={MOST_TYPED}
          required
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
          className="field"
        />
        <OptionList
          id={listId}
          label="Customers"
          options={found}
          active={active}
          isShown={isShown}
          keyOf={(id) => id}
          onTake={choose}
        >
          {(id) => <span className="block truncate">{id}</span>}
        </OptionList>
      </div>
      <SelectField id="model" name="model" label="Model" defaultValue={model} options={models} />
      <Button type="submit" tone="primary">
        Predict
      </Button>
    </form>
  );
}

/** The last keys stay while others are looked for. */
function useKeys(view: string, q: string, enabled: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: ['keys', view, q],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ q, limit: '8' });
      const response = await fetch(`/api/v1/views/${encodeURIComponent(view)}/keys?${query}`, { signal });
      if (!response.ok) throw new Error(`The server answered HTTP ${response.status}.`);
      return (await response.json()) as { keys: string[] };
    },
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return data?.keys ?? [];
}
