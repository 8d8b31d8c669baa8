import { LESS_IS_BETTER } from '#server/training/metric-direction';
import type { FoldSpread, RankedPoint, SweepAtlas } from '../sweep-schema.ts';

/**
 * What a person should take from a sweep: the best set of features and how sure that is, whether it beats the majority
 * class, the fewest features that do as well, and why the best of many looks better than it is.
 */
export function sweepVerdict(atlas: Omit<SweepAtlas, 'verdict'>): string {
  const { sweep, metric, points, best, smallest, baseline } = atlas;
  const spread = best?.metrics[metric];
  if (!best || !spread) return points.length === 0 ? 'No point is known yet.' : `No point has ${metric} on its folds.`;
  const known = points.length < sweep.budget && sweep.status !== 'finished' ? ' so far' : '';
  return [
    `Best of ${number(points.length)}${known}: ${nameOf(best, atlas)}, with ${metric} ${inWords(spread)} over ` +
      `${sweep.split.folds ?? 0}${(sweep.split.repeats ?? 1) > 1 ? ` × ${sweep.split.repeats}` : ''} folds.`,
    onBaseline(spread, baseline?.[metric] ?? null, metric),
    smallest && smallest.id !== best.id ? onSmallest(smallest, best, atlas) : '',
    points.length > 1 ? onSelection(atlas) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function onBaseline(best: FoldSpread, baseline: FoldSpread | null, metric: string): string {
  if (baseline === null) return '';
  const isBetter = LESS_IS_BETTER.has(metric) ? best.mean < baseline.mean : best.mean > baseline.mean;
  const rule = `always answering the majority class (${baseline.mean.toFixed(3)})`;
  return isBetter ? `The majority class has ${baseline.mean.toFixed(3)}.` : `No point beats ${rule}.`;
}

function onSmallest(smallest: RankedPoint, best: RankedPoint, atlas: Omit<SweepAtlas, 'verdict'>): string {
  const [few, many] = [smallest.features.length, best.features.length];
  const instead = few < many ? `, with ${count(few)} instead of ${many}` : '';
  const figures = `${atlas.metric} ${inWords(smallest.metrics[atlas.metric]!)}`;
  return `As good within one standard error: ${nameOf(smallest, atlas)} (${figures})${instead}.`;
}

function onSelection({ sweep: { facts } }: Omit<SweepAtlas, 'verdict'>): string {
  const sealed = facts ? ` of ${number(facts.sealed)} rows` : '';
  return `Chosen among so many, the best looks better than it is; the sealed slice${sealed}, which no point has seen, decides at its promotion.`;
}

/** The features without the views they are from, and the algorithm where there are several settings. */
function nameOf({ features, setting }: RankedPoint, { sweep }: Omit<SweepAtlas, 'verdict'>): string {
  const names = features.map((feature) => feature.slice(feature.indexOf(':') + 1));
  const set = names.length === 1 ? `${names[0]} alone` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return sweep.settings.length === 1 ? set : `${set} by ${sweep.settings[setting]!.algorithm}`;
}

const count = (features: number): string => `${features} ${features === 1 ? 'feature' : 'features'}`;
const inWords = ({ mean, sd }: FoldSpread): string => `${mean.toFixed(3)} ± ${sd.toFixed(3)}`;
const number = (value: number): string => new Intl.NumberFormat('en').format(value);
