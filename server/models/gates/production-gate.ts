import type { PairedStatistics } from '#server/runs/comparison-schema';
import type { Gate } from '../gate-schema.ts';
import { gate } from './gate.ts';
import { sayDifference } from './words.ts';

/** What a contender and the version in production were both asked, or why there is no such thing. */
export type AgainstProduction =
  | { readonly kind: 'nothing'; readonly why: string }
  | {
      readonly kind: 'paired';
      /** Rows that nothing had seen; or the holdout, where there are none that both were scored on. */
      readonly on: 'sealed' | 'holdout';
      /** Version in production. */
      readonly version: string;
      readonly statistics: PairedStatistics;
    };

/** Fewer rows than this seldom show a difference. */
const FEW_ROWS = 30;

/**
 * Whether a contender is not worse than production beyond what chance explains: it fails where the whole 95% interval of
 * the paired difference of macro-F1 lies below 0.
 */
export function productionGate(against: AgainstProduction): Gate {
  if (against.kind === 'nothing') return gate('production', 'not_applicable', { sentence: against.why });
  const { on, version, statistics } = against;
  const difference = statistics.metrics.f1_macro;
  const where =
    on === 'sealed'
      ? `the ${statistics.rows} sealed rows both were scored on`
      : `the ${statistics.rows} holdout rows both were scored on, as they share no sealed slice`;
  const figures = `macro-F1 ${sayDifference(difference)} on ${where}`;
  if (difference.high < 0) {
    return gate('production', 'failed', {
      sentence: `It is worse than ${version}: ${figures}.`,
      remedy: 'Promote it as candidate beside production, or choose a run that is not worse.',
    });
  }
  const few = statistics.rows < FEW_ROWS ? ' So few rows seldom show a difference.' : '';
  const verdict = difference.low > 0 ? `It is better than ${version}` : `It cannot be told to be worse than ${version}`;
  return gate('production', 'passed', { sentence: `${verdict}: ${figures}.${few}` });
}
