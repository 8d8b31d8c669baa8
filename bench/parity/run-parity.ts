/**
 * `npm run parity -- DIR`: every fixture of a folder against the product, a line each, then the maxima of each family.
 * Exits 1 where a case is out of bounds or cannot be read, 2 where there is no fixture.
 */
import { type Check, isWithin, tightest } from './check.ts';
import { compareFixture } from './compare-fixture.ts';
import { listFixtures, readFixture } from './fixture.ts';

interface Outcome {
  readonly id: string;
  readonly kind: string;
  readonly checks: readonly Check[];
}

async function main(folder: string | undefined): Promise<number> {
  const paths = folder === undefined ? [] : listFixtures(folder);
  if (paths.length === 0) {
    console.error(
      folder === undefined
        ? 'npm run parity -- DIR needs the folder of the fixtures, such as ../shared/parity/open'
        : `${folder} is not a folder with fixtures (*.json); ../shared/parity/open is one`,
    );
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const path of paths) {
    const outcome = await compareFile(path);
    outcomes.push(outcome);
    console.log(toLine(outcome));
  }
  for (const line of summary(outcomes)) console.log(line);
  return outcomes.every(({ checks }) => checks.every(isWithin)) ? 0 : 1;
}

/** A fixture that cannot be compared is out of bounds, and says why. */
async function compareFile(path: string): Promise<Outcome> {
  try {
    const fixture = readFixture(path);
    return { id: fixture.id, kind: fixture.kind, checks: await compareFixture(fixture) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { id: path, kind: 'unreadable', checks: [{ what, difference: Number.POSITIVE_INFINITY, bound: 0 }] };
  }
}

function toLine({ id, kind, checks }: Outcome): string {
  const failed = checks.filter((check) => !isWithin(check));
  const head = `${failed.length ? 'FAIL' : 'ok  '} ${kind.padEnd(20)} ${id.padEnd(52)}`;
  const shown = failed.length ? failed : [tightest(checks)];
  return `${head} ${shown.map(({ what, difference, bound }) => `${what} ${figure(difference)} of ${figure(bound)}`).join('; ')}`;
}

/** The largest difference of each quantity, over the cases of a family. */
function summary(outcomes: readonly Outcome[]): string[] {
  const lines = [''];
  for (const kind of new Set(outcomes.map((outcome) => outcome.kind))) {
    const cases = outcomes.filter((outcome) => outcome.kind === kind);
    const passed = cases.filter(({ checks }) => checks.every(isWithin)).length;
    lines.push(`${kind}: ${passed} of ${cases.length} within bounds`);
    const worst = new Map<string, Check>();
    for (const check of cases.flatMap(({ checks }) => checks)) {
      if (check.difference >= (worst.get(check.what)?.difference ?? 0)) worst.set(check.what, check);
    }
    for (const { what, difference, bound } of worst.values()) {
      lines.push(`  ${what.padEnd(44)} ${figure(difference)} of ${figure(bound)}`);
    }
  }
  return lines;
}

function figure(value: number): string {
  return value === 0 || Number.isInteger(value) ? String(value) : value.toExponential(1);
}

process.exitCode = await main(process.argv[2]);
