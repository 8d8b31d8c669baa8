import { z } from 'zod';
import type { CreateRun } from '#server/runs/create-run-schema';
import { ALGORITHM_NAMES } from '#server/training/schema';
import { prepareParamFields } from '../../_fields/prepare-param-fields.ts';
import { isNumber, numberSent as number, readParams, textSent as text } from '../../_fields/read-fields.ts';

/**
 * The form of a new run as it is sent, everything text, as what `CreateRunSchema` checks. Here only what text alone can
 * get wrong is said: a number that is none.
 */
export const RunFormSchema = z
  .object({
    name: text,
    owner: text,
    /** It has its label and its split; what the form says of those is then left out. */
    experiment: text,
    service: text,
    features: z.array(z.string()).default([]),
    label: text,
    algorithm: z.enum(ALGORITHM_NAMES),
    params: z.record(z.string(), z.record(z.string(), z.string())).default({}),
    seed: number,
    allowLeakage: text,
    includeLate: text,
    splitName: text,
    /** Name to keep a new split under. */
    splitAs: text,
    split: z
      .object({ testSize: number, stratify: text, column: text, group: text, time: text, sealed: number })
      .prefault({}),
    cv: z.object({ on: text, folds: number, repeats: number }).prefault({}),
  })
  .superRefine(({ algorithm, params }, context) => {
    for (const { name, kind } of prepareParamFields(algorithm)) {
      const value = params[algorithm]?.[name];
      if (value === undefined || (kind !== 'integer' && kind !== 'number') || isNumber(value)) continue;
      context.addIssue({ code: 'custom', path: ['params', name], message: `give a number; “${value}” is none` });
    }
  })
  .transform(({ name, owner, experiment, label, service, features, params, algorithm, seed, ...rest }): CreateRun => {
    return {
      name,
      owner,
      ...(experiment ? { experiment } : { label, ...readSplit(rest) }),
      ...(service ? { service } : { features }),
      algorithm,
      params: readParams(algorithm, params[algorithm] ?? {}),
      ...(seed && { seed: Number(seed) }),
      allowLeakage: rest.allowLeakage !== '',
      includeLate: rest.includeLate !== '',
    };
  });

interface SentSplit {
  readonly testSize: string;
  readonly stratify: string;
  readonly column: string;
  readonly group: string;
  readonly time: string;
  readonly sealed: string;
}

interface SentRows {
  readonly splitName: string;
  readonly splitAs: string;
  readonly split: SentSplit;
  readonly cv: { readonly on: string; readonly folds: string; readonly repeats: string };
}

/** Which rows the run is judged on. */
function readSplit({ splitName, splitAs, split, cv }: SentRows): Pick<CreateRun, 'split' | 'splitName' | 'cv'> {
  return { ...(splitName ? { splitName } : newSplit(split, splitAs)), ...(cv.on && { cv: readFolds(cv) }) };
}

function newSplit(sent: SentSplit, name: string): Pick<CreateRun, 'split' | 'splitName'> {
  const { testSize, stratify, column, group, time, sealed } = sent;
  return {
    split: {
      ...(testSize && { testSize: Number(testSize) }),
      stratify: stratify !== '',
      ...(column && { column }),
      ...(group && { group }),
      ...(time && { time }),
      ...(sealed && { sealed: { size: Number(sealed) } }),
    },
    ...(name && { splitName: name }),
  };
}

function readFolds({ folds, repeats }: { folds: string; repeats: string }): NonNullable<CreateRun['cv']> {
  return { folds: Number(folds || Number.NaN), ...(repeats && { repeats: Number(repeats) }) };
}
