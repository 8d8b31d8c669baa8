import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { isGone, thisExecutor } from './executor.ts';

test('a process that ended is known to be gone, one that lives or runs elsewhere is not', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isGone(`${hostname()} ${pid}`)).toBe(true);
  expect(isGone(thisExecutor())).toBe(false);
  expect(isGone(`some-other-host ${pid}`)).toBe(false);
});
