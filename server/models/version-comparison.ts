/** Two versions of a model held against each other. Safe in the browser. */
import type { Comparison, PairedStatistics } from '../runs/comparison-schema.ts';
import type { Run } from '../runs/schema.ts';
import type { ServingCost } from '../runs/serving-costs.repo.ts';
import type { CardEdition } from './card-schema.ts';
import type { Gate } from './gate-schema.ts';
import type { ModelVersion } from './schema.ts';

/** One of the older (first asked for) and one of the other. */
export type Pair<T> = readonly [T, T];

/** Something both versions have, as text; null where one has none. */
export interface ComparedFact {
  readonly name: string;
  readonly values: Pair<string | null>;
  readonly differs: boolean;
}

export interface ComparedFile {
  readonly name: string;
  /** null where a package has no such file. */
  readonly bytes: Pair<number | null>;
  /** Whether the two hold the same bytes. */
  readonly same: boolean;
}

export interface VersionComparison {
  readonly versions: Pair<ModelVersion>;
  readonly runs: Pair<Run>;
  /** Their runs on the holdout, the first as the reference; null where both were made of one run. */
  readonly comparison: Comparison | null;
  /** Whether both sealed results are of the same rows; null where one has none. */
  readonly isSameSealedSlice: boolean | null;
  /** How the second differs from the first on that slice, row by row; null where it is not the same or of one run. */
  readonly sealedDifferences: PairedStatistics | null;
  /** What changes for callers from the first to the second, a sentence each. */
  readonly signature: readonly string[];
  /** Where data and code came from. */
  readonly lineage: readonly ComparedFact[];
  readonly files: readonly ComparedFile[];
  /** null where it was not measured. */
  readonly costs: Pair<ServingCost | null>;
  readonly gates: Pair<readonly Gate[]>;
  readonly cards: Pair<CardEdition>;
}
