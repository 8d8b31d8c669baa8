import type { Route } from 'next';
import { COMPARED_ROWS, type ComparedRows, type ComparisonOptions } from '#server/runs/comparison-schema';
import { queryChoice, queryValue, type SearchParams, toQuery } from '../_ui/search-params.ts';

const SORTS = ['delta', 'support', 'name'] as const;
const FIGURES = ['all', 'f1'] as const;
const SHOWN = ['all', 'differences'] as const;
export const CURVES = ['roc', 'precision-recall', 'calibration', 'scores', 'threshold'] as const;
export type CurveName = (typeof CURVES)[number];

/** Where a shared threshold begins before anybody moves it. */
export const FIRST_THRESHOLD = '0.5';

/** How a comparison is made and looked at; all of it is in the address. */
export interface CompareState {
  /** Run id or `majority`; '' for the first run. */
  readonly against: string;
  readonly rows: ComparedRows;
  /** Order of the classes. */
  readonly sort: (typeof SORTS)[number];
  readonly figures: (typeof FIGURES)[number];
  readonly only: (typeof SHOWN)[number];
  /** Id of the run that is held against the reference where only one can be; '' for the first challenger. */
  readonly focus: string;
  /** From which probability on every run answers `class`, 0 to 1; '' where each answers as it does. */
  readonly threshold: string;
  /** Value of the class whose curves are drawn and that a threshold is of; '' for the last class. */
  readonly class: string;
  readonly curve: CurveName;
  /** `of.against.truth.predicted`: the cell of a matrix whose rows are shown; '' for none. */
  readonly cell: string;
}

/** Leads to the same comparison, looked at otherwise. */
export type CompareLink = (changes: Partial<CompareState>) => Route;

/** A value that is not one of those allowed falls back to the first: an address typed by hand must not break the page. */
export function readState(params: SearchParams): CompareState {
  return {
    against: queryValue(params, 'against'),
    rows: queryChoice(params, 'rows', COMPARED_ROWS),
    sort: queryChoice(params, 'sort', SORTS),
    figures: queryChoice(params, 'figures', FIGURES),
    only: queryChoice(params, 'only', SHOWN),
    focus: queryValue(params, 'focus'),
    threshold: isShare(queryValue(params, 'threshold')) ? queryValue(params, 'threshold') : '',
    class: queryValue(params, 'class'),
    curve: queryChoice(params, 'curve', CURVES),
    cell: queryValue(params, 'cell'),
  };
}

const isShare = (text: string): boolean => /^(0|1|0?\.\d+|1\.0+)$/.test(text);

/** How the comparison itself is made; the rest of a state is how one looks at it. */
export function toOptions({ against, rows, threshold, class: label }: CompareState): ComparisonOptions {
  return {
    ...(against && { against }),
    ...(rows !== 'own' && { rows }),
    ...(threshold && { threshold: Number(threshold), ...(isWhole(label) && { class: Number(label) }) }),
  };
}

const isWhole = (text: string): boolean => /^-?\d+$/.test(text);

/** The same read back from a comparison that was kept. */
export function fromOptions(options: ComparisonOptions): Pick<CompareState, 'against' | 'rows' | 'threshold'> {
  const { against = '', rows = 'own', threshold } = options;
  return { against, rows, threshold: threshold === undefined ? '' : String(threshold) };
}

/** What differs from a page nobody has touched, as query parameters. */
export function toParams(state: CompareState): Record<string, string> {
  const plain = readState({});
  const names = Object.keys(plain) as (keyof CompareState)[];
  return Object.fromEntries(names.flatMap((name) => (state[name] === plain[name] ? [] : [[name, state[name]]])));
}

/** Links that keep the runs in the address and change how they are compared. */
export function linkTo(runs: readonly string[], state: CompareState): CompareLink {
  // Commas stay commas: the address is to be read and shortened by people.
  return (changes) => {
    const more = toQuery(toParams({ ...state, ...changes })).slice(1);
    return `/compare?runs=${runs.join(',')}${more && `&${more}`}` as Route;
  };
}

/** Links of a saved comparison: how it is looked at changes in place, what is compared leads to the living one. */
export function linkToSaved(id: string, runs: readonly string[], state: CompareState): CompareLink {
  const live = linkTo(runs, state);
  return (changes) =>
    'against' in changes || 'rows' in changes || 'threshold' in changes || ('class' in changes && state.threshold)
      ? live(changes)
      : (`/compare/${id}${toQuery(toParams({ ...state, ...changes }))}` as Route);
}

export interface AskedCell {
  readonly of: string;
  readonly against: string | null;
  readonly truth: number;
  readonly predicted: number;
}

export const writeCell = ({ of, against, truth, predicted }: AskedCell): string =>
  [of, against ?? '', truth, predicted].join('.');

/** null for none and for what is no cell. */
export function readCell(text: string): AskedCell | null {
  const [of, against, truth, predicted, ...rest] = text.split('.');
  if (!of || rest.length > 0 || !/^-?\d+$/.test(truth ?? '') || !/^-?\d+$/.test(predicted ?? '')) return null;
  return { of, against: against || null, truth: Number(truth), predicted: Number(predicted) };
}
