/** Fields of forms as they are sent, everything text. */
import { z } from 'zod';
import type { AlgorithmName } from '#server/training/schema';
import { prepareParamFields } from './prepare-param-fields.ts';

export const textSent = z.string().default('');

export const isNumber = (value: string): boolean => value.trim() !== '' && Number.isFinite(Number(value));

/** Empty means the default. */
export const numberSent = textSent.refine((value) => value === '' || isNumber(value), {
  error: ({ input }) => `give a number; “${String(input)}” is none`,
});

/** The parameters of one algorithm as they were typed, as what its schema checks. */
export function readParams(algorithm: AlgorithmName, sent: Readonly<Record<string, string>>): Record<string, unknown> {
  const values = prepareParamFields(algorithm).flatMap(({ name, kind, nullable }): [string, unknown][] => {
    const value = sent[name];
    if (value === undefined) return nullable ? [[name, null]] : [];
    if (kind === 'boolean') return [[name, value === 'true']];
    return [[name, kind === 'choice' ? value : Number(value)]];
  });
  return Object.fromEntries(values);
}
