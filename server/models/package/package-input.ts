import type { Run, TrainedModel } from '#server/runs/schema';

/** A finished run, and the version it is to become. */
export interface PackageInput {
  readonly run: Run;
  readonly trained: TrainedModel;
  readonly model: string;
  readonly version: string;
  readonly reason: string;
  readonly promotedBy: string;
  readonly createdAt: Date;
}
