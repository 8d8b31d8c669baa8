// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.js';
import { runChecks } from './check.js';
import { findChromium } from './chromium.js';
import { playwrightFailures, vitestFailures } from './failures.js';
import { ROOT } from './project.js';
import { runInPlace } from './run.js';

const OUTPUT = join(ROOT, 'e2e/.output');

/** @typedef {{ passed: number, failed: number, skipped: number, failures: import('./failures.js').Failures }} Totals */

/** Unit, contract and integration tests. @param {string} node @returns {Promise<Totals>} */
async function runVitest(node) {
  const file = join(OUTPUT, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const code = await runInPlace(node, [vitest, 'run', '--config', '.ci/vitest.config.ts', ...reporters]);
  const report = readReport(file);
  // A file that cannot even be loaded fails as a suite and holds no failed test.
  const failed = report.numFailedTests || (code === 0 ? 0 : Math.max(1, report.numFailedTestSuites));
  const failures = vitestFailures(report);
  if (failed > 0 && failures.failed.length === 0) failures.failed.push('an error outside of the tests; see above');
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests, failures };
}

/** Journeys in a browser, against the app started as a person would. @param {string} node @returns {Promise<Totals>} */
async function runPlaywright(node) {
  const file = join(OUTPUT, 'playwright.json');
  const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const code = await runInPlace(node, [playwright, 'test', '--config', 'e2e/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    CHROME_PATH: await findChromium(),
  });
  const { stats, suites } = readReport(file);
  return {
    passed: stats.expected,
    failed: stats.unexpected || Number(code !== 0),
    skipped: stats.skipped,
    failures: { failed: suites.flatMap(playwrightFailures), flaky: [] },
  };
}

/** @param {string} file */
function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * `npm test`: everything, to the end even when something fails; the last line has the totals.
 * @param {string} node Path of Node 24. @returns {Promise<number>} Exit code.
 */
export async function test(node) {
  await findChromium();
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const stages = [() => runChecks(node), () => runVitest(node), () => build(node).then(() => runPlaywright(node))];
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const named = [];
  for (const stage of stages) {
    const { passed, failed, skipped, failures } = { skipped: 0, ...(await stage().catch(asFailure)) };
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    named.push(...failures.flaky.map((name) => `passed at the second try only: ${name}\n`));
    named.push(...failures.failed.map((name) => `failed: ${name}\n`));
  }
  // Last, where they are found: the output above is thousands of lines.
  process.stdout.write(named.join(''));
  if (totals.skipped > 0) process.stdout.write(`${totals.skipped} skipped: what they need is not on this machine.\n`);
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return totals.failed === 0 ? 0 : 1;
}

/** @param {unknown} error A stage that could not run at all counts as one failure. */
function asFailure(error) {
  const message = error instanceof Error ? error.message : String(error);
  return { passed: 0, failed: 1, failures: { failed: [message], flaky: [] } };
}
