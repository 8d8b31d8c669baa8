import type { Affected, Counted, Effect } from '#server/jobs/find-affected';

/** Who uses what a plan changes, and what becomes of each: a line each under its kind; empty where nobody does. */
export function describeAffected({ services, runs, versions, batches, schedules }: Affected): string[] {
  const lines = [
    ...services.map((one) => line('service', one.name, one)),
    ...runs.newest.map((one) => line('run', `${one.name} by ${one.owner} (${one.id})`, one)),
    ...rest('runs', runs),
    ...versions.map((one) => line('model', `${one.model} ${one.version}${aliasesOf(one.aliases)}`, one)),
    ...batches.newest.map((one) => line('batch', `${one.id} of ${one.model} ${one.version}`, one)),
    ...rest('batches', batches),
    ...schedules.map((one) => line('schedule', one.name, one)),
  ];
  return lines.length > 0 ? ['Who uses it:', ...lines] : [];
}

const line = (kind: string, name: string, { stops, effect }: Effect): string =>
  `${stops ? '!' : ' '} ${kind} ${name} ${effect}`;

const aliasesOf = (aliases: readonly string[]): string => (aliases.length > 0 ? ` (${aliases.join(', ')})` : '');

function rest<T>(what: string, { total, stops, newest }: Counted<T>): string[] {
  return total > newest.length ? [`  … ${total} ${what} in all, of which ${stops} cannot go on`] : [];
}
