import { AppError } from '#server/platform/errors';
import { compareRuns } from '#server/runs/compare-runs';
import { getRun } from '#server/runs/runs.repo';
import type { Run } from '#server/runs/schema';
import { listServingCosts } from '#server/runs/serving-costs.repo';
import { findGatesOf } from './aliases.repo.ts';
import { readCardEdition } from './cards.repo.ts';
import { pairSealedRuns } from './gates/pair-sealed.ts';
import { signatureDifferences } from './gates/signature-gate.ts';
import { getModelVersion } from './models.repo.ts';
import type { ModelVersion } from './schema.ts';
import type { ComparedFact, ComparedFile, Pair, VersionComparison } from './version-comparison.ts';

/**
 * Holds two versions of a model against each other: what their runs answered on the holdout, with paired intervals where
 * it is one holdout, the same on the sealed slice, and all that differs in signature, data, package, cost and card.
 *
 * @throws AppError not_found for an unknown model or version; invalid_input when both are the same.
 */
export async function compareVersions(model: string, a: string, b: string): Promise<VersionComparison> {
  const versions = [await getModelVersion(model, a), await getModelVersion(model, b)] as const;
  const [first, second] = versions;
  if (first.version === second.version) {
    const message = `${model} ${first.version} cannot be held against itself; name another version.`;
    throw new AppError('invalid_input', message, { fields: { b: message } });
  }
  const [runs, costs, gates, cards] = await Promise.all([
    both(versions, ({ runId }) => getRun(runId)),
    listServingCosts(versions.map(({ runId }) => runId)),
    both(versions, ({ version }) => findGatesOf(model, version)),
    both(versions, readCardEdition),
  ]);
  const cost = ({ runId }: ModelVersion) => costs.find((one) => one.runId === runId) ?? null;
  const isOneRun = first.runId === second.runId;
  const isSameSealedSlice = first.sealed && second.sealed ? runs[0].split.id === runs[1].split.id : null;
  return {
    versions,
    runs,
    comparison: isOneRun ? null : await compareRuns([first.runId, second.runId]),
    isSameSealedSlice,
    // Both were looked at when they became versions: pairing them opens nothing.
    sealedDifferences: isSameSealedSlice && !isOneRun ? await pairSealedRuns(...runs) : null,
    signature: signatureDifferences(first.signature, second.signature),
    lineage: compareLineage(versions, runs),
    files: compareFiles(versions),
    costs: [cost(first), cost(second)],
    gates: [gates[0]?.gates ?? [], gates[1]?.gates ?? []],
    cards,
  };
}

async function both<T>([a, b]: Pair<ModelVersion>, of: (version: ModelVersion) => Promise<T>): Promise<Pair<T>> {
  return Promise.all([of(a), of(b)]);
}

/** Where data, code and libraries of a version came from, by name. */
function lineageOf({ manifest, signature }: ModelVersion, run: Run): Map<string, string | null> {
  const views = Object.entries(signature.viewVersions ?? {}).map(([view, version]) => `${view} version ${version}`);
  return new Map<string, string | null>([
    ['run', run.name],
    ['features as of', run.asOf?.toISOString() ?? null],
    ['feature views', views.join(', ') || null],
    ['rows trained on', run.dataset && String(run.dataset.trainRows)],
    ['dataset fingerprint', run.datasetFingerprint],
    ['split', run.split.name],
    ['split fingerprint', run.splitFingerprint],
    ['code', manifest.gitCommit],
    ...Object.entries(manifest.libraries).map(([name, version]) => [`library ${name}`, version] as const),
  ]);
}

function compareLineage(versions: Pair<ModelVersion>, runs: Pair<Run>): ComparedFact[] {
  const [was, is] = [lineageOf(versions[0], runs[0]), lineageOf(versions[1], runs[1])];
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => {
    const values = [was.get(name) ?? null, is.get(name) ?? null] as const;
    return { name, values, differs: values[0] !== values[1] };
  });
}

function compareFiles([a, b]: Pair<ModelVersion>): ComparedFile[] {
  const names = [...new Set([a, b].flatMap(({ manifest }) => Object.keys(manifest.files)))].sort();
  return names.map((name) => {
    const [was, is] = [a.manifest.files[name], b.manifest.files[name]];
    return {
      name,
      bytes: [was?.bytes ?? null, is?.bytes ?? null],
      same: was !== undefined && was.sha256 === is?.sha256,
    };
  });
}
