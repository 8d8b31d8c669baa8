'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Sweep } from '#server/runs/sweep-schema';
import { Callout } from '../../_ui/callout.tsx';
import { ProgressBar } from '../../_ui/progress-bar.tsx';
import { prepareSweepProgress } from './prepare-sweep-progress.ts';

/** The part of `GET /api/v1/sweeps/{id}` that changes while a sweep is worked on. */
type LiveSweep = Pick<Sweep, 'status' | 'progress' | 'request' | 'budget'>;

const POLL_MS = 700;
/** The pictures are drawn anew as often as this: more would only flicker. */
const REDRAW_MS = 4_000;
const isLive = (status: Sweep['status']) => status === 'queued' || status === 'running';

async function fetchSweep(id: string): Promise<LiveSweep> {
  const response = await fetch(`/api/v1/sweeps/${id}`, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the sweep could not be read (HTTP ${response.status})`);
  return response.json() as Promise<LiveSweep>;
}

/** A sweep at work: how far it is and what is left. The page is drawn anew now and then, and when it ends. */
export function SweepProgress({ id, initial }: { id: string; initial: LiveSweep }) {
  const router = useRouter();
  const { data: sweep, error } = useQuery({
    // A paused sweep is not asked after any more; resumed, it is another question.
    queryKey: ['sweep', id, initial.status],
    queryFn: () => fetchSweep(id),
    initialData: initial,
    refetchInterval: (query) => (isLive(query.state.data?.status ?? 'running') ? POLL_MS : false),
  });
  const shown = useRef(initial.status);

  useEffect(() => {
    if (sweep.status !== shown.current) router.refresh();
    shown.current = sweep.status;
    if (sweep.status !== 'running') return;
    const timer = setInterval(() => router.refresh(), REDRAW_MS);
    return () => clearInterval(timer);
  }, [sweep.status, router]);

  const progress = prepareSweepProgress(sweep);
  return (
    <section aria-label="Progress" className="panel grid gap-3 p-4">
      <ProgressBar {...progress} />
      <p role="status" className="sr-only">
        {progress.label}
      </p>
      {error && (
        <Callout tone="caution" title="Progress cannot be read at the moment">
          The sweep itself goes on. Trying again: {error.message}.
        </Callout>
      )}
    </section>
  );
}
