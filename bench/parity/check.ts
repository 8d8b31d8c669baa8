/** One quantity of a fixture held against the real library's. */
export interface Check {
  readonly what: string;
  /** Largest absolute difference, or how many entries differ where they have to be equal. */
  readonly difference: number;
  /** Largest difference allowed. */
  readonly bound: number;
}

type Numbers = ArrayLike<number>;

/** Every entry within `bound`. Other lengths, or a NaN on one side only, are infinitely far apart. */
export function near(what: string, actual: Numbers, expected: Numbers, bound: number): Check {
  let difference = actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < Math.min(actual.length, expected.length); i++) {
    difference = Math.max(difference, distance(actual[i]!, expected[i]!));
  }
  return { what, difference, bound };
}

/** Every entry within `bound` times the largest of its reference and 1e-300; for quantities of any unit. */
export function relativelyNear(what: string, actual: Numbers, expected: Numbers, bound: number): Check {
  const unit = (i: number): number => Math.max(Math.abs(expected[i] ?? 1), 1e-300);
  const ratios = Array.from(actual, (value, i) =>
    distance(value, expected[i] ?? Number.NaN) === 0 ? 0 : value / unit(i),
  );
  const wanted = Array.from(expected, (value, i) =>
    distance(actual[i] ?? Number.NaN, value) === 0 ? 0 : value / unit(i),
  );
  return near(what, ratios, wanted, bound);
}

/** The same values in the same places; the difference counts those that are not. */
export function same(what: string, actual: ArrayLike<unknown>, expected: ArrayLike<unknown>): Check {
  let difference = Math.abs(actual.length - expected.length);
  for (let i = 0; i < Math.min(actual.length, expected.length); i++) {
    if (!Object.is(actual[i], expected[i]) && actual[i] !== expected[i]) difference++;
  }
  return { what, difference, bound: 0 };
}

/** A statement that has to hold. */
export function holds(what: string, isTrue: boolean): Check {
  return { what, difference: isTrue ? 0 : 1, bound: 0 };
}

export function isWithin({ difference, bound }: Check): boolean {
  return difference <= bound;
}

/** The check nearest to its bound, or farthest beyond it. */
export function tightest(checks: readonly Check[]): Check {
  const strain = ({ difference, bound }: Check): number => (difference === 0 ? 0 : difference / bound);
  return checks.reduce((worst, check) => (strain(check) > strain(worst) ? check : worst));
}

function distance(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const difference = Math.abs(actual - expected);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}
