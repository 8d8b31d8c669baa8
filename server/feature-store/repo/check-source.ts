import type { InfrastructureChange, SourceProblem } from '../feature-repo-plan.ts';
import { columnsOf } from '../offline/check-rows.ts';
import type { OfflineColumn, OfflineTable, TableColumn, TableDescription } from '../offline/offline-store.ts';
import type { ValueType } from '../vocabulary.ts';

/** A view and the table behind it. */
export interface CheckedSource {
  readonly view: string;
  readonly table: OfflineTable;
  readonly found: TableDescription;
  /** Whether a pipeline or pushes of this project fill it; else its columns are somebody else's word. */
  readonly isOurs: boolean;
  /** Whether this plan changes the view: what was wrong before is no reason to refuse the rest. */
  readonly changes: boolean;
}

/** What the declared columns mean for a table: what happens to it, and what is wrong. */
export function checkSource(source: CheckedSource): { change: InfrastructureChange; problems: SourceProblem[] } {
  const { view, table, found } = source;
  const place = { store: 'offline' as const, view, place: found.place };
  const damaged = found.damages.map((message) => toProblem(source, 'damaged', null, message));
  if (!found.exists) {
    return { change: { ...place, action: 'create', details: ['made by the first rows'] }, problems: damaged };
  }
  const columns = columnsOf(table).map((declared) => ({ declared, actual: findColumn(declared, found.columns) }));
  const missing = columns.filter(({ actual }) => !actual).map(({ declared }) => declared);
  const retyped = columns.flatMap(({ declared, actual }) =>
    actual && !canRead(actual.valueType, declared.valueType) ? [{ declared, actual }] : [],
  );
  // A table whose every file is damaged has no columns to be compared.
  if (found.columns.length === 0) return { change: { ...place, action: 'keep', details: [] }, problems: damaged };
  const problems = [
    ...damaged,
    ...missing.map((column) => missingProblem(source, column)),
    ...retyped.map(({ declared, actual }) => retypedProblem(source, declared, actual)),
  ];
  const grown = missing.map(({ name, valueType }) => `gets column ${name} (${valueType}) with the next rows`);
  const remade = retyped.map(
    ({ declared, actual }) => `column ${declared.name} is ${actual.type}, declared ${declared.valueType}`,
  );
  const action = remade.length > 0 ? 'reingest' : grown.length > 0 ? 'grow' : 'keep';
  return { change: { ...place, action, details: [...remade, ...grown] }, problems };
}

/** By its name or a former one; SQL does not tell upper from lower case. */
function findColumn(
  { name, formerNames = [] }: OfflineColumn,
  columns: readonly TableColumn[],
): TableColumn | undefined {
  const find = (wanted: string) => columns.find((column) => column.name.toLowerCase() === wanted.toLowerCase());
  return [name, ...formerNames].map(find).find((column) => column !== undefined);
}

/** Types that hold every value of another. */
const WIDER: Readonly<Record<ValueType, readonly ValueType[]>> = {
  int32: ['int64', 'float64', 'string'],
  int64: ['string'],
  float32: ['float64', 'string'],
  float64: ['string'],
  string: [],
  bool: ['string'],
  unix_timestamp: ['string'],
};

/** Whether every value of a column can be read in the type a view declares. */
export const canRead = (from: ValueType | null, to: ValueType): boolean =>
  from !== null && (from === to || WIDER[from].includes(to));

function missingProblem(source: CheckedSource, { name, valueType }: OfflineColumn): SourceProblem {
  const { table, found } = source;
  const declared = new Set(
    columnsOf(table)
      .flatMap((column) => [column.name, ...(column.formerNames ?? [])])
      .map((one) => one.toLowerCase()),
  );
  const heirs = found.columns.filter(
    (column) => column.valueType === valueType && !declared.has(column.name.toLowerCase()),
  );
  const what = `Table ${table.source.table} has no column ${name} (${valueType}), which feature view "${source.view}" declares`;
  if (heirs.length > 0) {
    const names = heirs.map((column) => column.name).join(' or ');
    return toProblem(
      source,
      'renamed',
      name,
      `${what}; it has ${names} of that type, which the view does not know. If ${name} is its new name, give ${name} renamedFrom: '${heirs[0]!.name}'; if the table was changed, declare ${heirs[0]!.name} with renamedFrom: '${name}'.`,
    );
  }
  return toProblem(source, 'missing', name, `${what}; its rows read as null until they are ingested with it.`);
}

function retypedProblem(
  source: CheckedSource,
  { name, valueType }: OfflineColumn,
  { type }: TableColumn,
): SourceProblem {
  const { table, view, found, isOurs } = source;
  const what = `Column ${name} of table ${table.source.table} is ${type}, and feature view "${view}" declares ${valueType}`;
  const mend = !isOurs
    ? 'declare what the table has'
    : found.takesNewTypes
      ? 'ingest the files again, so that new rows have the new type; older ones are read in it where they can be'
      : `give the view's source a new table, such as ${table.source.table}_2, and ingest into that`;
  return toProblem(source, 'retyped', name, `${what}; ${mend}.`);
}

/**
 * What makes the view unreadable is an error: a table of somebody else without what is declared, a key or a time that is
 * not there, a type that the table cannot take. What a next ingest mends is a warning, and so is what was so before.
 */
function toProblem(
  source: CheckedSource,
  problem: SourceProblem['problem'],
  column: string | null,
  message: string,
): SourceProblem {
  const { view, table, found, isOurs, changes } = source;
  const isNeeded =
    column !== null &&
    !table.fields.some(({ name }) => name === column) &&
    column !== table.source.createdTimestampField;
  const isMended = isOurs && !isNeeded && (problem !== 'retyped' || found.takesNewTypes) && problem !== 'damaged';
  const severity = changes && !isMended ? 'error' : 'warning';
  return { problem, severity, view, table: table.source.table, column, message };
}
