import type { FeatureView } from '#server/feature-store/vocabulary';

type Described = Pick<FeatureView['fields'][number], 'name' | 'description'>;

/** A name this short is only found as a word; a longer one also where it is written as two words. */
const SHORT = 5;

/**
 * Which features a feature is made from, as far as its description says so: it names them. Followed through, so that
 * what is made from a part is made from the whole.
 * @returns by feature; itself never.
 */
export function madeFrom(fields: readonly Described[]): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(
    fields.map((field) => [field.name, fields.filter((other) => names(field, other)).map(nameOf)]),
  );
  return new Map(
    fields.map(({ name }) => {
      const found = new Set<string>();
      const follow = (of: string): void => {
        for (const source of direct.get(of) ?? []) {
          if (source === name || found.has(source)) continue;
          found.add(source);
          follow(source);
        }
      };
      follow(name);
      return [name, found];
    }),
  );
}

const nameOf = ({ name }: Described): string => name;

function names({ name, description }: Described, other: Described): boolean {
  if (name === other.name) return false;
  const text = description.toLowerCase();
  const wanted = other.name.toLowerCase();
  if (text.split(/[^a-z0-9_]+/).includes(wanted)) return true;
  return wanted.length > SHORT && text.replaceAll(/[\s-]+/g, '').includes(wanted);
}
