/** Edit distance between two words (Levenshtein 1966), in single-character edits. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution);
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** ` Did you mean "x"?` for the nearest known name, or nothing when none is near. */
export function didYouMean(wrong: string, known: Iterable<string>): string {
  const lower = wrong.toLowerCase();
  const near = Math.max(2, Math.floor(wrong.length / 3));
  const ranked = [...known]
    // A word is at least as far as its length differs, and the table below is lengths multiplied.
    .filter((name) => Math.abs(name.length - wrong.length) <= near)
    .map((name) => ({ name, distance: editDistance(lower, name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= near ? ` Did you mean "${best.name}"?` : '';
}
