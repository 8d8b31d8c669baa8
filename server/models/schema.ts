/** What a registered model is: versions, aliases, packages, and what one asks for. Safe in the browser. */
import { z } from 'zod';
import { FeatureReferenceSchema, VALUE_TYPES } from '../feature-store/vocabulary.ts';
import type { Report } from '../training/schema.ts';
import { GATE_NAMES, type Gate } from './gate-schema.ts';
import { DEFAULT_MODEL, PRODUCTION } from './vocabulary.ts';

export const ModelNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'a model name starts with a small letter and holds small letters, digits and _');
export const AliasNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/, 'an alias starts with a small letter and holds small letters, digits and _');
export const ReasonSchema = z
  .string({ error: 'give a reason; it is kept in the history' })
  .trim()
  .min(3, 'give a reason; it is kept in the history')
  .max(500, 'at most 500 characters');

const GateNamesSchema = z
  .array(z.enum(GATE_NAMES, { error: `name gates out of ${GATE_NAMES.join(', ')}` }))
  .default([]);

/** What somebody says to the gates that do not pass by themselves. */
export const ConsentSchema = z.object({
  /** Gates whose remarks are known and accepted. */
  acknowledge: GateNamesSchema,
  /** Gates that failed and shall not count: for leads; the reason says why. */
  override: GateNamesSchema,
});
export type GateConsent = z.output<typeof ConsentSchema>;

export const PromoteRunSchema = z.strictObject({
  model: ModelNameSchema.default(DEFAULT_MODEL),
  alias: AliasNameSchema.default(PRODUCTION),
  reason: ReasonSchema,
  ...ConsentSchema.shape,
});
export type PromoteRun = z.input<typeof PromoteRunSchema>;

export const VersionNameSchema = z.string().regex(/^v?\d{1,6}\.\d{1,6}$/, 'a version looks like v0.1');

/** An alias to a version there is. */
export const PromoteVersionSchema = PromoteRunSchema.extend({
  to: VersionNameSchema,
  /** Where the alias must still point, or null for nowhere; left out where that does not matter. */
  from: VersionNameSchema.nullable().optional(),
});
export type PromoteVersion = z.input<typeof PromoteVersionSchema>;

export const RollbackAliasSchema = PromoteRunSchema.extend({
  /** A version of the model, such as v0.1; the one that had the alias before when left out. */
  to: VersionNameSchema.optional(),
});
export type RollbackAlias = z.input<typeof RollbackAliasSchema>;

const RangeSchema = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  missing: z.number(),
});

/** signature.json: what the model is given and what it answers. */
export const SignatureSchema = z.object({
  /** In the order of the columns of the ONNX input. */
  inputs: z.array(z.object({ feature: FeatureReferenceSchema, dtype: z.enum(VALUE_TYPES), range: RangeSchema })).min(1),
  /** Version of each view the inputs are of, when the model learned from it; packages of old do not say. */
  viewVersions: z.record(z.string(), z.number().int().positive()).optional(),
  /** Whether a missing feature has a learned answer (NaN is scored) or none (the row is not scored). */
  missing: z.enum(['learned', 'refused']),
  label: z.object({
    feature: FeatureReferenceSchema,
    /** In the order of the probabilities. */
    classes: z.array(z.object({ value: z.number().int(), name: z.string() })).min(2),
  }),
  /** Names of the graph's ends: float32 rows in, a class value and the probabilities of the classes out. */
  onnx: z.object({
    input: z.string().min(1),
    dtype: z.literal('float32'),
    label: z.string().min(1).default('label'),
    probabilities: z.string().min(1).default('probabilities'),
  }),
});
export type Signature = z.infer<typeof SignatureSchema>;

/** A file of a package lies in its folder, and nowhere else. */
const PackageFileNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'not the name of a file');

/** MANIFEST.json: proof of what the package holds. */
export const ManifestSchema = z.object({
  format: z.literal('cookoff-model-package/1'),
  model: ModelNameSchema,
  version: z.string().regex(/^v\d+\.\d+$/),
  runId: z.string(),
  /** Git commit of the code that trained it. */
  gitCommit: z.string(),
  createdAt: z.iso.datetime(),
  libraries: z.record(z.string(), z.string()),
  files: z.record(
    PackageFileNameSchema,
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int() }),
  ),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** The sealed slice of a run's split, scored when the run is promoted. */
export interface SealedResult {
  readonly report: Report;
  /** The majority class of the run's training rows, on the same rows. */
  readonly baseline: Report;
  /** Other runs whose promotion had looked at this slice before; the more, the less it proves. */
  readonly looksBefore: number;
}

export interface ModelVersion {
  readonly model: string;
  /** `v{major}.{minor}`. */
  readonly version: string;
  readonly runId: string;
  /** Key prefix of the package in the object store, with its last slash. */
  readonly key: string;
  readonly manifest: Manifest;
  readonly signature: Signature;
  readonly promotedBy: string;
  readonly reason: string;
  readonly createdAt: Date;
  /** What the sealed slice said at promotion; null where the run's split seals nothing. */
  readonly sealed: SealedResult | null;
  /** Aliases that point here now. */
  readonly aliases: readonly string[];
}

/** What is left of a version that was deleted. */
export interface DeletedVersion extends Pick<ModelVersion, 'model' | 'version' | 'runId' | 'key'> {
  readonly deletedAt: Date;
  readonly deletedBy: string;
  readonly reason: string;
}

export interface RegisteredModel {
  readonly name: string;
  readonly createdAt: Date;
  /** Newest first. */
  readonly versions: readonly ModelVersion[];
}

/** One entry of an alias's history. */
export interface AliasMove {
  readonly alias: string;
  /** null at the first promotion. */
  readonly from: string | null;
  readonly to: string;
  readonly by: string;
  readonly reason: string;
  /** Who asked for it, where another one approved. */
  readonly requestedBy: string | null;
  /** As they stood when it was let through; empty where none were asked for. */
  readonly gates: readonly Gate[];
  readonly movedAt: Date;
}

/** Key prefix of a version's package: `model-repo/customer_segment-v0.0/`. */
export const packageKey = (model: string, version: string): string => `model-repo/${model}-${version}/`;
