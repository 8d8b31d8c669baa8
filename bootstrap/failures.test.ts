import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playwrightFailures, vitestFailures } from './failures.js';
import { ROOT } from './project.js';

const MESSAGE = '\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n\n    at file.ts:3:1\nnear here';

test('a test that failed is named by file and name, with what was expected and not where', () => {
  const assertionResults = [
    { fullName: 'it adds', status: 'passed', failureMessages: [] },
    { fullName: 'it joins', status: 'failed', failureMessages: [MESSAGE] },
    { fullName: 'it waits', status: 'passed', failureMessages: [MESSAGE] },
  ];
  const testResults = [{ name: join(ROOT, 'server/a.test.ts'), status: 'failed', assertionResults }];
  const why = '\n    AssertionError: expected 1 to be 2\n    near here';
  expect(vitestFailures({ testResults })).toEqual({
    failed: [`server/a.test.ts › it joins${why}`],
    flaky: [`server/a.test.ts › it waits${why}`],
  });
});

test('a file that could not be loaded is named too', () => {
  const message = 'Cannot find module "x"';
  const testResults = [{ name: join(ROOT, 'server/b.test.ts'), status: 'failed', message, assertionResults: [] }];
  expect(vitestFailures({ testResults }).failed).toEqual([`server/b.test.ts\n    ${message}`]);
});

test('journeys that failed are named by file, part and name', () => {
  const of = (title: string, status: string) => ({
    title,
    tests: [{ status, results: [{ error: { message: `why ${status}` } }] }],
  });
  const suites = [{ title: 'nothing there', specs: [of('is said', 'unexpected')] }];
  const suite = { title: 'dee.spec.ts', specs: [of('trains', 'unexpected'), of('leaves', 'expected')], suites };
  expect(playwrightFailures(suite)).toEqual([
    'dee.spec.ts › trains\n    why unexpected',
    'dee.spec.ts › nothing there › is said\n    why unexpected',
  ]);
});
