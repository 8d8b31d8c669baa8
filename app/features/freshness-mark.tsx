import type { Freshness, FreshnessState } from '#server/feature-store/describe-view';
import { Moment } from '../_ui/moment.tsx';
import { Tag } from '../_ui/tag.tsx';

const WORDS: Record<FreshnessState, { word: string; tone: 'plain' | 'accent' | 'caution' }> = {
  no_data: { word: 'no data yet', tone: 'plain' },
  expired: { word: 'expired', tone: 'caution' },
  not_materialized: { word: 'not online yet', tone: 'caution' },
  behind: { word: 'online is behind', tone: 'caution' },
  fresh: { word: 'fresh', tone: 'accent' },
};

/** How fresh a view is, in a word. */
export function FreshnessMark({ state }: { state: FreshnessState }) {
  const { word, tone } = WORDS[state];
  return <Tag tone={tone}>{word}</Tag>;
}

/** The same with its moments: event, ingest, materialization. */
export function FreshnessFacts({ freshness }: { freshness: Freshness }) {
  const { state, latestEvent, latestIngestAt, materializedUntil } = freshness;
  return (
    <span className="grid min-w-36 justify-items-start gap-0.5">
      <FreshnessMark state={state} />
      {latestEvent && (
        <span className="text-xs text-ink-faint">
          as of <Moment date={latestEvent} />
        </span>
      )}
      {latestIngestAt && (
        <span className="text-xs text-ink-faint">
          ingested <Moment date={latestIngestAt} />
        </span>
      )}
      {materializedUntil && (
        <span className="text-xs text-ink-faint">
          online until <Moment date={materializedUntil} />
        </span>
      )}
    </span>
  );
}
