import type { Run, TrainedModel } from '#server/runs/schema';
import type { SealedResult } from '../schema.ts';

/** A finished run, and the version it is to become. */
export interface PackageInput {
  readonly run: Run;
  readonly trained: TrainedModel;
  /** model.onnx, proven on the holdout. */
  readonly onnx: Uint8Array;
  readonly sealed: SealedResult | null;
  readonly model: string;
  readonly version: string;
  readonly reason: string;
  readonly promotedBy: string;
  readonly createdAt: Date;
}
