interface Renamable {
  readonly name: string;
  readonly renamedFrom?: string | undefined;
}

/**
 * Every `renamedFrom` that cannot be carried out, with the definition that says it: a circle, a name that is still there,
 * two heirs of one name.
 */
export function findRenameCycles<D extends Renamable>(definitions: readonly D[]): { definition: D; problem: string }[] {
  const byName = new Map(definitions.map((one) => [one.name, one]));
  const renamed = definitions.filter((one) => one.renamedFrom !== undefined);
  const circles = new Map(renamed.flatMap((one) => circleOf(one, byName).map((circle) => [circle, one])));
  const stillThere = renamed.filter((one) => byName.has(one.renamedFrom!) && circleOf(one, byName).length === 0);
  const heirs = [...Map.groupBy(renamed, ({ renamedFrom }) => renamedFrom)].filter(([, some]) => some.length > 1);
  return [
    ...[...circles].map(([names, definition]) => ({
      definition,
      problem: `${names} are renamed in a circle; rename one of them to a new name first.`,
    })),
    ...stillThere.map((definition) => ({
      definition,
      problem: `${definition.name} says it was renamed from ${definition.renamedFrom}, which is still there; one of the two must go.`,
    })),
    ...heirs.map(([former, some]) => ({
      definition: some[0]!,
      problem: `${some.map(({ name }) => name).join(' and ')} both say they were renamed from ${former}.`,
    })),
  ];
}

/** The names of the circle a rename is in, in alphabetical order so that each circle is told once; empty without. */
function circleOf(start: Renamable, byName: ReadonlyMap<string, Renamable>): string[] {
  const passed = [start.name];
  let at = byName.get(start.renamedFrom!);
  while (at && !passed.includes(at.name)) {
    passed.push(at.name);
    at = at.renamedFrom === undefined ? undefined : byName.get(at.renamedFrom);
  }
  return at?.name === start.name ? [passed.toSorted().join(' and ')] : [];
}
