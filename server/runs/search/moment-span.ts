const WRITTEN = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?Z?)?)?)?$/;

/**
 * The time that a year, a month, a day, a minute or a second stands for, in UTC: from its first moment to the first
 * behind it. null for what is none of them, such as February 30.
 */
export function momentSpan(text: string): { from: Date; to: Date } | null {
  const found = WRITTEN.exec(text);
  if (!found) return null;
  const parts = found
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const from = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (year < 1000 || !from.toISOString().startsWith(isoStart(text))) return null;
  const next = parts.map((part, i) => (i === parts.length - 1 ? part + 1 : part));
  const [toYear = 0, toMonth = 1, toDay = 1, toHour = 0, toMinute = 0, toSecond = 0] = next;
  return { from, to: new Date(Date.UTC(toYear, toMonth - 1, toDay, toHour, toMinute, toSecond)) };
}

/** What the ISO form of the moment begins with, unless the text names a day or an hour there is not. */
const isoStart = (text: string): string => text.replace(/Z$/, '');
