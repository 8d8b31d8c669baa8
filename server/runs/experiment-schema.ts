/** What an experiment is: runs that answer one question on the same rows. Safe in the browser. */
import { z } from 'zod';
import { FeatureReferenceSchema } from '../feature-store/vocabulary.ts';
import { SEED_MAX, SplitSchema } from '../training/schema.ts';
import type { Difference, MetricName } from './comparison-schema.ts';
import type { Run, RunSplit, RunStatus } from './schema.ts';
import { METRIC_NAMES, type SweepStatus } from './sweep-schema.ts';

const NameSchema = z.string().trim().min(1, 'give the experiment a name').max(80, 'at most 80 characters');
const QuestionSchema = z.string().trim().max(500, 'at most 500 characters').describe('what is to be found out');

/** What `cookoff experiments create`, the form and `POST /api/v1/experiments` send. */
export const CreateExperimentSchema = z.strictObject({
  name: NameSchema,
  question: QuestionSchema.default(''),
  label: FeatureReferenceSchema,
  metric: z.enum(METRIC_NAMES).default('f1_macro').describe('what its leaderboard is sorted by'),
  splitName: z.string().trim().min(1).max(80).optional().describe('a stored split of the label'),
  split: SplitSchema.optional().describe(
    'drawn with `seed`; without it and `splitName`, a tenth held out, a tenth sealed',
  ),
  seed: z.number().int().min(0).max(SEED_MAX).optional().describe('of a split that is drawn for it'),
});
export type CreateExperiment = z.input<typeof CreateExperimentSchema>;

/** What may change of an experiment: not what its runs are judged by. */
export const EditExperimentSchema = z
  .strictObject({
    name: NameSchema.optional(),
    question: QuestionSchema.optional(),
    archived: z.boolean().optional().describe('put away: it can be read, and takes no more runs'),
  })
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), {
    message: 'say what to change: name, question or archived; label, split and metric are fixed',
  });
export type EditExperiment = z.input<typeof EditExperimentSchema>;

export const NOTE_MAX = 10_000;
export const ExperimentNoteSchema = z.strictObject({
  body: z
    .string()
    .trim()
    .min(1, 'write something')
    .max(NOTE_MAX, `at most ${NOTE_MAX} characters`)
    .describe('Markdown'),
});

const IdsSchema = z.array(z.string()).max(200, 'at most 200 at once');

export const AddRunsSchema = z.strictObject({ runs: IdsSchema.min(1, 'name at least one run') });
export const AddSweepsSchema = z.strictObject({ sweeps: IdsSchema.min(1, 'name at least one sweep') });
export const AddToExperimentSchema = z
  .strictObject({ runs: IdsSchema.default([]), sweeps: IdsSchema.default([]) })
  .refine(({ runs, sweeps }) => runs.length + sweeps.length > 0, { message: 'name at least one run or sweep' });
export type AddToExperiment = z.input<typeof AddToExperimentSchema>;

export const ListExperimentsSchema = z.object({
  archived: z.stringbool().default(false).describe('those that are put away, instead of the others'),
});

export interface Experiment {
  readonly id: string;
  readonly name: string;
  /** In words; may be empty. */
  readonly question: string;
  readonly label: string;
  /** What all of its runs are judged on. */
  readonly split: RunSplit;
  /** What its leaderboard is sorted by. */
  readonly metric: MetricName;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Since when it is put away; null for one that people still work on. */
  readonly archivedAt: Date | null;
}

/** A run as a leaderboard shows it. */
export type Entrant = Pick<
  Run,
  'id' | 'name' | 'owner' | 'status' | 'algorithm' | 'features' | 'leaks' | 'chosenFrom' | 'durations'
>;

/** An experiment in a list. */
export interface ExperimentSummary extends Experiment {
  readonly runs: number;
  readonly sweeps: number;
  /** By name. */
  readonly owners: readonly string[];
}

/** One line of a leaderboard: a run, or the majority class where `run` is null. */
export interface Standing {
  readonly run: Entrant | null;
  /** By the experiment's metric. */
  readonly figure: number;
  /** From 1. Runs of one band cannot be told apart from the best of it on the rows they share. */
  readonly band: number;
  /** This one minus the best; null for the best itself, and where there is no such difference. */
  readonly behind: Difference | null;
  /** This one minus the majority class; null for the majority class itself, and where there is no such difference. */
  readonly gain: Difference | null;
}

export interface Leaderboard {
  readonly experiment: Experiment;
  /** By band, then best first; the majority class is one of them. Empty before a run has finished. */
  readonly standings: readonly Standing[];
  /** Rows that every one of them was scored on. */
  readonly rows: number;
  /** Said where not all holdout rows count, because some run could not score them. */
  readonly note: string | null;
  /** Runs that have no place, with why. */
  readonly unplaced: readonly { readonly run: Entrant; readonly because: string }[];
}

type Named<Status> = { readonly id: string; readonly name: string; readonly status: Status };

/** Something that happened in an experiment. */
export type ExperimentEvent = { readonly at: Date; readonly by: string } & (
  | { readonly kind: 'created' }
  | { readonly kind: 'run'; readonly run: Named<RunStatus> }
  | { readonly kind: 'sweep'; readonly sweep: Named<SweepStatus> }
  | { readonly kind: 'note'; readonly body: string }
  | { readonly kind: 'run-note'; readonly run: Named<RunStatus>; readonly body: string }
  | {
      readonly kind: 'promotion';
      readonly run: Named<RunStatus>;
      readonly model: string;
      readonly version: string;
      readonly reason: string;
    }
);
