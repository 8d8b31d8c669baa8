import { type Choice, choiceRequest } from './read-choice.ts';

export interface Command {
  readonly title: string;
  readonly text: string;
}

const ROWS_FILE = 'entity-rows.csv';

interface Surroundings {
  /** Where this page came from: `http://localhost:3000`. */
  readonly origin: string;
  /** Join keys that are texts, by view: read as anything else, `12747.0` would not be found. */
  readonly textKeys: Readonly<Record<string, readonly string[]>>;
}

/** The same dataset for other tools: the command line, Feast in Python, and curl. */
export function prepareCommands(choice: Choice, { origin, textKeys }: Surroundings): Command[] {
  return [
    { title: 'Command line', text: cli(choice) },
    { title: 'Python, with Feast', text: python(choice, textKeys) },
    { title: 'curl', text: curl(choice, origin) },
  ];
}

const columnsOf = ({ features, label }: Choice): string[] =>
  label && !features.includes(label) ? [...features, label] : [...features];

function cli(choice: Choice): string {
  const { entities, asOf, includeLate, shortNames } = choice;
  return [
    `npx cookoff dataset --features ${columnsOf(choice).join(',')}`,
    `--entities ${entities === 'all' ? 'all' : ROWS_FILE}`,
    ...(asOf ? [`--as-of ${asOf}`] : []),
    ...(includeLate ? ['--include-late'] : []),
    ...(shortNames ? ['--short-names'] : []),
    '--out dataset.parquet',
  ].join(' ');
}

/** Feast has no cutoff by creation and no entity rows of its own. */
function python(choice: Choice, textKeys: Surroundings['textKeys']): string {
  const list = columnsOf(choice).map((reference) => `        "${reference}",`);
  const keys = new Set(columnsOf(choice).flatMap((reference) => textKeys[reference.split(':')[0]!] ?? []));
  const dtypes = [...keys].map((key) => `"${key}": str`).join(', ');
  return [
    'import pandas as pd',
    'from feast import FeatureStore',
    '',
    '# Join keys and event_timestamp, a line for each row.',
    `entity_df = pd.read_csv("${ROWS_FILE}", parse_dates=["event_timestamp"], dtype={${dtypes}})`,
    'dataset = FeatureStore("feature_repo").get_historical_features(',
    '    entity_df=entity_df,',
    '    features=[',
    ...list,
    '    ],',
    `    full_feature_names=${choice.shortNames ? 'False' : 'True'},`,
    ').to_df()',
  ].join('\n');
}

function curl(choice: Choice, origin: string): string {
  return [
    `curl ${origin}/api/v1/datasets \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '${JSON.stringify(choiceRequest(choice))}'`,
  ].join('\n');
}
