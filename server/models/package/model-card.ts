import { RUN_ALGORITHMS, type TrainingRange } from '#server/runs/schema';
import type { ClassReport, Report } from '#server/training/schema';
import type { PackageInput } from './package-input.ts';

/** What the card is of, and how it came to be. */
interface CardHead {
  readonly title: string;
  readonly occasion: string;
}

/** model-card.md: what the model is, what it learned from, how good it is beside the baseline, and where it ends. */
export function modelCard(
  { run, trained, sealed }: Pick<PackageInput, 'run' | 'trained' | 'sealed'>,
  { title, occasion }: CardHead,
): string {
  const sections = [
    `# ${title}`,
    `${run.algorithm} predicting \`${run.label}\`, from run "${run.name}" (${run.id}) by ${run.owner}. ${occasion}`,
    '## Data',
    dataLines(run),
    '## Features',
    table(
      ['feature', 'type', 'min', 'mean', 'max', 'missing'],
      trained.inputs.map(({ feature, dtype, range }) => [`\`${feature}\``, dtype, ...rangeCells(range)]),
    ),
    '## Results on the holdout',
    resultLines(run.report, run.baseline),
    ...(sealed ? ['## Results on the sealed slice', sealedLines(sealed)] : []),
    '## Limits',
    limitLines(run.warnings, !RUN_ALGORITHMS[run.algorithm].learnsMissing),
    '## Parameters',
    `\`\`\`json\n${JSON.stringify({ ...run.params, seed: run.seed }, null, 2)}\n\`\`\``,
  ];
  return `${sections.join('\n\n')}\n`;
}

function dataLines(run: PackageInput['run']): string {
  const { dataset } = run;
  const lines = [
    `- Features as of ${run.asOf?.toISOString() ?? 'unknown'}, joined point-in-time.`,
    `- Dataset fingerprint \`${run.datasetFingerprint}\`, split fingerprint \`${run.splitFingerprint}\`.`,
  ];
  if (!dataset) return lines.join('\n');
  lines.push(`- ${dataset.trainRows} rows trained on, ${dataset.holdoutRows} held out, of ${dataset.entityRows}.`);
  for (const { reason, count } of dataset.droppedRows) lines.push(`- ${count} rows left out: ${reason}.`);
  for (const { value, name, train, holdout } of dataset.classes) {
    lines.push(`- Class ${value} (${name}): ${train} in training, ${holdout} held out.`);
  }
  return lines.join('\n');
}

function resultLines(report: Report | null, baseline: Report | null): string {
  if (!report) return 'No report was kept.';
  const names = ['accuracy', 'balanced_accuracy', 'f1_macro', 'f1_weighted', 'log_loss', 'roc_auc_ovr'] as const;
  const metrics = table(
    ['metric', 'model', 'majority class'],
    names.map((name) => [name, round(report.metrics[name]), round(baseline?.metrics[name] ?? null)]),
  );
  const classes = table(['class', 'precision', 'recall', 'f1', 'rows'], report.classes.map(classCells));
  return `${metrics}\n\n${classes}\n\n${judgement(report, baseline)}`;
}

function sealedLines({ report, baseline, looksBefore }: NonNullable<PackageInput['sealed']>): string {
  const looks =
    looksBefore === 0
      ? 'Nothing had looked at these rows before.'
      : `${looksBefore} other ${looksBefore === 1 ? 'run' : 'runs'} had been scored on these rows before.`;
  return `${report.rows} rows that no run had seen, scored once, at this promotion. ${looks}\n\n${resultLines(report, baseline)}`;
}

/** Accuracy alone flatters a model that only names the majority class, so the comparison is said in words. */
function judgement(report: Report, baseline: Report | null): string {
  if (!baseline) return 'There is no baseline to compare with.';
  const gain = (report.metrics.accuracy - baseline.metrics.accuracy) * 100;
  if (gain <= 0) return 'On accuracy it is no better than always naming the majority class.';
  return `On accuracy it is ${gain.toFixed(1)} points above always naming the majority class, on ${report.rows} rows.`;
}

function limitLines(warnings: readonly string[], needsEveryFeature: boolean): string {
  const missing = needsEveryFeature
    ? 'A row with a missing feature is not scored.'
    : 'A missing feature is scored as the training rows in which it was missing.';
  const lines = [missing, 'Outside the training ranges above its answers are extrapolation.', ...warnings];
  return lines.map((line) => `- ${line}`).join('\n');
}

const classCells = ({ label, name, precision, recall, f1, support }: ClassReport): string[] => [
  `${label} (${name})`,
  round(precision),
  round(recall),
  round(f1),
  String(support),
];

const rangeCells = ({ min, mean, max, missing }: TrainingRange): string[] => [
  round(min),
  round(mean),
  round(max),
  String(missing),
];

const round = (value: number | null): string => (value === null ? '–' : String(Math.round(value * 10_000) / 10_000));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
