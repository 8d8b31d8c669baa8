import { createHash } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { didYouMean } from '#server/platform/suggest';
import { insertIngest, PUSHED } from './ingests.repo.ts';
import { requireRowsFit } from './offline/check-rows.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { onlineRowReader } from './online/online-row-reader.ts';
import { type OnlineStore, type OnlineWrite, onlineTable } from './online/online-store.ts';
import { onlineStore } from './online/open-online-store.ts';
import { type AppliedView, listViews } from './registry.ts';
import { readPushedRows } from './serving/read-pushed-rows.ts';
import type { PushAnswer, PushBody } from './serving-schema.ts';
import { describeLatest } from './statistics/describe-latest.ts';
import type { Row } from './vocabulary.ts';

/**
 * Rows straight into the stores, for every view of a source. Online, what is there and newer stays; offline, they are
 * history from now on. All rows are checked for all views before any is written, and offline comes first: a push that
 * failed half-way can be sent again.
 *
 * @throws AppError `invalid_input` naming the source, column or cell that is not right.
 */
export async function pushRows({ push_source_name: name, df, to }: PushBody, actor: Actor): Promise<PushAnswer> {
  const pushes = (await findTargets(name)).map((view) => ({ view, rows: readPushedRows(df, view) }));
  for (const { view, rows } of pushes) requireRowsFit(rows, offlineTable(view, view.joinKeys));
  const online = to === 'offline' ? null : await onlineStore();
  const writes = pushes.map(({ view, rows }) => (online ? toOnlineWrites(online, view, rows) : []));
  const views: PushAnswer['views'] = [];
  for (const [p, { view, rows }] of pushes.entries()) {
    if (to !== 'online' && rows.length > 0) await pushOffline(view, rows, actor);
    // One by one, each on its condition: a push may cross a materialization.
    const { written, skipped } = online
      ? await online.write(onlineTable(view), writes[p]!)
      : { written: 0, skipped: 0 };
    const written_offline = to === 'online' ? 0 : rows.length;
    views.push({
      view: view.name,
      rows: rows.length,
      written_online: written,
      older_than_stored: skipped,
      written_offline,
    });
  }
  return { views };
}

async function findTargets(name: string): Promise<AppliedView[]> {
  const views = await listViews();
  const targets = views.filter((view) => view.source.name === name || view.name === name);
  if (targets.length > 0) return targets;
  const known = views.flatMap((view) => [view.source.name, view.name]);
  const message = `There is no source and no feature view "${name}" to push to.${didYouMean(name, known)}`;
  throw new AppError('invalid_input', message, { fields: { push_source_name: message }, refs: [name] });
}

function toOnlineWrites(store: OnlineStore, view: AppliedView, rows: readonly Row[]): OnlineWrite[] {
  if (!view.online) {
    throw new AppError(
      'invalid_input',
      `Feature view "${view.name}" is not served online (its definition says online: false); push to offline.`,
    );
  }
  const writes = rows.map(onlineRowReader(view, store.keyVersion));
  store.requireFits(onlineTable(view), writes);
  return writes;
}

async function pushOffline(view: AppliedView, rows: readonly Row[], actor: Actor): Promise<void> {
  const started = performance.now();
  const { table, timestampField } = view.source;
  const newest = rows.reduce((latest, row) => Math.max(latest, Number(row[timestampField])), Number.NEGATIVE_INFINITY);
  await offlineStore().append(offlineTable(view, view.joinKeys), rows, async (placed) => {
    const ingest = {
      ...{ id: newId(), pipeline: PUSHED, table, fileName: PUSHED, location: placed.location, by: actor.name },
      ...{ fileSha256: createHash('sha256').update(JSON.stringify(rows)).digest('hex'), asOf: new Date(newest) },
      ...{ createdAt: new Date(), rows: rows.length, counts: {}, dropped: [], parameters: {} },
      durationMs: Math.round(performance.now() - started),
    };
    await insertIngest(ingest, await describeLatest(placed, view.fields));
  });
}
