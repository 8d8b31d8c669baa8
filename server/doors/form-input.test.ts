import { expect, test } from 'vitest';
import { formInput } from './form-input.ts';

const formOf = (...fields: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test('a list stays a list with one box ticked, and keeps its order', () => {
  expect(formInput(formOf(['features[]', 'v:a']))).toEqual({ features: ['v:a'] });
  expect(formInput(formOf(['features[]', 'v:b'], ['features[]', 'v:a']))).toEqual({ features: ['v:b', 'v:a'] });
});

test('dots make objects', () => {
  const form = formOf(['params.C', '0.5'], ['params.tol', '1e-4'], ['name', 'Dee']);
  expect(formInput(form)).toEqual({ params: { C: '0.5', tol: '1e-4' }, name: 'Dee' });
});

test('empty fields and the fields of the framework are left out', () => {
  expect(formInput(formOf(['name', ''], ['features[]', ''], ['$ACTION_ID_1', 'x'], ['owner', 'Ram']))).toEqual({
    owner: 'Ram',
  });
});

test('names that objects inherit change no object but the answer', () => {
  const input = formInput(formOf(['__proto__.polluted', 'yes'], ['constructor', 'x']));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(input)).toEqual(['__proto__', 'constructor']);
});
