import { type PaceName, paceNameOf } from '#server/runs/sweep-schema';
import type { AlgorithmName } from '#server/training/schema';
import type { AlgorithmOption } from '../../_fields/prepare-options.ts';
import { countCombinations } from './prepare-sweep-size.ts';

/** An algorithm that is swept over, with how many settings it has and how fast its fits are. */
export interface SettingCount {
  readonly algorithm: AlgorithmName;
  readonly pace: PaceName;
  readonly count: number;
}

/** As its parameters stand in the form at first. */
export function settingCountOf({ name, params }: AlgorithmOption): SettingCount {
  const initial = Object.fromEntries(params.map((field) => [field.name, field.initial]));
  return { algorithm: name, pace: paceNameOf({ algorithm: name, params: initial }), count: 1 };
}

/** What a field of the form that was changed says anew of its algorithm; null where it changes neither. */
export function recount(algorithm: AlgorithmName, field: string, value: string): Partial<SettingCount> | null {
  if (field.startsWith('vary.')) return { count: countOf(value) };
  if (field.endsWith('.tree_method')) return { pace: paceNameOf({ algorithm, params: { tree_method: value } }) };
  return null;
}

/** Settings that what was typed makes; one while it is not yet JSON. */
function countOf(json: string): number {
  try {
    return countCombinations(JSON.parse(json));
  } catch {
    return 1;
  }
}
