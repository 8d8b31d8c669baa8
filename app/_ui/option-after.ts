/**
 * The option that an arrow key goes to: round at the ends, and in from the near end where none was active.
 *
 * @param active index of the option that Enter would take; −1 for none.
 * @param step   1 down, −1 up.
 * @param count  of the options, at least one.
 */
export function optionAfter(active: number, step: 1 | -1, count: number): number {
  const from = active < 0 && step < 0 ? 0 : active;
  return (from + step + count) % count;
}
