import { didYouMean } from '#server/platform/suggest';
import type { FeatureRepo, FeatureView } from '../vocabulary.ts';

/** Columns the offline store adds to every file it reads. */
const RESERVED = ['filename', 'file_row_number'];

/** One sentence for each thing in a feature repo that does not fit together; none when all does. */
export function findRepoProblems(repo: FeatureRepo): string[] {
  return [
    ...duplicates('entity', repo.entities),
    ...duplicates('feature view', repo.views),
    ...duplicates('feature service', repo.services),
    ...duplicates('pipeline', repo.pipelines),
    ...repo.views.flatMap((view) => problemsOfView(view, repo)),
    ...repo.services.flatMap((service) => problemsOfService(service, repo)),
    ...repo.pipelines.flatMap((pipeline) => problemsOfPipeline(pipeline, repo)),
  ];
}

function duplicates(word: string, named: readonly { name: string }[]): string[] {
  return repeated(named.map(({ name }) => name)).map((name) => `There are two ${word} definitions named "${name}".`);
}

function problemsOfView(view: FeatureView, { entities, pipelines }: FeatureRepo): string[] {
  const where = `Feature view "${view.name}"`;
  const known = new Map(entities.map((entity) => [entity.name, entity.joinKey]));
  const joinKeys = view.entities.flatMap((name) => known.get(name) ?? []);
  const fields = view.fields.map(({ name }) => name);
  const { timestampField, createdTimestampField } = view.source;
  const columns = [...joinKeys, timestampField, createdTimestampField, ...RESERVED, ...fields];
  const { pipeline } = view.source;
  return [
    ...view.entities
      .filter((name) => !known.has(name))
      .map((name) => `${where} names the unknown entity "${name}".${didYouMean(name, known.keys())}`),
    // SQL does not tell upper from lower case.
    ...repeated(columns.map((name) => name.toLowerCase())).map((name) => `${where} has two columns named "${name}".`),
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

function problemsOfService({ name, features }: FeatureRepo['services'][number], { views }: FeatureRepo): string[] {
  const known = views.flatMap((view) => view.fields.map((field) => `${view.name}:${field.name}`));
  return [
    ...features
      .filter((reference) => !known.includes(reference))
      .map((wrong) => `Feature service "${name}" asks for the unknown ${wrong}.${didYouMean(wrong, known)}`),
    ...repeated(features).map((reference) => `Feature service "${name}" lists ${reference} twice.`),
  ];
}

function problemsOfPipeline({ name, table }: FeatureRepo['pipelines'][number], { views }: FeatureRepo): string[] {
  const reader = views.find((view) => view.source.table === table);
  if (!reader) return [`Pipeline "${name}" writes the table "${table}", which no feature view reads.`];
  return [];
}

function names(named: readonly { name: string }[]): string[] {
  return named.map(({ name }) => name);
}

function repeated(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, i) => words.indexOf(word) !== i))];
}
