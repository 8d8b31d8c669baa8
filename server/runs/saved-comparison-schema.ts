/** A comparison under a short address. Safe in the browser. */
import { z } from 'zod';
import { COMPARED_ROWS, type Comparison, type ComparisonOptions } from './comparison-schema.ts';
import type { KeptBeside } from './read-beside.ts';

/** How a page shows it (sort, sections, filters), as the page writes it into an address. */
const ViewSchema = z
  .record(z.string().max(40), z.string().max(200))
  .refine((view) => Object.keys(view).length <= 20, 'holds more than 20 settings');

export const SaveComparisonSchema = z.strictObject({
  runs: z.array(z.string().min(1)).min(2, 'name at least 2 runs').max(8, 'a comparison shows at most 8 runs'),
  against: z.string().min(1).optional(),
  rows: z.enum(COMPARED_ROWS).optional(),
  /** As `ComparisonOptions` has them. */
  threshold: z.number().min(0).max(1).optional(),
  class: z.number().int().optional(),
  view: ViewSchema.default({}),
  /** Keeps all values and intervals as they are now, for good. */
  freeze: z.boolean().default(false),
});
export type SaveComparison = z.input<typeof SaveComparisonSchema>;

export interface SavedState extends ComparisonOptions {
  /** With their names, for when one is deleted. */
  readonly runs: readonly { readonly id: string; readonly name: string }[];
  readonly view: Readonly<Record<string, string>>;
}

/** One in a list of them. */
export interface ListedComparison {
  readonly id: string;
  readonly runs: SavedState['runs'];
  readonly frozen: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** '' where nobody has written one. */
  readonly note: string;
}

export interface SavedComparison {
  readonly id: string;
  readonly state: SavedState;
  /** null for one that is worked out anew each time. */
  readonly snapshot: Comparison | null;
  /** What was kept beside the snapshot: curves, importances, serving costs, notes; null without one, and in those of old. */
  readonly beside: KeptBeside | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}
