import { formatAge, formatMoment } from './format-time.ts';

/** A moment as its age, with the exact time on hover and for machines. Server-rendered: the age is as of the request. */
export function Moment({ date }: { date: Date }) {
  return (
    <time dateTime={date.toISOString()} title={formatMoment(date)} className="whitespace-nowrap">
      {formatAge(date, new Date())}
    </time>
  );
}
