import { RUN_ALGORITHMS, type Run, type TrainedModel } from '#server/runs/schema';
import { toXgboostJson } from '#server/training/to-xgboost-json';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Manifest, ManifestSchema, type Signature } from '../schema.ts';
import { uniqueFeatureNames } from '../vocabulary.ts';
import { modelCard } from './model-card.ts';
import type { PackageInput } from './package-input.ts';
import { MANIFEST } from './read-proven.ts';
import { sha256 } from './sha256.ts';
import { endsOf } from './trained-onnx.ts';

export interface ModelPackage {
  readonly signature: Signature;
  readonly manifest: Manifest;
  /** Bytes by file name, MANIFEST.json last. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Libraries whose versions a reader of the package may ask for; package.json pins them exactly. */
const LIBRARIES = ['onnx-proto', 'onnxruntime-node', '@duckdb/node-api'] as const;

/** Every file of a version's package, from a finished run. Same input, same bytes. */
export function buildPackage(input: PackageInput): ModelPackage {
  const { run, trained, sealed } = input;
  const signature = toSignature(run, trained);
  const featureNames = uniqueFeatureNames(run.features);
  const files = new Map<string, Uint8Array>();
  files.set('model.onnx', input.onnx);
  if (trained.model.kind === 'boosted_trees') {
    files.set('model.xgb.json', textBytes(toXgboostJson(trained.model, featureNames)));
  }
  files.set('signature.json', jsonBytes(signature));
  files.set('report.json', jsonBytes(toReport(run, sealed)));
  files.set('model-card.md', textBytes(modelCard(input, headOf(input))));
  const manifest = toManifest(input, files);
  files.set(MANIFEST, jsonBytes(manifest));
  return { signature, manifest, files };
}

const headOf = ({ model, version, reason, promotedBy, createdAt }: PackageInput) => ({
  title: `${model} ${version}`,
  occasion: `Promoted by ${promotedBy} on ${createdAt.toISOString()}: ${reason}`,
});

export function toSignature(run: Run, { model, inputs, classValues, classNames }: TrainedModel): Signature {
  return {
    inputs: inputs.map(({ feature, dtype, range }) => ({ feature, dtype, range })),
    viewVersions: run.viewVersions,
    missing: RUN_ALGORITHMS[run.algorithm].learnsMissing ? 'learned' : 'refused',
    label: {
      feature: run.label,
      classes: classValues.map((value, i) => ({ value, name: classNames[i] ?? String(value) })),
    },
    onnx: { ...endsOf(model), dtype: 'float32' },
  };
}

/** report.json: the reports of a run with what they rest on. */
export function toReport(run: Run, sealed: PackageInput['sealed']): object {
  const { report, baseline, crossValidation, splitFingerprint, datasetFingerprint, split, seed, leaks } = run;
  return {
    report,
    baseline,
    crossValidation,
    sealed,
    split: { ...split, fingerprint: splitFingerprint },
    seed,
    leaks,
    datasetFingerprint,
  };
}

function toManifest(input: PackageInput, files: ReadonlyMap<string, Uint8Array>): Manifest {
  const pinned: Record<string, string> = packageJson.dependencies;
  const versions = LIBRARIES.map((name) => [name, pinned[name] ?? 'unknown'] as const);
  return ManifestSchema.parse({
    format: 'cookoff-model-package/1',
    model: input.model,
    version: input.version,
    runId: input.run.id,
    gitCommit: input.run.codeVersion,
    createdAt: input.createdAt.toISOString(),
    libraries: { cookoff: packageJson.version, node: process.versions.node, ...Object.fromEntries(versions) },
    files: Object.fromEntries(
      [...files].map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.byteLength }]),
    ),
  });
}

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const jsonBytes = (value: object): Uint8Array => textBytes(`${JSON.stringify(value, null, 2)}\n`);
