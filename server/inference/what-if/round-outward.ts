const FEWEST_DIGITS = 3;
const MOST_DIGITS = 9;

/**
 * A number that reads well, at or beyond `from` in the direction of `until` and not past it: `130` for 129.99874 … 133.
 * Nine digits tell any two float32 apart, so that something always fits; `from` itself where nothing shorter does.
 */
export function roundOutward(from: number, until: number): number {
  const round = until >= from ? Math.ceil : Math.floor;
  for (let digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
    const rounded = roundTo(from, digits, round);
    if (Math.fround(rounded) === Math.fround(from) || isBetween(rounded, from, until)) return rounded;
  }
  return from;
}

function roundTo(x: number, digits: number, round: (x: number) => number): number {
  if (x === 0) return 0;
  const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(x)));
  // Dividing by a power of ten is exact to the last bit where multiplying by its inverse is not.
  return decimals >= 0 ? round(x * 10 ** decimals) / 10 ** decimals : round(x / 10 ** -decimals) * 10 ** -decimals;
}

/** As float32, which is what is scored: a rounded number must not land on the far side. */
function isBetween(x: number, from: number, until: number): boolean {
  const [low, high] = from <= until ? [from, until] : [until, from];
  return Math.fround(x) >= low && Math.fround(x) <= high;
}
