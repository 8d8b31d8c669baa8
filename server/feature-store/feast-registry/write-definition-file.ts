import type { Entity, FeatureRepo, FeatureService, FeatureView, Field } from '../vocabulary.ts';

const HELPERS = { entity: 'entities', featureView: 'views', featureService: 'services' } as const;

/** TypeScript of a feature repo's file with these definitions; `about` is its first line. */
export function writeDefinitionFile(
  definitions: Partial<Pick<FeatureRepo, 'entities' | 'views' | 'services'>>,
  about: string,
): string {
  const { entities = [], views = [], services = [] } = definitions;
  const used = Object.entries(HELPERS).flatMap(([helper, kind]) => (definitions[kind]?.length ? [helper] : []));
  const helpers = [...used, ...(views.length > 0 ? ['field', 'source'] : [])].sort();
  const taken = new Set(helpers);
  const declare = (name: string, helper: string, body: string) =>
    `export const ${claim(name, taken)} = ${helper}(${body});`;
  return [
    `/** ${about} */`,
    `import { ${helpers.join(', ')} } from '#server/feature-store/vocabulary';`,
    ...entities.map((one) => declare(one.name, 'entity', toText(entityOf(one)))),
    ...views.map((one) => declare(one.name, 'featureView', viewOf(one))),
    ...services.map((one) => declare(one.name, 'featureService', toText(serviceOf(one)))),
    '',
  ].join('\n\n');
}

/** Words that a module of TypeScript has for itself, each of which may well be the name of a view. */
const KEYWORDS = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof var void while with yield`.split(/\s+/),
);

/** A name in camel case that is no other's. */
function claim(name: string, taken: Set<string>): string {
  const camel = name.replace(/_+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '');
  let free = camel;
  for (let n = 2; taken.has(free) || KEYWORDS.has(free); n++) free = `${camel}${n}`;
  taken.add(free);
  return free;
}

const entityOf = ({ kind: _, ...rest }: Entity) => withoutBlank(rest);
const serviceOf = ({ kind: _, ...rest }: FeatureService) => withoutBlank(rest);

function viewOf({ kind: _, fields, source, ...rest }: FeatureView): string {
  const lines = Object.entries(withoutBlank(rest)).map(([name, value]) => `  ${name}: ${toText(value)},`);
  const list = fields.map((field: Field) => `    field(${toText(withoutBlank(field))}),`);
  return [
    '{',
    ...lines,
    `  source: source(${toText(withoutBlank(source))}),`,
    '  fields: [',
    ...list,
    '  ],',
    '}',
  ].join('\n');
}

/** Without what the vocabulary fills in by itself. */
function withoutBlank(definition: object): Record<string, unknown> {
  const isBlank = (value: unknown) =>
    value === undefined || value === '' || (typeof value === 'object' && Object.keys(value!).length === 0);
  return Object.fromEntries(Object.entries(definition).filter(([, value]) => !isBlank(value)));
}

/** A literal as a person would write it. */
function toText(value: unknown): string {
  if (typeof value === 'string') {
    const quoted = JSON.stringify(value);
    return /['\\\\]/.test(quoted) ? quoted : `'${quoted.slice(1, -1)}'`;
  }
  if (Array.isArray(value)) return `[${value.map(toText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{ ${entries.map(([name, one]) => `${/^[A-Za-z_]\w*$/.test(name) ? name : toText(name)}: ${toText(one)}`).join(', ')} }`;
}
