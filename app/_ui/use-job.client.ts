'use client';

import { useQuery } from '@tanstack/react-query';
import type { Job } from '#server/jobs/schema';

const POLL_MS = 500;

/** A job as JSON has it. */
export type WatchedJob = Pick<Job, 'id' | 'status' | 'progress' | 'error' | 'result'>;

export const isWorking = (status: WatchedJob['status']): boolean => status === 'queued' || status === 'running';

async function fetchJob(id: string): Promise<WatchedJob> {
  const response = await fetch(`/api/v1/jobs/${id}`);
  if (!response.ok) throw new Error(`the job could not be read (HTTP ${response.status})`);
  return response.json() as Promise<WatchedJob>;
}

/** The job with this id, read again and again until it ends; undefined before the first answer and without an id. */
export function useJob(id: string | null): WatchedJob | undefined {
  const { data } = useQuery({
    queryKey: ['job', id],
    queryFn: () => fetchJob(id ?? ''),
    enabled: id !== null,
    refetchInterval: (query) => (!query.state.data || isWorking(query.state.data.status) ? POLL_MS : false),
  });
  return data;
}
