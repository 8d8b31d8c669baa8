import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '#server/platform/errors';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { type SeededRun, seedRuns } from './search/runs.fixture.repo.ts';
import { countRuns, readRunCells, searchRunIds, searchRuns } from './search-runs.ts';

let world: Home;

/** Ties and gaps in everything, so that an order that is not complete shows. */
const RUNS: SeededRun[] = Array.from({ length: 47 }, (_, i) => ({
  id: `run${String(i).padStart(3, '0')}`,
  name: ['Trees', 'Logistic', '100% trees_a', 'trees'][i % 4]!,
  owner: ['Dee', 'Ram', 'O"Neil'][i % 3]!,
  service: i % 5 === 0 ? null : `service_${i % 2}`,
  tags: [...(i % 2 ? ['good'] : []), ...(i % 3 ? ['to do'] : [])],
  starred: i % 4 === 0,
  archived: i % 11 === 0,
  created: new Date(Date.UTC(2011, i % 3, 1 + (i % 7))),
  features: i % 4,
  ...(i % 3 === 1 && { note: `${'Odd '.repeat(60)}${i % 2}` }),
  cells: {
    ...(i % 6 !== 0 && { 'metric.f1_macro': (i % 8) / 8 }),
    'metric.accuracy': (i % 5) / 10,
    ...(i % 3 && { 'param.depth': i % 2 ? i % 4 : `auto${i % 4}` }),
  },
}));

beforeAll(async () => {
  world = await openHome(vi);
  await seedRuns(RUNS);
});
afterAll(() => world?.close());

const found = async (q: string): Promise<string[]> => (await searchRunIds({ q, limit: 200 })).ids.toSorted();
const expected = (fits: (run: SeededRun) => boolean) => RUNS.filter(fits).map(({ id }) => id);

const f1 = ({ cells }: SeededRun) => cells['metric.f1_macro'] as number | undefined;
const depth = ({ cells }: SeededRun) => cells['param.depth'];

/** Conditions with what each says of a run. Those without `archived` never find one that is. */
const CONDITIONS: readonly (readonly [string, (run: SeededRun) => boolean])[] = [
  ['metric.f1_macro > 0.5', (run) => (f1(run) ?? -1) > 0.5],
  ['metric.f1_macro <= 0.25', (run) => (f1(run) ?? 9) <= 0.25],
  ['metric.f1_macro != 0.5', (run) => f1(run) !== undefined && f1(run) !== 0.5],
  ['metric.f1_macro = none', (run) => f1(run) === undefined],
  ['owner = "Dee"', (run) => run.owner === 'Dee'],
  ['owner in (Ram, "O\\"Neil")', (run) => run.owner !== 'Dee'],
  ['name ~ TREES', (run) => /trees/i.test(run.name)],
  ['name ~ "0% t"', (run) => run.name.includes('0% t')],
  ['name ~ s_a', (run) => run.name.includes('s_a')],
  ['service = service_1', (run) => run.service === 'service_1'],
  ['service != service_1', (run) => run.service === 'service_0'],
  ['service = none', (run) => run.service === null],
  ['tag = good', (run) => run.tags.includes('good')],
  ['tag != "to do"', (run) => !run.tags.includes('to do')],
  ['tag = none', (run) => run.tags.length === 0],
  ['feature = r', (run) => run.features! > 0],
  ['note = none', (run) => !run.note],
  ['note ~ "odd 1"', (run) => run.note?.endsWith('1') ?? false],
  ['created > 2011-01', (run) => run.created >= new Date('2011-02-01')],
  ['created = 2011-02-03', (run) => run.created.toISOString().startsWith('2011-02-03')],
  ['created < 2011', () => false],
  ['finished = none', () => true],
  ['param.depth = 3', (run) => depth(run) === 3],
  ['param.depth = "3"', (run) => depth(run) === 3],
  ['param.depth = auto2', (run) => depth(run) === 'auto2'],
  ['param.depth ~ AUTO', (run) => String(depth(run)).startsWith('auto')],
  ['starred', (run) => run.starred],
  ['ram', (run) => run.owner === 'Ram'],
];

test.each(CONDITIONS)('%s finds exactly the runs that fit', async (q, fits) => {
  expect(await found(q)).toEqual(expected((run) => !run.archived && fits(run)));
});

test('archived runs come only when the query speaks of them', async () => {
  expect(await found('')).toEqual(expected((run) => !run.archived));
  expect(await found('archived')).toEqual(expected((run) => run.archived));
  expect(await found('archived or not archived')).toHaveLength(RUNS.length);
});

