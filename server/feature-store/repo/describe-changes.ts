import type { Definition, Field } from '../vocabulary.ts';
import { canonicalJson } from './shape-of.ts';

/** What differs between two forms of one definition, a line each: `ttlSeconds: 0 → 86400`, `age (int32) is added`. */
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
  if ([...from, ...to].every(isField)) return describeFeatures(from.filter(isField), to.filter(isField));
  const before = new Set(from.map(show));
  const after = new Set(to.map(show));
  const lines = [
    ...[...before].filter((item) => !after.has(item)).map((item) => `${key}: − ${item}`),
    ...[...after].filter((item) => !before.has(item)).map((item) => `${key}: + ${item}`),
  ];
  return lines.length > 0 ? lines : [`${key}: in another order`];
}

/** Features, by name: `age (int32) is added`, `visits is renamed to calls`, `age.description: … → …`. */
function describeFeatures(from: readonly Field[], to: readonly Field[]): string[] {
  const renamed = new Set(to.map(({ renamedFrom }) => renamedFrom));
  const gone = from.filter(({ name }) => !renamed.has(name) && !to.some((field) => field.name === name));
  const lines = to.flatMap(({ renamedFrom, ...field }) => {
    const before = from.find(({ name }) => name === (renamedFrom ?? field.name));
    if (!before) return [`${field.name} (${field.dtype}) is added`];
    const others = describeChanges({ ...before, name: field.name, dtype: field.dtype }, field);
    return [
      ...(renamedFrom === undefined ? [] : [`${renamedFrom} is renamed to ${field.name}`]),
      ...(before.dtype === field.dtype ? [] : [`${field.name} becomes ${field.dtype}, ${before.dtype} until now`]),
      ...others.map((line) => `${field.name}.${line}`),
    ];
  });
  const all = [...gone.map(({ name, dtype }) => `${name} (${dtype}) is dropped`), ...lines];
  return all.length > 0 ? all : ['features: in another order'];
}

const isField = (item: unknown): item is Field => typeof item === 'object' && item !== null && 'name' in item;

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : (canonicalJson(value) ?? 'nothing');
}
