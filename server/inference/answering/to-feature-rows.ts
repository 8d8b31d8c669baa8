import type { Signature } from '#server/models/schema';
import { featureName } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import type { Cell } from '../schema.ts';
import type { RawFeatures } from './parse-invocation.ts';

const FLOAT32_MAX = 3.4028234663852886e38;

/**
 * Raw features as the model's input: (n × d) row-major float32 in the order of the signature, NaN for null.
 * A feature may be named with its view or, where that is enough, without it; features the model does not use are
 * ignored.
 *
 * @throws AppError invalid_input naming the row and the feature that is missing, null without need, or out of range.
 */
export function toFeatureRows(raw: RawFeatures, signature: Signature): Float32Array {
  const features = signature.inputs.map(({ feature }) => feature);
  const { count, cell } = toTable(raw, features);
  const rows = new Float32Array(count * features.length);
  for (let i = 0; i < count; i++) {
    for (const [j, feature] of features.entries()) {
      rows[i * features.length + j] = toNumber(cell(i, j), {
        missing: signature.missing,
        where: `${raw.field}[${i}]`,
        feature,
      });
    }
  }
  return rows;
}

interface Table {
  readonly count: number;
  /** Value of feature j in row i, undefined where the row does not have it. */
  cell(i: number, j: number): Cell | undefined;
}

function toTable(raw: RawFeatures, features: readonly string[]): Table {
  switch (raw.kind) {
    case 'matrix':
      requireWidth(raw.rows, features.length, raw.field);
      return { count: raw.rows.length, cell: (i, j) => raw.rows[i]?.[j] };
    case 'split': {
      requireWidth(raw.rows, raw.columns.length, raw.field);
      const at = locate(features, raw.columns, `${raw.field}.columns`).map((name) => raw.columns.indexOf(name));
      return { count: raw.rows.length, cell: (i, j) => raw.rows[i]?.[at[j]!] };
    }
    case 'columns': {
      const names = locate(features, Object.keys(raw.columns), raw.field);
      const columns = names.map((name) => raw.columns[name] ?? []);
      const count = columns[0]?.length ?? 0;
      const uneven = columns.findIndex((column) => column.length !== count);
      if (uneven >= 0) {
        throw wrong(
          raw.field,
          `${names[uneven]} has ${columns[uneven]!.length} values, ${names[0]} has ${count}; give each feature one a row.`,
        );
      }
      return { count, cell: (i, j) => columns[j]?.[i] };
    }
    case 'records': {
      const rows = raw.records.map((record, i) =>
        locate(features, Object.keys(record), `${raw.field}[${i}]`).map((name) => record[name]!),
      );
      return { count: rows.length, cell: (i, j) => rows[i]?.[j] };
    }
  }
}

/** The name each feature goes by among those given. */
function locate(features: readonly string[], given: readonly string[], where: string): string[] {
  const names = new Set(given);
  const bare = features.map(featureName);
  return features.map((feature, j) => {
    if (names.has(feature)) return feature;
    const name = bare[j]!;
    const unambiguous = bare.indexOf(name) === bare.lastIndexOf(name);
    if (unambiguous && names.has(name)) return name;
    const wanted = unambiguous ? name : feature;
    throw wrong(where, `has no ${wanted}, which the model needs.${suggestion(given, bare)}`);
  });
}

/** A name that was given and is near to one the model needs. A body may hold a great many; the first are enough. */
function suggestion(given: readonly string[], needed: readonly string[]): string {
  const strangers = given.slice(0, 50).filter((name) => name.length < 100 && !needed.includes(name));
  const hints = strangers.map((name) => `It has "${name}":${didYouMean(name, needed)}`);
  return ` ${hints.find((hint) => hint.endsWith('?')) ?? `It needs ${needed.join(', ')}.`}`;
}

function requireWidth(rows: readonly (readonly Cell[])[], width: number, field: string): void {
  const i = rows.findIndex((row) => row.length !== width);
  if (i >= 0) throw wrong(`${field}[${i}]`, `has ${rows[i]!.length} values, ${width} are needed.`);
}

function toNumber(
  value: Cell | undefined,
  { missing, where, feature }: { missing: Signature['missing']; where: string; feature: string },
): number {
  if (value === null || value === undefined) {
    if (missing === 'learned') return Number.NaN;
    throw wrong(where, `has no value for ${featureName(feature)}, and this model cannot score without it.`);
  }
  const number = Number(value);
  if (Math.abs(number) <= FLOAT32_MAX) return number;
  throw wrong(where, `has ${number} for ${featureName(feature)}, which is beyond float32 (±3.4e38).`);
}

const wrong = (field: string, what: string) =>
  new AppError('invalid_input', `${field} ${what}`, { fields: { [field]: what } });
