import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineCommand, parameter } from './command.ts';
import { COMMANDS, findCommand } from './commands.ts';
import { parseWords } from './parse-words.ts';

const bake = defineCommand({
  description: 'Bakes.',
  arguments: {
    cake: parameter('<cake>', z.enum(['sponge', 'tart'], 'expected sponge or tart'), 'what'),
    guests: parameter('[guest...]', z.array(z.string()).default([]), 'for whom'),
  },
  options: {
    ovenHeat: parameter('--oven-heat <celsius>', z.coerce.number('expected a number').max(300).default(180), 'how hot'),
    glazed: parameter('--glazed', z.boolean().default(false), 'with sugar'),
  },
  withoutDatabase: true,
  run: async () => undefined,
});

test('arguments and options arrive checked, converted and with their defaults', () => {
  expect(parseWords('bake', bake, ['tart', 'Dee', 'Ram', '--oven-heat', '200'])).toEqual({
    input: { cake: 'tart', guests: ['Dee', 'Ram'], ovenHeat: 200, glazed: false },
    json: false,
  });
  expect(parseWords('bake', bake, ['--json', '--glazed', 'sponge'])).toMatchObject({
    input: { glazed: true },
    json: true,
  });
});

test('everything that is wrong is told at once, by the name it is typed with', () => {
  expect(() => parseWords('bake', bake, ['bread', '--oven-heat', 'hot'])).toThrow(
    'cookoff bake: <cake>: expected sponge or tart; --oven-heat: expected a number',
  );
});

test.each([
  [['tart', '--oven-het', '200'], /unknown option '--oven-het'.*--oven-heat/],
  [[], /missing required argument 'cake'/],
  [['tart', '--oven-heat'], /argument missing/],
])('%j is refused as bad input with what would be right', (words, message) => {
  expect(() => parseWords('bake', bake, words)).toThrow(message);
  try {
    parseWords('bake', bake, words);
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 2 });
  }
});

test('help names every argument and option', () => {
  const parsed = parseWords('bake', bake, ['--help']);
  expect(parsed).toHaveProperty('help', expect.stringMatching(/<cake>|cake[\s\S]*--oven-heat <celsius>[\s\S]*--json/));
});

test('a command that does not exist is answered with the nearest that does', () => {
  expect(() => findCommand(['srve'])).toThrow(/no command "srve"\. Did you mean "serve"/);
});

test('every listed command loads and explains itself', async () => {
  for (const [name, { load }] of Object.entries(COMMANDS)) {
    expect(parseWords(name, (await load()).default, ['--help'])).toHaveProperty('help', expect.stringContaining(name));
  }
});
