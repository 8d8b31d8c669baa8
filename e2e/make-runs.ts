import type { APIRequestContext } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What a run of the demo is asked for beside its owner and label. */
export interface AskedRun {
  readonly name: string;
  readonly service: 'dee_v1' | 'ram_v1';
  readonly algorithm: 'xgboost' | 'logistic_regression';
  readonly params?: Readonly<Record<string, number>>;
  /** The default one of the label when left out. */
  readonly split?: Readonly<Record<string, number>>;
  readonly seed?: number;
}

/** Trains all of them at once, without a browser, for journeys that begin where runs are. @returns their ids, in order. */
export async function makeRuns(request: APIRequestContext, asked: readonly AskedRun[]): Promise<string[]> {
  const ids: string[] = [];
  for (const run of asked) {
    const data = { owner: 'Lead', label: 'customer_rfm_features:ltvcluster', ...run };
    const answer = await request.post('/api/v1/runs', { data });
    expect(answer.status(), await answer.text()).toBe(202);
    ids.push((await answer.json()).id);
  }
  for (const id of ids) {
    const status = async () => (await (await request.get(`/api/v1/runs/${id}`)).json()).status;
    await expect.poll(status, { timeout: 40_000 }).toBe('finished');
  }
  return ids;
}