test('and, or and not mean what they mean in logic, whatever is missing', async () => {
  type Tree = { text: string; fits: (run: SeededRun) => boolean };
  const leaf = fc.constantFrom(...CONDITIONS).map(([text, fits]): Tree => ({ text, fits }));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      tie('tree').map(({ text, fits }) => ({ text: `not (${text})`, fits: (run: SeededRun) => !fits(run) })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
        text: `(${a.text}) and (${b.text})`,
        fits: (run: SeededRun) => a.fits(run) && b.fits(run),
      })),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
        text: `(${a.text}) or (${b.text})`,
        fits: (run: SeededRun) => a.fits(run) || b.fits(run),
      })),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async ({ text, fits }) => {
      fc.pre(text.length <= 2_000);
      const ids = expected((run) => !run.archived && fits(run));
      expect(await found(text)).toEqual(ids);
      expect(await countRuns(text)).toBe(ids.length);
    }),
    { numRuns: 60 },
  );
});

const VALUE: Readonly<Record<string, (run: SeededRun) => number | string | null>> = {
  created: (run) => run.created.getTime(),
  name: (run) => run.name,
  service: (run) => run.service,
  features: (run) => run.features!,
  tags: (run) => run.tags.join(', ') || null,
  note: (run) => run.note?.slice(0, 200) ?? null,
  'metric.f1_macro': (run) => f1(run) ?? null,
  'param.depth': (run) => depth(run) ?? null,
};

test.each(Object.keys(VALUE))('pages by %s hold every run once, in order, and what has none is last', async (name) => {
  for (const sort of [name, `-${name}`]) {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await searchRunIds({ sort, limit: 7, ...(after && { after }) });
      ids.push(...page.ids);
      after = page.next;
    } while (after);
    expect(ids.toSorted()).toEqual(expected((run) => !run.archived));
    const values = ids.map((id) => VALUE[name]!(RUNS.find((run) => run.id === id)!));
    const there = values.filter((value) => value !== null);
    expect(values.slice(there.length).every((value) => value === null)).toBe(true);
    for (const type of ['number', 'string']) {
      const some = there.filter((value) => typeof value === type) as number[];
      const sorted = some.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      if (name !== 'name') expect(some).toEqual(sort === name ? sorted : sorted.reverse());
    }
  }
});

test('a page is rows with what a table shows, and cells only of the columns asked for', async () => {
  const { runs } = await searchRuns({ q: 'tag = good', sort: '-metric.f1_macro', limit: 3 });
  expect(runs[0]).toMatchObject({ owner: expect.any(String), features: 3, tags: expect.arrayContaining(['good']) });
  const cells = await readRunCells([runs[0]!.id], ['metric.accuracy']);
  const seeded = RUNS.find(({ id }) => id === runs[0]!.id)!;
  expect(cells).toEqual({ [seeded.id]: { 'metric.accuracy': seeded.cells['metric.accuracy'] } });
});

test.each([
  ['metric.f1_marco > 0.6', 0, /No run has a metric "f1_marco"\. Did you mean "metric\.f1_macro"\?/],
  ['starred and ownr = Dee', 12, /There is no field "ownr"\. Did you mean "owner"\?/],
  ['status = finishd', 9, /There is no status "finishd"\. Did you mean "finished"\?/],
  ['metric.accuracy > high', 18, /needs a number, such as 0\.6; "high" is none/],
  ['created > 2011-02-30', 10, /"2011-02-30" is no time; write it like 2011/],
  ['owner > Dee', 0, /owner has no order/],
  ['metric.accuracy > none', 18, /none does not go with/],
  ['starred = maybe', 10, /write starred or not starred/],
])('%s is a mistake at character %i', async (q, place, message) => {
  const error = await searchRunIds({ q }).catch((thrown: AppError) => thrown);
  expect(error).toMatchObject({ code: 'invalid_input', message, fields: { at: String(place) } });
});

test('a sort or a page nobody knows is refused with what would be right', async () => {
  await expect(searchRunIds({ sort: '-metric.f1' })).rejects.toThrow(/cannot be sorted by "metric.f1"/);
  await expect(searchRunIds({ after: 'xyz' })).rejects.toThrow(/is no page of a search/);
  const { next } = await searchRunIds({ sort: 'name', limit: 2 });
  await expect(searchRunIds({ sort: 'metric.f1_macro', after: next! })).rejects.toThrow(/another sort/);
  expect(await readRunCells(['run001'], ['metric.nosuch'])).toEqual({});
});

test('any text is answered or refused as bad input, never a failure of the database', async () => {
  const pieces = fc.constantFrom(
    'metric.accuracy',
    'owner',
    'created',
    'starred',
    'param.depth',
    'tag',
    '>',
    '=',
    '~',
    '!=',
    'in',
    '(',
    ')',
    ',',
    'none',
    '1e400',
    '-0',
    '"\\"',
    '%',
    'not',
    'or',
    '2011',
    '\0',
    '\ud800',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (some) => {
      const answer = await searchRunIds({ q: some.join(' ') }).catch((error: unknown) => error);
      if (answer instanceof Error) expect(answer).toBeInstanceOf(AppError);
    }),
    { numRuns: 150 },
  );
});
