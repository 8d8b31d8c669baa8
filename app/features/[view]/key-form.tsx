import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AppliedView } from '#server/feature-store/registry';
import { Button } from '../../_ui/button.tsx';
import { toQuery } from '../../_ui/search-params.ts';

interface KeyFormProps {
  readonly view: AppliedView;
  /** What was asked for, in the order of the join keys. */
  readonly typed: readonly string[] | null;
  readonly submit: string;
  /** What else the address holds, kept as it is. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}

/** Which entity: a field for each join key, sent to the address. */
export function KeyForm({ view, typed, submit, kept = {}, children }: KeyFormProps) {
  return (
    <form className="flex flex-wrap items-end gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {view.joinKeys.map(({ name }, i) => (
        <label key={name} className="min-w-40 flex-1 text-sm font-medium sm:max-w-64">
          <span className="mb-1 block">{name}</span>
          <input type="search" name="key" defaultValue={typed?.[i]} aria-label={name} required className="field" />
        </label>
      ))}
      {children}
      <Button type="submit">{submit}</Button>
    </form>
  );
}

export interface SuggestedKeysProps {
  readonly title: string;
  readonly keys: readonly string[];
  /** Path of the page that a key is asked of. */
  readonly path: string;
  readonly kept?: Readonly<Record<string, string>>;
}

/** Keys there are, each a link that asks for it. */
export function SuggestedKeys({ title, keys, path, kept = {} }: SuggestedKeysProps) {
  if (keys.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-ink-faint">
      {title}
      {keys.map((key) => (
        <Link key={key} href={`${path}${toQuery({ ...kept, key })}` as Route} className="text-accent hover:underline">
          {key}
        </Link>
      ))}
    </p>
  );
}
