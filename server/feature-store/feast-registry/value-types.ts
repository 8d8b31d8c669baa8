import type { ValueType } from '../vocabulary.ts';

/** Feast's ValueType.Enum of the types both know (protos/feast/types/Value.proto). */
export const FEAST_TYPES: Readonly<Record<ValueType, number>> = {
  string: 2,
  int32: 3,
  int64: 4,
  float64: 5,
  float32: 6,
  bool: 7,
  unix_timestamp: 8,
};

const OURS = new Map(Object.entries(FEAST_TYPES).map(([ours, number]) => [number, ours as ValueType]));

/** The type of a number of Feast's, or null for one Cookoff does not have: bytes, lists, maps and the like. */
export function findValueType(number: number): ValueType | null {
  return OURS.get(number) ?? null;
}
