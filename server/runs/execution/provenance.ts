import type { RunOutcome } from '../results.repo.ts';
import type { Run } from '../schema.ts';
import { noteFingerprint } from '../splits.repo.ts';
import type { DrawnRows } from './draw-rows.ts';
import { datasetFingerprint } from './fingerprint.ts';
import type { RunDataset } from './join-dataset.ts';

/** What a run was made from, to tell later whether another was made from the same, with what is odd about it. */
export async function provenance(
  { split }: Run,
  dataset: RunDataset,
  { fingerprint, unscored, holdout }: DrawnRows,
): Promise<Pick<RunOutcome, 'asOf' | 'viewVersions' | 'datasetFingerprint' | 'splitFingerprint' | 'warnings'>> {
  const first = await noteFingerprint(split.id, fingerprint);
  const views = [...dataset.features, dataset.label].map(({ view }) => [view.name, view.version] as const);
  return {
    asOf: dataset.asOf,
    viewVersions: Object.fromEntries(views),
    datasetFingerprint: datasetFingerprint(dataset),
    splitFingerprint: fingerprint,
    warnings: [
      ...(first === fingerprint
        ? []
        : [
            `The split "${split.name}" holds out other rows than when it was first drawn, because the data has changed: ` +
              'this run cannot be compared with those from before.',
          ]),
      ...(unscored > 0
        ? [
            `${unscored} of ${unscored + holdout.length} holdout rows miss a feature and are not scored: a comparison ` +
              'with a run that scored them is made on the other rows only.',
          ]
        : []),
    ],
  };
}
