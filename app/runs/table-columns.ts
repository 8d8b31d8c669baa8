import { METRIC_TITLES } from '../_ui/metric-names.ts';

export interface ColumnDescription {
  readonly name: string;
  readonly title: string;
  readonly kind: 'status' | 'text' | 'moment' | 'metric' | 'gain' | 'seconds' | 'param';
  /** In CSS pixels, unless somebody drew it wider or narrower. */
  readonly width: number;
}

/** Columns that every run has. */
const FIELDS: Readonly<Record<string, Omit<ColumnDescription, 'name'>>> = {
  status: { title: 'State', kind: 'status', width: 104 },
  owner: { title: 'Owner', kind: 'text', width: 110 },
  algorithm: { title: 'Algorithm', kind: 'text', width: 160 },
  service: { title: 'Service', kind: 'text', width: 120 },
  experiment: { title: 'Experiment', kind: 'text', width: 140 },
  features: { title: 'Features', kind: 'param', width: 84 },
  tags: { title: 'Tags', kind: 'text', width: 160 },
  note: { title: 'Note', kind: 'text', width: 240 },
  created: { title: 'Created', kind: 'moment', width: 176 },
  finished: { title: 'Finished', kind: 'moment', width: 176 },
};
export const FIELD_COLUMNS = Object.keys(FIELDS);

/** What a column is called and how it is shown, by its name in queries and addresses. */
export function describeColumn(name: string): ColumnDescription {
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (field) return { name, ...field };
  const dot = name.indexOf('.');
  const [kind, rest] = [name.slice(0, dot), name.slice(dot + 1)];
  const metric = METRIC_TITLES[rest as keyof typeof METRIC_TITLES] ?? rest;
  switch (kind) {
    case 'metric':
      return { name, title: metric, kind: 'metric', width: 116 };
    case 'baseline':
      return { name, title: `Majority ${metric.toLowerCase()}`, kind: 'metric', width: 184 };
    case 'gain':
      return { name, title: rest === 'f1_macro' ? 'vs majority' : `${metric}, vs majority`, kind: 'gain', width: 144 };
    case 'seconds':
      return { name, title: `Time, ${rest}`, kind: 'seconds', width: 104 };
    default:
      return { name, title: rest, kind: 'param', width: 112 };
  }
}

/** Whether its values are cells beside the run. */
export const isValueColumn = (name: string): boolean => !Object.hasOwn(FIELDS, name);
