const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2011-06-01 00:00 UTC`: one time zone for everyone, so that two people read the same row. */
export function formatMoment(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The same to the second, or to the millisecond where that says more: `2011-06-01 00:00:00 UTC`. */
export function formatExactMoment(date: Date): string {
  const text = date.toISOString().replace('T', ' ').replace('Z', '');
  return `${text.replace(/\.000$/, '')} UTC`;
}

/** How long before `now` a moment was: `just now`, `5 min ago`, `3 h ago`, `12 days ago`. */
export function formatAge(date: Date, now: Date): string {
  const age = now.getTime() - date.getTime();
  if (age < 0) return formatMoment(date);
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  const days = Math.floor(age / DAY);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** A duration in the unit one would say: `38 ms`, `2.4 s`, `3 min 05 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** A span in seconds: a view's ttl. 0 is for ever. */
export function formatSpan(seconds: number): string {
  return seconds === 0 ? 'for ever' : formatGap(1_000 * seconds);
}

/** Time between two moments in the largest unit that fits: `3 days`, `1.5 hours`, `2.4 s`. */
export function formatGap(milliseconds: number): string {
  if (milliseconds < HOUR) return formatDuration(milliseconds);
  const [size, unit] = milliseconds >= DAY ? [DAY, 'day'] : [HOUR, 'hour'];
  const count = Number((milliseconds / size).toFixed(1));
  return `${count} ${count === 1 ? unit : `${unit}s`}`;
}
