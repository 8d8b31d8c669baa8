import { CARD_PARTS, type CardPart } from '#server/models/card-schema';
import type { VersionComparison } from '#server/models/version-comparison';
import type { Difference } from '#server/runs/comparison-schema';
import { signed } from '#server/runs/signed';
import { textTable } from '../table.ts';
import { describeComparison } from './describe-comparison.ts';

/** What differs between two versions; what their runs answered comes last, with its verdict. */
export function describeVersions(compared: VersionComparison): string {
  const { versions, comparison, signature, lineage, files } = compared;
  const differing = lineage.filter(({ differs }) => differs);
  const blocks = [
    ['Inputs and classes', signature.length > 0 ? signature.join('\n') : 'the same in both'],
    ['Where they come from', differing.length > 0 ? pairs(compared, differing.map(toRow)) : 'the same'],
    [
      'Package, bytes',
      pairs(
        compared,
        files.map(({ name, bytes }) => [name, ...bytes.map(show)]),
      ),
    ],
    ['Sealed slice', sealedLine(compared)],
    ['Card', cardLine(compared)],
    ['Holdout', comparison ? describeComparison(comparison) : `both were made of run ${versions[0].runId}: one model`],
  ];
  return blocks.map(([title, text]) => `${title}\n${text}`).join('\n\n');
}

const show = (value: string | number | null): string => String(value ?? '—');
const toRow = ({ name, values }: VersionComparison['lineage'][number]) => [name, ...values.map(show)];

function pairs({ versions }: VersionComparison, rows: readonly (readonly string[])[]): string {
  return textTable(
    ['', ...versions.map(({ version }) => version)].map((header) => ({ header })),
    rows,
  );
}

function sealedLine(compared: VersionComparison): string {
  const { versions, isSameSealedSlice, sealedDifferences } = compared;
  const results = versions.map(({ version, sealed }) =>
    sealed
      ? `${version}: macro F1 ${sealed.report.metrics.f1_macro.toFixed(3)} on ${sealed.report.rows} rows`
      : `${version}: nothing was sealed`,
  );
  const macro = sealedDifferences?.metrics.f1_macro;
  return [
    ...results,
    ...(isSameSealedSlice === false ? ['not the same rows'] : []),
    ...(macro ? [sayDifference(compared, macro)] : []),
  ].join('; ');
}

const sayDifference = ({ versions: [a, b] }: VersionComparison, { estimate, low, high }: Difference): string =>
  `${b.version} − ${a.version}: ${signed(estimate)} (95% interval ${signed(low)} to ${signed(high)})`;

function cardLine({ cards: [a, b] }: VersionComparison): string {
  const parts = (Object.keys(CARD_PARTS) as CardPart[]).filter((part) => a.words[part] !== b.words[part]);
  return parts.length > 0
    ? `they differ in ${parts.map((part) => CARD_PARTS[part].toLowerCase()).join(', ')}`
    : 'the same';
}
