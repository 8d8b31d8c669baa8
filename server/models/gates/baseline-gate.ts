import type { PairedStatistics } from '#server/runs/comparison-schema';
import type { Gate } from '../gate-schema.ts';
import type { SealedResult } from '../schema.ts';
import { gate } from './gate.ts';
import { sayDifference, sayScore } from './words.ts';

interface Figures {
  readonly macroF1: number;
  readonly baselineMacroF1: number;
  /** The run against always answering the majority class, on the holdout of the run. */
  readonly statistics: PairedStatistics;
  readonly sealed: SealedResult | null;
}

/**
 * Whether a run does better than always answering the majority class, on macro-F1: passed where the 95% interval of the
 * difference leaves out 0, to be acknowledged where it is a lead that chance could have given, else failed.
 */
export function baselineGate({ macroF1, baselineMacroF1, statistics, sealed }: Figures): Gate {
  const { f1_macro: difference } = statistics.metrics;
  const sentence = [
    `Macro-F1 ${sayScore(macroF1)} against ${sayScore(baselineMacroF1)} of always answering the majority class, ` +
      `${sayDifference(difference)} on ${statistics.rows} holdout rows.`,
    ...(sealed ? [saySealed(sealed)] : []),
  ].join(' ');
  if (difference.estimate <= 0) {
    return gate('baseline', 'failed', { sentence, remedy: 'Choose a run that learned something from its features.' });
  }
  if (difference.low > 0) return gate('baseline', 'passed', { sentence });
  return gate('baseline', 'needs_acknowledgement', {
    sentence: `${sentence} So small a lead may be luck.`,
    remedy: 'Repeat it on more splits, or acknowledge that it may be no better.',
  });
}

const saySealed = ({ report, baseline }: SealedResult): string =>
  `On the sealed slice it is ${sayScore(report.metrics.f1_macro)} against ${sayScore(baseline.metrics.f1_macro)}.`;
