import { z } from 'zod';
import type { CreateRun } from '#server/runs/create-run-schema';
import { ALGORITHM_NAMES } from '#server/training/schema';
import { prepareParamFields } from './prepare-param-fields.ts';

const text = z.string().default('');
const isNumber = (value: string) => value.trim() !== '' && Number.isFinite(Number(value));
/** Empty means the default. */
const number = text.refine((value) => value === '' || isNumber(value), {
  error: ({ input }) => `give a number; “${String(input)}” is none`,
});

/**
 * The form of a new run as it is sent, everything text, as what `CreateRunSchema` checks. Here only what text alone can
 * get wrong is said: a number that is none.
 */
export const RunFormSchema = z
  .object({
    name: text,
    owner: text,
    service: text,
    features: z.array(z.string()).default([]),
    label: text,
    algorithm: z.enum(ALGORITHM_NAMES),
    params: z.record(z.string(), z.record(z.string(), z.string())).default({}),
    seed: number,
    split: z.object({ testSize: number, stratify: text, column: text }).prefault({}),
  })
  .superRefine(({ algorithm, params }, context) => {
    for (const { name, kind } of prepareParamFields(algorithm)) {
      const value = params[algorithm]?.[name];
      if (value === undefined || (kind !== 'integer' && kind !== 'number') || isNumber(value)) continue;
      context.addIssue({ code: 'custom', path: ['params', name], message: `give a number; “${value}” is none` });
    }
  })
  .transform(({ service, features, params, algorithm, seed, split, ...rest }): CreateRun => {
    return {
      ...rest,
      ...(service ? { service } : { features }),
      algorithm,
      params: readParams(algorithm, params[algorithm] ?? {}),
      ...(seed && { seed: Number(seed) }),
      split: {
        ...(split.testSize && { testSize: Number(split.testSize) }),
        stratify: split.stratify !== '',
        ...(split.column && { column: split.column }),
      },
    };
  });

function readParams(
  algorithm: CreateRun['algorithm'],
  sent: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const values = prepareParamFields(algorithm).flatMap(({ name, kind, nullable }): [string, unknown][] => {
    const value = sent[name];
    if (value === undefined) return nullable ? [[name, null]] : [];
    if (kind === 'boolean') return [[name, value === 'true']];
    return [[name, kind === 'choice' ? value : Number(value)]];
  });
  return Object.fromEntries(values);
}
