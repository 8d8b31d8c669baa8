import { z } from 'zod';
import type { CreateSweep } from '#server/runs/create-sweep-schema';
import { METRIC_NAMES, SEARCHES, type SearchName } from '#server/runs/sweep-schema';
import { ALGORITHM_NAMES, type AlgorithmName } from '#server/training/schema';
import { numberSent as number, readParams, textSent as text } from '../../_fields/read-fields.ts';
import { toCandidates } from './to-candidates.ts';

const VarySchema = text.transform((json, context): Record<string, unknown> | undefined => {
  if (json.trim() === '') return undefined;
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  } catch {
    context.addIssue({ code: 'custom', message: 'write it like {"max_depth": [3, 5]}' });
    return z.NEVER;
  }
});

/** The form of a new sweep as it is sent, everything text, as what `CreateSweepSchema` checks. */
export const SweepFormSchema = z
  .object({
    name: text,
    owner: text,
    /** It has its label and what is sealed; what the form says of the label is then left out. */
    experiment: text,
    label: text,
    features: z.array(z.string()).default([]),
    /** Group of each feature that moves with others, by the feature's reference. */
    group: z.record(z.string(), z.string()).default({}),
    algorithms: z.array(z.enum(ALGORITHM_NAMES)).default([]),
    params: z.record(z.string(), z.record(z.string(), z.string())).default({}),
    vary: z.record(z.string(), VarySchema).default({}),
    search: z.enum(Object.keys(SEARCHES) as [SearchName, ...SearchName[]]).default('all'),
    budget: number,
    metric: z.enum(METRIC_NAMES).default('f1_macro'),
    folds: number,
    repeats: number,
    stratify: text,
    sealed: number,
    seed: number,
    allowLeakage: text,
  })
  .transform(({ features, group, algorithms, params, vary, ...rest }): CreateSweep => {
    const settingOf = (algorithm: AlgorithmName) => ({
      algorithm,
      params: readParams(algorithm, params[algorithm] ?? {}),
      ...(vary[algorithm] && { grid: vary[algorithm] as Record<string, unknown[]> }),
    });
    return {
      name: rest.name,
      owner: rest.owner,
      ...(rest.experiment ? { experiment: rest.experiment } : { label: rest.label }),
      candidates: toCandidates(features, group),
      settings: algorithms.map(settingOf),
      search: rest.search,
      metric: rest.metric,
      ...(rest.budget && { budget: Number(rest.budget) }),
      ...(rest.folds && { folds: Number(rest.folds) }),
      ...(rest.repeats && { repeats: Number(rest.repeats) }),
      ...(rest.sealed && { sealed: Number(rest.sealed) }),
      ...(rest.seed && { seed: Number(rest.seed) }),
      stratify: rest.stratify !== '',
      allowLeakage: rest.allowLeakage !== '',
    };
  });
