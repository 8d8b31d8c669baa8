import { expect, test } from 'vitest';
import { createProgress } from './progress.ts';

/** A stream that remembers, and a clock that is moved by hand. */
function stage(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  const progress = createProgress(stream, () => time);
  return { progress, written, wait: (ms: number) => (time += ms) };
}

test('elsewhere than on a terminal each phase is one plain line, whole when it is over', () => {
  const { progress, written, wait } = stage(false);
  progress.report({ phase: 'Reading', fraction: 0 });
  wait(1_500);
  progress.report({ phase: 'Reading', fraction: 1, detail: '541,909 rows' });
  progress.report({ phase: 'Writing' });
  wait(200);
  progress.end();
  expect(written).toEqual(['Reading: 541,909 rows (1.5 s)\n', 'Writing (0.2 s)\n']);
});

test('on a terminal one line is redrawn, not more often than can be read, and never wraps', () => {
  const { progress, written, wait } = stage(true);
  for (let i = 0; i <= 100; i++) {
    progress.report({ phase: 'Training', fraction: i / 100, detail: 'x'.repeat(100) });
    wait(1);
  }
  progress.end();
  expect(written.filter((text) => text.startsWith('\r')).length).toBeLessThan(5);
  expect(Math.max(...written.map((text) => text.replace('\r', '').replace('\x1b[K', '').length))).toBeLessThan(60);
  expect(written.at(-2)).toContain('100 %');
  expect(written.at(-1)).toBe('\n');
});

test('without a stream, as under --json, nothing is drawn', () => {
  const progress = createProgress(null);
  progress.report({ phase: 'Training' });
  progress.end();
});
