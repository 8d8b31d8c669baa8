import type { Comparison } from '#server/runs/comparison-schema';

/** A part of the page, and whether the runs differ there. */
export interface RailSection {
  readonly id: string;
  readonly title: string;
  readonly differs: boolean;
}

type Differing = readonly { readonly differs: boolean }[];

/** Sections of the page in their order; one that was frozen long ago has fewer. */
export function prepareRail(comparison: Comparison, summary: Differing, hasBeside: boolean): RailSection[] {
  const differs = (rows: Differing): boolean => rows.some((row) => row.differs);
  const confusions = new Set(comparison.runs.map(({ report }) => JSON.stringify(report?.confusion)));
  const last = [
    { id: 'serving', title: 'Serving cost', differs: false },
    { id: 'notes', title: 'Notes', differs: false },
  ];
  return [
    { id: 'summary', title: 'Reports', differs: differs(summary) },
    { id: 'classes', title: 'Classes', differs: confusions.size > 1 },
    { id: 'confusion', title: 'Confusion', differs: confusions.size > 1 },
    ...(hasBeside ? [{ id: 'curves', title: 'Curves', differs: false }] : []),
    { id: 'features', title: 'Features', differs: comparison.features.some((one) => !one.in.every(Boolean)) },
    ...(comparison.challenges.some(({ statistics }) => statistics)
      ? [{ id: 'significance', title: 'How sure', differs: false }]
      : []),
    { id: 'settings', title: 'Settings', differs: differs(comparison.settings) },
    ...(hasBeside ? last : []),
  ];
}
