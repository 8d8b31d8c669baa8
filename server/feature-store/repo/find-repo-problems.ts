import { didYouMean } from '#server/platform/suggest';
import type { Definition, FeatureRepo, FeatureView, Pipeline } from '../vocabulary.ts';
import { findRenameCycles } from './find-rename-cycles.ts';

/** Columns the offline store adds to every table it reads. */
const RESERVED = ['filename', 'file_index', 'file_row_number', 'position'];
/** Columns it adds beside the keys of the rows it joins. */
const RESERVED_KEYS = [...RESERVED, 'rid', 'moment', 'code'];
/** Addresses below /features that are no view's. */
const RESERVED_VIEWS = ['build'];

export interface RepoContext {
  /** Names of definitions that cannot be read: that they are missing is no further problem. */
  readonly unreadable: readonly string[];
  /** Name of the file a definition is in. */
  readonly fileOf: (definition: Definition | Pipeline) => string;
}

/** One sentence for each thing in a feature repo that does not fit together; none when all does. */
export function findRepoProblems(repo: FeatureRepo, context: RepoContext): string[] {
  return [
    ...duplicates('entity', repo.entities, context),
    ...duplicates('feature view', repo.views, context),
    ...duplicates('feature service', repo.services, context),
    ...duplicates('pipeline', repo.pipelines, context),
    ...ambiguousSources(repo.views),
    ...[repo.entities, repo.views, repo.services].flatMap((some) =>
      findRenameCycles<Definition>(some).map(({ definition, problem }) => `${context.fileOf(definition)}: ${problem}`),
    ),
    ...repo.views.flatMap((view) =>
      problemsOfView(view, repo, context).map((one) => `${context.fileOf(view)}: ${one}`),
    ),
    ...repo.services.flatMap((one) =>
      problemsOfService(one, repo, context).map((problem) => `${context.fileOf(one)}: ${problem}`),
    ),
    ...repo.pipelines.flatMap((pipeline) => problemsOfPipeline(pipeline, repo, context)),
  ];
}

/** Some stores and many people do not tell upper from lower case. */
function duplicates(word: string, named: readonly (Definition | Pipeline)[], { fileOf }: RepoContext): string[] {
  const byName = Map.groupBy(named, ({ name }) => name.toLowerCase());
  return [...byName.values()]
    .filter((some) => some.length > 1)
    .map((some) => {
      const files = [...new Set(some.map(fileOf))].join(' and ');
      return `There are two ${word} definitions named "${some[0]!.name}" (in ${files}).`;
    });
}

/** Rows are pushed to a source by its name, which must therefore mean one table. */
function ambiguousSources(views: readonly FeatureView[]): string[] {
  return [...Map.groupBy(views, ({ source }) => source.name)].flatMap(([name, readers]) => {
    const tables = [...new Set(readers.map(({ source }) => source.table))];
    return tables.length > 1
      ? [`Source "${name}" means the tables ${tables.join(' and ')}; give each its own name.`]
      : [];
  });
}

function problemsOfView(
  view: FeatureView,
  { entities, pipelines }: FeatureRepo,
  { unreadable }: RepoContext,
): string[] {
  const where = `Feature view "${view.name}"`;
  const known = new Map(entities.map((entity) => [entity.name, entity.joinKey]));
  const joinKeys = view.entities.flatMap((name) => known.get(name) ?? []);
  const fields = view.fields.map(({ name }) => name);
  const { timestampField, createdTimestampField } = view.source;
  const columns = [...joinKeys, timestampField, createdTimestampField, ...fields].map((name) => name.toLowerCase());
  const { pipeline } = view.source;
  return [
    ...(RESERVED_VIEWS.includes(view.name) ? [`${where} has the address of a page; call it something else.`] : []),
    ...view.entities
      .filter((name) => !known.has(name) && !unreadable.includes(name))
      .map((name) => `${where} names the unknown entity "${name}".${didYouMean(name, known.keys())}`),
    ...repeated(columns).map((name) => `${where} has two columns named "${name}".`),
    ...columns
      .filter((name, i) => (i < joinKeys.length ? RESERVED_KEYS : RESERVED).includes(name))
      .map((name) => `${where} has a column "${name}", a name the offline store needs; call it something else.`),
    ...findRenameCycles(view.fields).map(({ problem }) => `${where}: ${problem}`),
    ...view.fields.flatMap(({ name, leaks }) =>
      leaks && !fields.includes(leaks)
        ? [`${where} says ${name} leaks "${leaks}", which it does not have.${didYouMean(leaks, fields)}`]
        : [],
    ),
    ...(pipeline && !pipelines.some(({ name }) => name === pipeline)
      ? [`${where} is filled by the unknown pipeline "${pipeline}".${didYouMean(pipeline, names(pipelines))}`]
      : []),
  ];
}

function problemsOfService(
  { name, features }: FeatureRepo['services'][number],
  { views }: FeatureRepo,
  { unreadable }: RepoContext,
): string[] {
  const known = views.flatMap((view) => view.fields.map((field) => `${view.name}:${field.name}`));
  const isKnown = (reference: string) => known.includes(reference) || unreadable.includes(reference.split(':')[0]!);
  return [
    ...features
      .filter((reference) => !isKnown(reference))
      .map((wrong) => `Feature service "${name}" asks for the unknown ${wrong}.${didYouMean(wrong, known)}`),
    ...repeated(features).map((reference) => `Feature service "${name}" lists ${reference} twice.`),
  ];
}

function problemsOfPipeline(
  { name, table }: FeatureRepo['pipelines'][number],
  { views }: FeatureRepo,
  { unreadable }: RepoContext,
): string[] {
  const isRead = views.some((view) => view.source.table === table);
  // A view that cannot be read may be the one that reads the table.
  if (!isRead && unreadable.length === 0)
    return [`Pipeline "${name}" writes the table "${table}", which no feature view reads.`];
  return [];
}

function names(named: readonly { name: string }[]): string[] {
  return named.map(({ name }) => name);
}

function repeated(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, i) => words.indexOf(word) !== i))];
}
