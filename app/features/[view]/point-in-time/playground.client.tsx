'use client';

import { useEffect, useState } from 'react';
import type { HistoricalRow } from '#server/feature-store/key-history';
import { formatSpan } from '../../../_ui/format-time.ts';
import { KeyValues } from '../../../_ui/key-values.tsx';
import { toQuery } from '../../../_ui/search-params.ts';
import { Section } from '../../../_ui/section.tsx';
import type { ShownField } from '../prepare-lookup.ts';
import { JudgedRows } from './judged-rows.client.tsx';
import { MomentControls } from './moment-controls.client.tsx';
import { prepareAnswer } from './prepare-answer.ts';
import { changesOf, momentRange } from './prepare-moments.ts';
import { Timeline } from './timeline.tsx';

interface PlaygroundProps {
  readonly keyText: string;
  /** In the order in which they count. */
  readonly rows: readonly HistoricalRow[];
  readonly fields: readonly ShownField[];
  readonly ttlSeconds: number;
  /** Epoch milliseconds; of the request, so that the server and the browser draw the same. */
  readonly now: number;
  readonly initial: { readonly at: number; readonly createdCutoff: boolean };
}

/** The address follows when the slider rests: a browser refuses to rewrite it a hundred times in half a minute. */
const ADDRESS_DELAY_MS = 300;

/** A moment one can move over the history of one key, and what a training row of it would get. */
export function Playground({ keyText, rows, fields, ttlSeconds, now, initial }: PlaygroundProps) {
  const [at, setAt] = useState(initial.at);
  const [createdCutoff, setCutoff] = useState(initial.createdCutoff);
  const ttlMs = ttlSeconds * 1_000;
  const range = momentRange(rows, Math.max(now, initial.at));
  const answer = prepareAnswer(rows, fields, { at, ttlSeconds, createdCutoff });

  useEffect(() => {
    const moment = new Date(at).toISOString();
    const address = toQuery({ key: keyText, at: moment, includeLate: createdCutoff ? '' : 'true' });
    const timer = setTimeout(() => window.history.replaceState(null, '', address), ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [keyText, at, createdCutoff]);

  return (
    <div className="grid gap-4">
      <Section
        title="Moment"
        about={`A row may be used for ${formatSpan(ttlSeconds)} after its event (the view’s ttl).`}
      >
        <Timeline rows={answer.rows} at={at} ttlMs={ttlMs} range={range} summary={answer.summary} />
        <div className="mt-4">
          <MomentControls
            at={at}
            range={range}
            changes={changesOf(rows, { ttlMs, createdCutoff })}
            createdCutoff={createdCutoff}
            onMoment={setAt}
            onCutoff={setCutoff}
          />
        </div>
      </Section>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="min-w-0 xl:order-last">
          <Section title="What comes out">
            <p
              role="status"
              className={`mb-2 text-sm ${answer.hasValues ? 'text-ink-soft' : 'font-medium text-worse'}`}
            >
              {answer.summary}
            </p>
            <KeyValues items={answer.values} />
          </Section>
        </div>
        <JudgedRows rows={answer.rows} />
      </div>
    </div>
  );
}
