import { expect, test } from 'vitest';
import { prepareProgress } from './prepare-progress.ts';

const progress = { phase: 'fit', step: 40, steps: 100, trainLoss: 0.21, holdoutLoss: null };

test('a running fit says its round and its losses, and leaves out what is not known', () => {
  const prepared = prepareProgress({ status: 'running', progress, cancelRequested: false });
  expect(prepared).toMatchObject({ done: 40, total: 100, detail: '40 of 100 · training loss 0.210' });
});

test('a queued run claims no progress', () => {
  expect(prepareProgress({ status: 'queued', progress, cancelRequested: false })).toMatchObject({
    total: 0,
    detail: '',
  });
});

test('once asked to stop it says so, whatever the phase', () => {
  const prepared = prepareProgress({ status: 'running', progress, cancelRequested: true });
  expect(prepared.label).toBe('Stopping after this round');
});
