import { snapshotsOf } from '#server/feature-store/describe-drift';
import { listIngests } from '#server/feature-store/ingests.repo';
import { readSnapshot } from '#server/feature-store/read-snapshot';
import { type AppliedView, getView } from '#server/feature-store/registry';
import { type ResolvedFeature, resolveFeatures } from '#server/feature-store/resolve-features';
import { AppError } from '#server/platform/errors';
import { remember } from '#server/platform/remember';
import { toDataset } from '#server/training/dataset';
import type { Leak } from '#server/training/find-leaks';
import { type LabelRelation, relateToLabel } from '#server/training/relate-to-label';
import { findRunLeaks } from './leaks/leak-guard.ts';

export interface FeatureRelation extends LabelRelation {
  /** Why it would be a leak to learn from it, as a run would say it; null for an honest feature. */
  readonly leak: Leak | null;
}

/** How the features of a view go with a label, in the view's newest snapshot. */
export interface ViewRelations {
  readonly view: string;
  readonly label: string;
  /** Event of the snapshot. */
  readonly at: Date;
  /** Keys of the snapshot, rows of it that were read, and those of them that have the label. */
  readonly keys: number;
  readonly rows: number;
  readonly labelled: number;
  /** In the order of the counts and areas of each feature. */
  readonly classes: readonly { readonly value: number; readonly name: string; readonly rows: number }[];
  /** In the order of the fields, without the label. */
  readonly features: readonly FeatureRelation[];
  /** Features of text, which no figure here is for. */
  readonly left: readonly string[];
}

const answers = remember<ViewRelations>(32);

/**
 * How each feature of a view goes with a label (`view:feature`, of this view or of one that its keys address too).
 * Rows are those of the newest snapshot, at most 50,000 of them.
 *
 * @throws AppError `not_found` for an unknown view or label; `invalid_input` where the label has no classes to tell
 * apart, or there are no rows yet.
 */
export async function relateFeatures(name: string, label: string): Promise<ViewRelations> {
  const view = await getView(name);
  const wanted = view.fields.map((field) => `${name}:${field.name}`).filter((reference) => reference !== label);
  const resolved = await resolveFeatures([...wanted, label]);
  const asked = resolved.at(-1)!;
  const [ingests, ingestsOfLabel] = [await listIngests(view.source.table), await listIngests(asked.view.source.table)];
  const newest = snapshotsOf(view, ingests)[0];
  if (!newest) {
    const message = `Feature view "${name}" has no rows yet, so nothing goes with ${label}; ingest data first.`;
    throw new AppError('invalid_input', message, { fields: { label: message } });
  }
  // Late rows for a moment that was, change what is known of it: so the newest ingests belong to the question.
  const question = [
    name,
    view.version,
    label,
    asked.view.version,
    +newest.asOf,
    ingests[0]?.id,
    ingestsOfLabel[0]?.id,
  ].join(' ');
  return answers(question, () => relate(view, resolved.slice(0, -1), asked, newest.asOf));
}

async function relate(
  view: AppliedView,
  features: readonly ResolvedFeature[],
  label: ResolvedFeature,
  at: Date,
): Promise<ViewRelations> {
  const numeric = features.filter(({ field }) => field.dtype !== 'string');
  const references = numeric.map(({ reference }) => reference);
  const table = await readSnapshot(view, [...references, label.reference], at);
  const dataset = toDataset(table, { features: references, label: label.reference, classNames: label.field.classes });
  const leaks = findRunLeaks(dataset.matrix, numeric, label);
  return {
    view: view.name,
    label: label.reference,
    at,
    keys: table.total,
    rows: table.keys.length,
    labelled: dataset.keys.length,
    classes: dataset.classValues.map((value, k) => ({
      value,
      name: dataset.classNames[k]!,
      rows: dataset.matrix.labels.reduce((count, other) => count + Number(other === k), 0),
    })),
    features: relateToLabel(dataset.matrix).map((relation) => ({
      ...relation,
      leak: leaks.find(({ feature }) => feature === relation.feature) ?? null,
    })),
    left: features.filter(({ field }) => field.dtype === 'string').map(({ reference }) => reference),
  };
}
