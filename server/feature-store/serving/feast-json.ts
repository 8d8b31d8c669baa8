/** Values as the JSON of Feast's feature server has them. */
import type { Scalar, ValueType } from '../vocabulary.ts';

declare global {
  interface JSON {
    /** A text that JSON.stringify writes as it is (ECMAScript 2026; TypeScript does not know it yet). */
    rawJSON(text: string): { readonly rawJSON: string };
  }
}

export interface JsonStyle {
  /** Numbers character for character as Python writes them. */
  readonly likePython: boolean;
  /** Whole numbers beyond 2⁵³ as texts. */
  readonly int64AsText: boolean;
}

/** Feast's moment of a value that is of none: a join key, or nothing found. */
export const NO_MOMENT = '1970-01-01T00:00:00Z';

/** A column of cells as values for JSON.stringify: times are whole seconds, a number that JSON does not know its name. */
export function toJsonCells(
  cells: readonly Scalar[],
  valueType: ValueType,
  style: JsonStyle,
): unknown[] | readonly Scalar[] {
  switch (valueType) {
    case 'int64':
      return style.int64AsText ? cells : cells.map((cell) => (typeof cell === 'string' ? JSON.rawJSON(cell) : cell));
    case 'unix_timestamp':
      return cells.map((cell) => (cell === null ? null : Math.floor(Number(cell) / 1000)));
    case 'float32':
    case 'float64':
      return cells.map((cell) => toJsonFloat(cell as number | null, style));
    default:
      return cells;
  }
}

function toJsonFloat(value: number | null, { likePython }: JsonStyle): unknown {
  if (value === null) return null;
  if (!Number.isFinite(value)) return String(value);
  return likePython ? JSON.rawJSON(toPythonFloat(value)) : value;
}

/** A finite float as Python's repr: shortest, `.0` when whole, an exponent of two digits from 1e16 on and below 1e-4. */
function toPythonFloat(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** A moment as protobuf's JSON: no fraction when there is none, else of three or six digits. */
export function toJsonMoment(moment: number): string {
  const micros = Math.round(moment * 1000);
  const iso = new Date(Math.floor(micros / 1000)).toISOString();
  const beyond = ((micros % 1000) + 1000) % 1000;
  if (beyond !== 0) return `${iso.slice(0, -1)}${String(beyond).padStart(3, '0')}Z`;
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso;
}
