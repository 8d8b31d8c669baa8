import { z } from 'zod';
import type { CreateRun } from '#server/runs/schema';
import { ALGORITHM_NAMES } from '#server/training/schema';
import { prepareParamFields } from './prepare-param-fields.ts';

const text = z.string().default('');

/** The form of a new run as it is sent: everything text. What is right or wrong is for `CreateRunSchema` to say. */
export const RunFormSchema = z
  .object({
    name: text,
    owner: text,
    service: text,
    features: z.array(z.string()).default([]),
    label: text,
    algorithm: z.enum(ALGORITHM_NAMES),
    params: z.record(z.string(), z.record(z.string(), z.string())).default({}),
    seed: text,
    split: z.object({ testSize: text, stratify: text, column: text }).prefault({}),
  })
  .transform(({ service, features, params, algorithm, seed, split, ...rest }): CreateRun => {
    return {
      ...rest,
      ...(service ? { service } : { features }),
      algorithm,
      params: readParams(algorithm, params[algorithm] ?? {}),
      ...(seed && { seed: toNumber(seed) }),
      split: {
        ...(split.testSize && { testSize: toNumber(split.testSize) }),
        stratify: split.stratify !== '',
        ...(split.column && { column: split.column }),
      },
    };
  });

function readParams(
  algorithm: CreateRun['algorithm'],
  sent: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const fields = prepareParamFields(algorithm).filter((field) => sent[field.name] !== undefined);
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = sent[name]!;
      if (kind === 'boolean') return [name, value === 'true'];
      return [name, kind === 'choice' ? value : toNumber(value)];
    }),
  );
}

/** What is not a number becomes NaN, which the schema refuses beside its field. */
function toNumber(value: string): number {
  return Number(value.trim());
}
