'use client';

import { useQuery } from '@tanstack/react-query';
import { dueTimesAction } from './actions.ts';

function askDueTimes(cron: string, timeZone: string) {
  const form = new FormData();
  form.set('cron', cron);
  form.set('timeZone', timeZone);
  return dueTimesAction(null, form);
}

/** When an expression is due next, while it is typed; or what is wrong with it and what would be right. */
export function DueTimes({ cron, timeZone }: { cron: string; timeZone: string }) {
  const { data } = useQuery({
    queryKey: ['due times', cron, timeZone],
    queryFn: () => askDueTimes(cron, timeZone),
    enabled: cron.trim() !== '',
  });
  if (!data) return null;
  if (!data.ok) {
    return (
      <p role="status" className="text-sm text-caution">
        {Object.values(data.fields ?? {})[0] ?? data.message}
      </p>
    );
  }
  return (
    <div role="status" className="text-sm text-ink-soft">
      <p className="text-xs text-ink-faint">Next due</p>
      <ol>
        {data.value.map((iso) => (
          <li key={iso}>
            <time dateTime={iso}>{formatIn(timeZone, new Date(iso))}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}

function formatIn(timeZone: string, date: Date): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone, timeZoneName: 'short' }).format(date);
}
