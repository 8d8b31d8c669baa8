'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { RunsView } from '#server/runs/runs-view-schema';
import { Button } from '../_ui/button.tsx';
import { Copyable } from '../_ui/copyable.client.tsx';
import { callApi } from './call-api.client.ts';
import { FOLDED } from './more-controls.tsx';
import { type TableView, viewState } from './table-view.ts';
import { useInSight } from './use-in-sight.client.ts';

interface ViewBarProps {
  /** Those with a name. */
  readonly views: readonly Pick<RunsView, 'id' | 'name'>[];
  /** The saved view in sight, if it is one. */
  readonly current: string | null;
  /** As the server drew it; columns that were changed since are in the address. */
  readonly view: TableView;
}

const SAVED = '/api/v1/runs/views';

/** Saved views, to be gone back to; what is in sight, to be kept by a name or shared by a short address. */
export function ViewBar({ views, current, view: drawn }: ViewBarProps) {
  const view = useInSight(drawn);
  const router = useRouter();
  const [name, setName] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const tell = (error: unknown) => setSaid(error instanceof Error ? error.message : String(error));
  const keep = (body: { name?: string }) => callApi<RunsView>(SAVED, { body: { ...body, state: viewState(view) } });

  const save = (event: FormEvent) => {
    event.preventDefault();
    keep({ name }).then(({ id }) => {
      setName('');
      setSaid(null);
      router.push(`/runs?v=${id}`);
      router.refresh();
    }, tell);
  };
  const share = () =>
    keep({}).then(({ id }) => {
      setSaid(null);
      setLink(`${window.location.origin}/runs?v=${id}`);
    }, tell);
  const forget = () =>
    callApi(`${SAVED}/${current}`, { method: 'DELETE' }).then(() => {
      router.push('/runs');
      router.refresh();
    }, tell);

  return (
    <div className={`flex min-w-0 flex-wrap items-center gap-2 text-sm ${FOLDED}`}>
      {views.length > 0 && <SavedViews views={views} current={current} />}
      {views.some(({ id }) => id === current) && <Button onClick={forget}>Remove this view</Button>}
      <form onSubmit={save} className="flex gap-1">
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          required
          aria-label="Name of this view"
          placeholder="name this view"
          className="field w-36!"
        />
        <Button type="submit">Save</Button>
      </form>
      <Button onClick={share}>Share</Button>
      {link && <Copyable text={link} label="the short address" />}
      {said && (
        <p role="alert" className="text-worse">
          {said}
        </p>
      )}
    </div>
  );
}

function SavedViews({ views, current }: Pick<ViewBarProps, 'views' | 'current'>) {
  return (
    <nav aria-label="Saved views" className="flex flex-wrap gap-x-3">
      {views.map(({ id, name }) => (
        <Link
          key={id}
          href={`/runs?v=${id}` as Route}
          aria-current={id === current ? 'page' : undefined}
          className={`hover:underline ${id === current ? 'font-semibold text-accent-strong' : 'text-ink-soft'}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
