import type { Definition } from '../registry.repo.ts';
import { canonicalJson } from './shape-of.ts';

/** What differs between two forms of one definition, a line each: `ttlSeconds: 0 → 86400`, `fields: + age int32`. */
export function describeChanges(before: Definition, after: Definition): string[] {
  const old = new Map(Object.entries(before));
  const wanted = new Map(Object.entries(after));
  const keys = new Set([...old.keys(), ...wanted.keys()]);
  return [...keys].flatMap((key) => {
    const [from, to] = [old.get(key), wanted.get(key)];
    if (canonicalJson(from) === canonicalJson(to)) return [];
    if (Array.isArray(from) && Array.isArray(to)) return describeList(key, from, to);
    return [`${key}: ${show(from)} → ${show(to)}`];
  });
}

function describeList(key: string, from: readonly unknown[], to: readonly unknown[]): string[] {
  const before = new Set(from.map(show));
  const after = new Set(to.map(show));
  const lines = [
    ...[...before].filter((item) => !after.has(item)).map((item) => `${key}: − ${item}`),
    ...[...after].filter((item) => !before.has(item)).map((item) => `${key}: + ${item}`),
  ];
  return lines.length > 0 ? lines : [`${key}: in another order`];
}

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : (canonicalJson(value) ?? 'nothing');
}
