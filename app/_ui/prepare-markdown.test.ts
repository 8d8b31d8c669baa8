import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, prepareMarkdown } from './prepare-markdown.ts';

const textOf = (line: readonly { text: string }[]) => line.map(({ text }) => text).join('');
/** Of a paragraph, a quote or a heading. */
const lineOf = (block: Block | undefined) =>
  block && 'text' in block && typeof block.text !== 'string' ? block.text : [];
const kinds = (source: string) => prepareMarkdown(source).map(({ kind }) => kind);

test('headings, paragraphs, lists, tables, quotes and code are told apart', () => {
  const source =
    '# Card\nWhat it is.\nMore of it.\n\n- one\n- two\n  and more\n\n1. first\n\n> said\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```json\n{ "a": 1 }\n\n{}\n```\nend';
  expect(kinds(source)).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'table', 'code', 'paragraph']);
  const [, , list, ordered, , table, code] = prepareMarkdown(source) as [Block, Block, ...Block[]];
  expect(list).toMatchObject({ ordered: false });
  expect((list as Extract<Block, { kind: 'list' }>).items.map(textOf)).toEqual(['one', 'two and more']);
  expect(ordered).toMatchObject({ ordered: true });
  expect((table as Extract<Block, { kind: 'table' }>).rows.map((row) => row.map(textOf))).toEqual([['1', '2']]);
  expect(code).toMatchObject({ text: '{ "a": 1 }\n\n{}' });
});

test('marks within a line become spans; names with low lines stay whole', () => {
  const [line] = prepareMarkdown(
    '**Not** for `credit_score`, *ever*: see [the rules](https://example.org/a) or is_new_customer.',
  );
  expect(lineOf(line)).toMatchObject([
    { kind: 'strong', text: 'Not' },
    { kind: 'plain' },
    { kind: 'code', text: 'credit_score' },
    { kind: 'plain' },
    { kind: 'emphasis', text: 'ever' },
    { kind: 'plain' },
    { kind: 'link', text: 'the rules', href: 'https://example.org/a' },
    { kind: 'plain', text: ' or is_new_customer.' },
  ]);
});

test('links that run something, and HTML, stay text', () => {
  for (const source of ['[x](javascript:alert(1))', '<img src=x onerror=alert(1)>', '[x](data:text/html,x)']) {
    const [line] = prepareMarkdown(source);
    expect(lineOf(line).map(({ kind }) => kind)).toEqual(['plain']);
  }
});

test('whatever is written is read to its end, and no line is lost', () => {
  const line = fc.constantFrom('# a', '- b', '  c', '1. d', '> e', '| f | g |', '| - | - |', '```', '', 'h', '**i*');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const source = lines.join('\n');
      const read = JSON.stringify(prepareMarkdown(source));
      for (const letter of source.match(/[a-i]/g) ?? []) expect(read).toContain(letter);
    }),
  );
});
