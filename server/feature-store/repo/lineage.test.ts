import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeatureView, FeatureViewSchema } from '../vocabulary.ts';
import { chainOf, followForward, formerlyOf, type StoredVersion } from './lineage.ts';

interface Step {
  readonly view?: string;
  /** Features in order; `new<old` for a rename. */
  readonly features: readonly string[];
}

/** Versions of one view, each step a version later; a new view name is a rename. */
function versionsOf(steps: readonly Step[]): StoredVersion<FeatureView>[] {
  let called = 'v';
  return steps.map(({ view = called, features }, i) => {
    const fields = features.map((text) => {
      const [name, renamedFrom] = text.split('<');
      return { name, renamedFrom, dtype: 'int32' };
    });
    const rest = { entities: ['e'], ttlSeconds: 0, source: { name: 's', table: 's' } };
    const body = FeatureViewSchema.parse({
      name: view,
      fields,
      ...rest,
      ...(view !== called && { renamedFrom: called }),
    });
    called = view;
    return { name: view, version: i + 1, appliedAt: new Date(i * 1000), body };
  });
}

const chain = (steps: readonly Step[]) => {
  const versions = versionsOf(steps);
  return chainOf(versions.at(-1)!, versions);
};

test('a chain goes from the newest to the first through every rename of the view', () => {
  const all = chain([
    { features: ['a'] },
    { view: 'w', features: ['a'] },
    { features: ['a', 'b'] },
    { view: 'x', features: ['b'] },
  ]);
  expect(all.map(({ name, version }) => `${name}${version}`)).toEqual(['x4', 'w3', 'w2', 'v1']);
  expect(formerlyOf(all).names).toEqual(['w', 'v']);
});

test('another definition that took the name later is not what was renamed', () => {
  const [first, renamed] = versionsOf([{ features: ['a'] }, { view: 'w', features: ['a'] }]);
  const stranger = { ...first!, version: 9, appliedAt: new Date(9000) };
  expect(chainOf(renamed!, [first!, renamed!, stranger])).toEqual([renamed, first]);
});

test('a feature is followed through renames, not through an end and a new beginning', () => {
  const all = chain([
    { features: ['a', 'z'] },
    { features: ['b<a'] },
    { view: 'w', features: ['b', 'z'] },
    { features: ['c<b', 'z'] },
  ]);
  expect(formerlyOf(all).features).toEqual({ c: ['b', 'a'] });
  expect(followForward(all, { view: 'v', feature: 'a', version: 1 })).toEqual(['w', 'c']);
  expect(followForward(all, { view: 'v', feature: 'b' })).toEqual(['w', 'c']);
  expect(followForward(all, { view: 'v', feature: 'z', version: 1 })).toBeNull();
  expect(followForward(all, { view: 'w', feature: 'z' })).toEqual(['w', 'z']);
  expect(followForward(all, { view: 'v', feature: 'a', version: 2 })).toBeNull();
});

test('however often features are renamed, each earlier name leads to the feature it was', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(names, (path) => {
      // One feature walks through all names, another stays what it is.
      const steps = path.map((name, i) => ({ features: [i === 0 ? name : `${name}<${path[i - 1]}`, 'stays'] }));
      const all = chain(steps);
      for (const [i, name] of path.entries()) {
        expect(followForward(all, { view: 'v', feature: name, version: i + 1 })).toEqual(['v', path.at(-1)]);
      }
      expect(formerlyOf(all).features).toEqual({ [path.at(-1)!]: path.slice(0, -1).toReversed() });
    }),
  );
});
