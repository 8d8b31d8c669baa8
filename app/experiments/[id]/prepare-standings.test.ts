import { expect, test } from 'vitest';
import type { Difference } from '#server/runs/comparison-schema';
import type { Leaderboard } from '#server/runs/experiment-schema';
import { runFixture } from '../../compare/run.fixture.ts';
import { prepareOwners } from './prepare-owners.ts';
import { prepareStandings } from './prepare-standings.ts';

const difference = (estimate: number, margin: number): Difference => {
  const p = Math.abs(estimate) > margin ? 0.01 : 0.4;
  return { estimate, low: estimate - margin, high: estimate + margin, p, adjustedP: p };
};
const run = (id: string, owner: string, total: number) => runFixture({ id, name: id, owner, durations: { total } });
const dee = run('dee', 'Dee', 1_500);

const leaderboard: Leaderboard = {
  experiment: {
    ...{ id: 'e', name: 'e', question: '', label: 'v:cluster', split: dee.split, metric: 'f1_macro' },
    ...{ createdAt: new Date(0), createdBy: 'Lead', archivedAt: null },
  },
  rows: 124,
  note: null,
  standings: [
    { run: dee, figure: 0.53, band: 1, behind: null, gain: difference(0.22, 0.1) },
    { run: run('dee2', 'Dee', 500), figure: 0.5, band: 1, behind: difference(-0.03, 0.1), gain: difference(0.19, 0.1) },
    { run: run('ram', 'Ram', 900), figure: 0.31, band: 2, behind: difference(-0.22, 0.1), gain: difference(0, 0) },
    { run: null, figure: 0.31, band: 2, behind: difference(-0.22, 0.1), gain: null },
  ],
  unplaced: [
    { run: runFixture({ id: 'late', name: 'late', owner: 'Ram', status: 'running' }), because: 'it is running' },
  ],
};

test('runs that cannot be told apart share the places they could have; what is not certain claims nothing', () => {
  const rows = prepareStandings(leaderboard);
  expect(rows.map(({ place, cost }) => [place, cost])).toEqual([
    ['1–2', '1.5 s'],
    ['1–2', '500 ms'],
    ['3–4', '900 ms'],
    ['3–4', '—'],
  ]);
  expect(rows.map(({ behind }) => behind?.delta.word)).toEqual([undefined, 'cannot tell', 'worse', 'worse']);
  expect(rows[0]!.gain).toMatchObject({ delta: { word: 'better', text: '+0.220' }, interval: '+0.120 to +0.320' });
});

test('everybody has a column, the owner of the best first, with what all of it cost and the unfinished last', () => {
  const columns = prepareOwners(leaderboard);
  expect(columns.map(({ owner, effort }) => [owner, effort])).toEqual([
    ['Dee', '2 runs, 2.0 s of work'],
    ['Ram', '2 runs, 900 ms of work'],
  ]);
  expect(columns[1]!.runs.map(({ run: one, mark }) => [one.name, mark])).toEqual([
    ['ram', ''],
    ['late', ''],
  ]);
  expect(columns[0]!.runs.map(({ mark }) => mark)).toEqual(['best', 'cannot be told from the best']);
});

test('a column stops before it becomes a wall, and leads to the rest', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ run: run(`r${i}`, 'Ram "R"', 10), because: 'it is queued' }));
  const [, ram] = prepareOwners({ ...leaderboard, standings: leaderboard.standings.slice(0, 1), unplaced: many });
  expect([ram!.runs.length, ram!.more]).toEqual([12, 18]);
  expect(ram!.effort).toBe('30 runs, 300 ms of work');
  expect(new URL(ram!.href, 'http://x').searchParams.get('q')).toBe('experiment = "e" and owner = "Ram \\"R\\""');
});
