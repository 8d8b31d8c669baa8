'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { LearningCurve as Curve, RunProgress as Progress, RunStatus } from '#server/runs/schema';
import { Callout } from '../../_ui/callout.tsx';
import { LearningCurve } from '../../_ui/learning-curve.client.tsx';
import { prepareLearningCurve } from '../../_ui/prepare-learning-curve.ts';
import { ProgressBar } from '../../_ui/progress-bar.tsx';
import { prepareProgress } from './prepare-progress.ts';

/** The part of `GET /api/v1/runs/{id}` that changes while a run works. */
export interface LiveRun {
  readonly status: RunStatus;
  readonly progress: Progress | null;
  readonly learningCurve: Curve | null;
  readonly cancelRequested: boolean;
}

const POLL_MS = 600;
const NO_CURVE: Curve = { step: [], trainLoss: [], holdoutLoss: [] };
const isLive = (status: RunStatus) => status === 'queued' || status === 'running';

async function fetchRun(id: string): Promise<LiveRun> {
  const response = await fetch(`/api/v1/runs/${id}`, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the run could not be read (HTTP ${response.status})`);
  return response.json() as Promise<LiveRun>;
}

/** A run at work: which round it is in and how both losses go. When it ends, the page is drawn anew with its report. */
export function RunProgress({ id, initial }: { id: string; initial: LiveRun }) {
  const router = useRouter();
  const { data: run, error } = useQuery({
    queryKey: ['run', id],
    queryFn: () => fetchRun(id),
    initialData: initial,
    refetchInterval: (query) => (isLive(query.state.data?.status ?? 'running') ? POLL_MS : false),
  });

  useEffect(() => {
    if (!isLive(run.status)) router.refresh();
  }, [run.status, router]);

  const progress = prepareProgress(run);
  return (
    <section aria-label="Progress" className="panel grid gap-4 p-4">
      <ProgressBar {...progress} />
      <p role="status" className="sr-only">
        {progress.announcement}
      </p>
      <LearningCurve curve={prepareLearningCurve(run.learningCurve ?? NO_CURVE)} />
      {error && (
        <Callout tone="caution" title="Progress cannot be read at the moment">
          The run itself goes on. Trying again: {error.message}.
        </Callout>
      )}
    </section>
  );
}
