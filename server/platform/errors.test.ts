import { expect, test, vi } from 'vitest';
import { AppError } from './errors.ts';

test('an error thrown by the other copy of this module is recognised, nothing else is', async () => {
  vi.resetModules();
  const other = await import('./errors.ts');
  expect(other.AppError).not.toBe(AppError);
  const foreign: unknown = new other.AppError('not_found', 'There is no run "x".');
  expect(foreign instanceof AppError).toBe(true);
  expect(new Error('AppError') instanceof AppError).toBe(false);
  expect({ name: 'AppError' } instanceof AppError).toBe(false);
});
