import type { Definition, Field } from '../vocabulary.ts';
import { canonicalJson } from './shape-of.ts';

/** What differs between two forms of one definition, a line each: `ttlSeconds: 0 → 86400`, `fields: + age (int32)`. */
export function describeChanges(before: Definition | Field, after: Definition | Field): string[] {
  const old = new Map(Object.entries(before));
  const wanted = new Map(Object.entries(after));
  const keys = new Set([...old.keys(), ...wanted.keys()]);
  return [...keys].flatMap((key) => {
    const [from, to] = [old.get(key), wanted.get(key)];
    // A rename is said by the name.
    if (key === 'renamedFrom' || canonicalJson(from) === canonicalJson(to)) return [];
    if (Array.isArray(from) && Array.isArray(to)) return describeList(key, from, to);
    return [`${key}: ${show(from)} → ${show(to)}`];
  });
}

function describeList(key: string, from: readonly unknown[], to: readonly unknown[]): string[] {
  if ([...from, ...to].every(isNamed)) return describeNamed(key, from.filter(isNamed), to.filter(isNamed));
  const before = new Set(from.map(show));
  const after = new Set(to.map(show));
  const lines = [
    ...[...before].filter((item) => !after.has(item)).map((item) => `${key}: − ${item}`),
    ...[...after].filter((item) => !before.has(item)).map((item) => `${key}: + ${item}`),
  ];
  return lines.length > 0 ? lines : [`${key}: in another order`];
}

/** A feature, by name: `fields: + age`, `fields: visits → calls`, `fields.age.dtype: int32 → int64`. */
function describeNamed(key: string, from: readonly Field[], to: readonly Field[]): string[] {
  const renamed = new Set(to.map(({ renamedFrom }) => renamedFrom));
  const gone = from.filter(({ name }) => !renamed.has(name) && !to.some((item) => item.name === name));
  const lines = to.flatMap(({ renamedFrom, ...item }) => {
    const before = from.find(({ name }) => name === (renamedFrom ?? item.name));
    if (!before) return [`${key}: + ${item.name} (${item.dtype})`];
    const others = describeChanges({ ...before, name: item.name, renamedFrom: undefined }, item);
    return [
      ...(renamedFrom === undefined ? [] : [`${key}: ${renamedFrom} → ${item.name}`]),
      ...others.map((line) => `${key}.${item.name}.${line}`),
    ];
  });
  const all = [...gone.map(({ name, dtype }) => `${key}: − ${name} (${dtype})`), ...lines];
  return all.length > 0 ? all : [`${key}: in another order`];
}

const isNamed = (item: unknown): item is Field => typeof item === 'object' && item !== null && 'name' in item;

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : (canonicalJson(value) ?? 'nothing');
}
