import { expect, test } from 'vitest';
import { prepareNote } from './prepare-note.ts';

const mentions = (body: string) =>
  prepareNote(body).flatMap(({ pieces }) => pieces.flatMap(({ text, href }) => (href ? text : [])));

test('a mention leads to the runs of who is mentioned', () => {
  const [paragraph] = prepareNote('Ask @Dee.');
  expect(paragraph!.pieces).toEqual([
    { at: 0, text: 'Ask ', href: null },
    { at: 4, text: '@Dee', href: '/runs?q=owner+%3D+%22Dee%22' },
    { at: 8, text: '.', href: null },
  ]);
});

test('names of any script are mentioned; an address of a mailbox mentions nobody', () => {
  expect(mentions('@Zoë, @李 and (@ram_2) but not dee@example.org or @ nobody')).toEqual(['@Zoë', '@李', '@ram_2']);
});

test('empty lines divide paragraphs, and nothing of the text is lost', () => {
  const body = 'One @Dee\nstill one\n\n \nTwo';
  const paragraphs = prepareNote(body);
  expect(paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual([
    'One @Dee\nstill one',
    'Two',
  ]);
  expect(prepareNote(' \n\n ')).toEqual([]);
});
