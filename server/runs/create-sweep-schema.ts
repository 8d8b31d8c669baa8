/** What one asks a sweep with, as Zod: shared by the form, the command line and the API. Safe in the browser. */
import { z } from 'zod';
import { FeatureReferenceSchema } from '../feature-store/vocabulary.ts';
import { ALGORITHM_NAMES, ALGORITHMS, SEED_MAX } from '../training/schema.ts';
import { MOST_CANDIDATES, MOST_POINTS } from './sweep-limits.ts';
import { METRIC_NAMES, SEARCHES, type SearchName } from './sweep-schema.ts';

const MOST_SETTINGS = 1_000;

const SEARCH_NAMES = Object.keys(SEARCHES) as [SearchName, ...SearchName[]];

const FeaturesSchema = z.array(FeatureReferenceSchema).min(1, 'a candidate is at least one feature').max(100);

/** A feature, or features that are in or out together. */
const CandidateSchema = z.union([
  FeatureReferenceSchema.transform((feature) => ({ name: feature, features: [feature] })),
  z
    .strictObject({ name: z.string().trim().min(1).max(80).optional(), features: FeaturesSchema })
    .transform(({ name, features }) => ({ name: name ?? features.join(' + '), features })),
]);

const RangeSchema = z
  .strictObject({
    min: z.number(),
    max: z.number(),
    log: z.boolean().default(false).describe('spread evenly over magnitudes'),
    integer: z.boolean().default(false),
  })
  .refine(({ min, max }) => min < max, 'min is to be less than max')
  .refine(({ min, log }) => !log || min > 0, 'a range over magnitudes begins above 0');

const ValuesSchema = z.array(z.unknown()).min(1, 'list at least one value').max(100);

/** An algorithm with fixed parameters, and those that vary: all combinations, or so many drawn at random. */
const SettingSchema = z
  .strictObject({
    algorithm: z.enum(ALGORITHM_NAMES),
    params: z.record(z.string(), z.unknown()).default({}),
    grid: z
      .record(z.string(), z.union([ValuesSchema, RangeSchema]))
      .optional()
      .describe('values of parameters, like {"max_depth": [3, 5]}; with `draws` also {"min": …, "max": …}'),
    draws: z.number().int().min(1).max(MOST_SETTINGS).optional().describe('combinations drawn at random from `grid`'),
  })
  .superRefine(({ algorithm, params, grid, draws }, context) => {
    for (const issue of ALGORITHMS[algorithm].params.safeParse(params).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['params', ...issue.path], message: issue.message });
    }
    if (draws && !grid) {
      context.addIssue({ code: 'custom', path: ['draws'], message: 'say in `grid` what to draw from' });
    }
    for (const [name, values] of Object.entries(grid ?? {})) {
      if (draws || Array.isArray(values)) continue;
      const message = 'a range has no end of values; list some, or say with `draws` how many to draw';
      context.addIssue({ code: 'custom', path: ['grid', name], message });
    }
  });
export type SweepSettingInput = z.infer<typeof SettingSchema>;

/** What `cookoff sweep`, the form and `POST /api/v1/sweeps` send. */
export const CreateSweepSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'give the sweep a name').max(80, 'at most 80 characters'),
    owner: z.string().trim().min(1, 'say who').max(60, 'at most 60 characters'),
    experiment: z
      .string()
      .min(1)
      .optional()
      .describe('name or id; it fixes the label, the folds’ rule and what is sealed'),
    label: FeatureReferenceSchema.optional().describe('may be left out in an experiment'),
    candidates: z
      .array(CandidateSchema)
      .min(1, 'name at least one candidate')
      .max(MOST_CANDIDATES, `at most ${MOST_CANDIDATES} candidates`)
      .describe('features, or {"name", "features"} for those that are in or out together'),
    settings: z
      .array(SettingSchema)
      .min(1, 'name at least one algorithm')
      .max(20)
      .default([{ algorithm: 'xgboost', params: {} }]),
    search: z.enum(SEARCH_NAMES).default('all').describe('how the subsets that are tried come about'),
    budget: z
      .number()
      .int()
      .min(1)
      .max(MOST_POINTS)
      .default(500)
      .describe('most points of a forward, backward or random search'),
    metric: z.enum(METRIC_NAMES).default('f1_macro').describe('what the best is best in'),
    folds: z.number().int().min(2).max(20).default(5),
    repeats: z.number().int().min(1).max(20).default(1).describe('how often the folds are drawn anew'),
    stratify: z.boolean().default(true).describe('every fold with the shares of the classes'),
    sealed: z.number().gt(0).lt(1).default(0.1).describe('share set aside first, which no point of the sweep sees'),
    seed: z.number().int().min(0).max(SEED_MAX).default(0).describe('of the folds, the models and what is drawn'),
    allowLeakage: z.boolean().default(false).describe('try features that give the label away; every point is marked'),
  })
  .superRefine(({ candidates, label, experiment }, context) => {
    const features = candidates.flatMap((candidate) => candidate.features);
    const repeated = features.find((feature, i) => features.indexOf(feature) !== i);
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['candidates'], message });
    if (repeated) refuse(`${repeated} is in the candidates twice`);
    if (!label && !experiment) {
      context.addIssue({ code: 'custom', path: ['label'], message: 'name the label, or an experiment that has one' });
    }
  });
export type CreateSweep = z.input<typeof CreateSweepSchema>;
