import type { ExplainedFeature } from '#server/inference/explain-schema';
import { formatValue } from '../_ui/format-number.ts';

/** How one value can be moved. */
export interface Control {
  /** Ends and step of the slider; null where training saw one value or none. */
  readonly slider: { readonly min: number; readonly max: number; readonly step: number } | null;
  /** Where on the slider 90 in 100 training rows lie, 0 … 1. */
  readonly typical: { readonly from: number; readonly to: number } | null;
  readonly hint: string;
  readonly warning: string | null;
}

/** Positions of a slider: fine enough for any screen. */
const STEPS = 200;

/** What a person may move a value to, from what training saw. */
export function prepareControl({ range, typical, whole, outsideTraining, stored }: ExplainedFeature): Control {
  const width = range ? range.max - range.min : 0;
  const share = (value: number) => (value - range!.min) / width;
  return {
    slider: range && width > 0 ? { ...range, step: whole ? 1 : niceStep(width / STEPS) } : null,
    typical: typical && width > 0 ? { from: share(typical[0]), to: share(typical[1]) } : null,
    hint: [
      `Stored: ${formatValue(stored)}`,
      ...(range ? [`seen in training: ${formatValue(range.min)} to ${formatValue(range.max)}`] : []),
      ...(typical && !(typical[0] === range?.min && typical[1] === range?.max)
        ? [`mostly ${formatValue(typical[0])} to ${formatValue(typical[1])}`]
        : []),
    ].join(' · '),
    warning: outsideTraining ? 'Training never saw such a value: the answer is a guess.' : null,
  };
}

/** The next power of ten down, so that sliders stop at numbers that read well. */
const niceStep = (step: number): number => 10 ** Math.floor(Math.log10(step));

/** What somebody typed as a value; null where it is none. A comma counts as a decimal point only where it can be one. */
export function readValue(text: string, { whole }: Pick<ExplainedFeature, 'whole'>): number | null {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(/^(-?\d+),(\d{1,2})$/, '$1.$2');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value) || Math.abs(value) > 3.4e38) return null;
  return whole && !Number.isInteger(value) ? null : value;
}
