import { Random } from '#server/numerics/random';
import { AppError } from '#server/platform/errors';
import { ALGORITHMS } from '#server/training/schema';
import type { SweepSettingInput } from '../create-sweep-schema.ts';
import type { SweepSetting } from '../sweep-schema.ts';

type Grid = NonNullable<SweepSettingInput['grid']>;
type Values = Grid[string];

/**
 * Every setting that was asked for, with all of its parameters: each combination of a grid, the last parameter moving
 * fastest, or so many different ones drawn from it.
 *
 * @throws AppError invalid_input naming the combination that the algorithm does not take, or a grid that holds fewer
 *   combinations than are to be drawn.
 */
export function expandSettings(inputs: readonly SweepSettingInput[], seed: number): SweepSetting[] {
  const expanded = inputs.flatMap(({ algorithm, params, grid, draws }, at) => {
    if (!grid) return [{ algorithm, params }];
    const combinations = draws ? draw(grid, draws, new Random(seed)) : allOf(grid);
    if (draws && combinations.length < draws) {
      refuse(
        at,
        'draws',
        `the grid holds ${combinations.length} combinations; ${draws} different ones cannot be drawn`,
      );
    }
    return combinations.map((combination) => ({ algorithm, params: { ...params, ...combination } }));
  });
  return expanded.map(({ algorithm, params }) => {
    const parsed = ALGORITHMS[algorithm].params.safeParse(params);
    if (parsed.success) return { algorithm, params: parsed.data };
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`);
    throw new AppError('invalid_input', `${algorithm} ${JSON.stringify(params)}: ${problems.join('; ')}.`, {
      fields: { settings: problems.join('; ') },
    });
  });
}

function allOf(grid: Grid): Record<string, unknown>[] {
  return Object.entries(grid).reduce<Record<string, unknown>[]>(
    (all, [name, values]) =>
      Array.isArray(values) ? all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))) : all,
    [{}],
  );
}

/** Different ones, in the order in which they are drawn; fewer where the grid soon gives no new one. */
function draw(grid: Grid, count: number, random: Random): Record<string, unknown>[] {
  const drawn = new Map<string, Record<string, unknown>>();
  for (let misses = 0; drawn.size < count && misses < 1_000; ) {
    const entries = Object.entries(grid).map(([name, values]) => [name, drawOne(values, random)] as const);
    const key = JSON.stringify(entries);
    misses = drawn.has(key) ? misses + 1 : 0;
    drawn.set(key, Object.fromEntries(entries));
  }
  return [...drawn.values()];
}

function drawOne(values: Values, random: Random): unknown {
  if (Array.isArray(values)) return values[random.integer(values.length - 1)];
  const { min, max, log, integer } = values;
  const share = random.double();
  const value = log ? min * (max / min) ** share : min + (max - min) * share;
  return integer ? Math.round(value) : value;
}

function refuse(at: number, field: string, message: string): never {
  throw new AppError('invalid_input', `Setting ${at + 1}: ${message}.`, {
    fields: { [`settings.${at}.${field}`]: message },
  });
}
