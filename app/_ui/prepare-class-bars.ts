import { formatCount } from './format-number.ts';
import { HISTOGRAM_HEIGHT, HISTOGRAM_WIDTH, type PreparedHistogram } from './prepare-histogram.ts';

const GAP = 0.8;

/** Few different values as bars, in the order they come; what there is no axis for. */
export function prepareClassBars(
  name: string,
  values: readonly { readonly value: string; readonly count: number }[],
): PreparedHistogram {
  const most = Math.max(1, ...values.map(({ count }) => count));
  const step = HISTOGRAM_WIDTH / Math.max(1, values.length);
  return {
    bars: values.map(({ value, count }, i) => {
      const height = (count / most) * HISTOGRAM_HEIGHT;
      return {
        x: i * step,
        y: HISTOGRAM_HEIGHT - height,
        width: step - GAP,
        height,
        title: `${value}: ${formatCount(count)}`,
      };
    }),
    summary: `Values of ${name}: ${values.map(({ value, count }) => `${value} ${formatCount(count)}`).join(', ')}`,
    from: values[0]?.value ?? '',
    to: values.length > 1 ? (values.at(-1)?.value ?? '') : '',
  };
}
