/** What one asks a run with, as Zod: shared by the form, the command line and the API. Safe in the browser. */
import { z } from 'zod';
import { FeatureReferenceSchema } from '../feature-store/vocabulary.ts';
import { ALGORITHM_NAMES, ALGORITHMS, SEED_MAX, SplitSchema } from '../training/schema.ts';

const PersonSchema = z.string().trim().min(1, 'say who').max(60, 'at most 60 characters');

const SeedSchema = z.number().int().min(0).max(SEED_MAX);

const SplitNameSchema = z
  .string()
  .trim()
  .min(1, 'give the split a name')
  .max(80, 'at most 80 characters')
  .describe('a stored split of the label; beside `split`, the name to keep that one under');

/** Every row is held out once in each repeat; the model that is kept learns from all of them. */
const CrossValidationSchema = z.strictObject({
  folds: z
    .number({ error: 'say how many folds' })
    .int()
    .min(2, 'at least 2 folds')
    .max(100, 'at most 100 folds')
    .describe('folds'),
  repeats: z.number().int().min(1).max(100).optional().describe('how often they are drawn anew'),
});
export type CrossValidationSpec = z.infer<typeof CrossValidationSchema>;

/** What `cookoff train`, the form and `POST /api/v1/runs` send. Exactly one of `features` and `service`. */
export const CreateRunSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'give the run a name').max(80, 'at most 80 characters'),
    owner: PersonSchema,
    features: z.array(FeatureReferenceSchema).min(1, 'pick at least one feature').max(1_000).optional(),
    service: z.string().min(1).optional(),
    experiment: z.string().min(1).optional().describe('name or id; it fixes the label and the split'),
    label: FeatureReferenceSchema.optional().describe('may be left out in an experiment'),
    algorithm: z.enum(ALGORITHM_NAMES),
    params: z.record(z.string(), z.unknown()).default({}),
    split: SplitSchema.optional().describe('drawn with `seed`; without it and `splitName`, the default of the label'),
    splitName: SplitNameSchema.optional(),
    cv: CrossValidationSchema.optional(),
    seed: SeedSchema.optional(),
    allowLeakage: z
      .boolean()
      .default(false)
      .describe('train although a feature gives the label away; the run is marked'),
    includeLate: z
      .boolean()
      .default(false)
      .describe('use rows as well that were written after the moment of the join, or at a time nobody recorded'),
  })
  .superRefine((run, context) => {
    if (!run.features === !run.service) {
      context.addIssue({
        code: 'custom',
        path: ['features'],
        message: 'give either features or a service, and not both',
      });
    }
    if (run.label && run.features?.includes(run.label)) {
      context.addIssue({
        code: 'custom',
        path: ['features'],
        message: `the label ${run.label} is among the features; a model cannot be given its own answer`,
      });
    }
    if (!run.label && !run.experiment) {
      context.addIssue({ code: 'custom', path: ['label'], message: 'name the label, or an experiment that has one' });
    }
    for (const name of ['split', 'splitName', 'cv'] as const) {
      if (!run.experiment || run[name] === undefined) continue;
      const message = 'the experiment has its split; leave this out, or train outside of the experiment';
      context.addIssue({ code: 'custom', path: [name], message });
    }
    const repeated = run.features?.find((feature, i) => run.features?.indexOf(feature) !== i);
    if (repeated) context.addIssue({ code: 'custom', path: ['features'], message: `${repeated} is listed twice` });
    const params = ALGORITHMS[run.algorithm].params.safeParse(run.params);
    for (const issue of params.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['params', ...issue.path], message: issue.message });
    }
  });
export type CreateRun = z.input<typeof CreateRunSchema>;
