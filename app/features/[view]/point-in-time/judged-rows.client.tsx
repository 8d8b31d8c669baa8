'use client';

import { useState } from 'react';
import { Button } from '../../../_ui/button.tsx';
import { formatCount, formatQuantity } from '../../../_ui/format-number.ts';
import { Section } from '../../../_ui/section.tsx';
import { HistoryTable } from './history-table.tsx';
import type { JudgedRow } from './prepare-answer.ts';
import { windowAround } from './prepare-window.ts';

/** The rows of the key with their verdicts; of many, those around the one that counts until all are asked for. */
export function JudgedRows({ rows }: { rows: readonly JudgedRow[] }) {
  const [all, setAll] = useState(false);
  const window = all ? { rows, later: 0, earlier: 0 } : windowAround(rows);
  const hidden = window.later + window.earlier;
  const about =
    hidden > 0
      ? `Those around the moment; ${formatQuantity(window.later, 'later row')} and ${formatCount(window.earlier)} earlier are folded away`
      : 'Every row of the key, the latest first, and why it counts or does not';
  return (
    <Section
      title="Rows"
      about={about}
      flush
      actions={
        (hidden > 0 || all) && (
          <Button onClick={() => setAll(!all)}>{all ? 'Fold' : `Show all ${formatCount(rows.length)}`}</Button>
        )
      }
    >
      <HistoryTable rows={window.rows} />
    </Section>
  );
}
