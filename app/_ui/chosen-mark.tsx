import type { ChosenFrom } from '#server/runs/schema';
import { formatCount } from './format-number.ts';
import { Tag } from './tag.tsx';

/** Says of a run that it was chosen among many with their scores in sight; nothing of any other run. */
export function ChosenMark({ chosenFrom }: { chosenFrom: ChosenFrom | null }) {
  if (!chosenFrom || chosenFrom.points < 2) return null;
  return (
    <span title={`Chosen in the sweep ${chosenFrom.sweepName}: its score there flatters it`}>
      <Tag tone="accent">best of {formatCount(chosenFrom.points)}</Tag>
    </span>
  );
}
