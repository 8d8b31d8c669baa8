import type { FeatureView } from '#server/feature-store/vocabulary';
import { queryValue, type SearchParams, toQuery } from '../../_ui/search-params.ts';

/** What one picked: the parameters of a preview, as an address has them. */
export interface Choice {
  /** References in the order they were picked. */
  readonly features: readonly string[];
  /** Empty without one. */
  readonly label: string;
  /** `all`, or the id of entity rows that were sent. */
  readonly entities: string;
  /** ISO; empty for now. */
  readonly asOf: string;
  readonly includeLate: boolean;
  readonly shortNames: boolean;
}

const SENT_ROWS = /^[0-9a-f]{64}$/;

/** References of every feature there is. */
export function knownReferences(views: readonly Pick<FeatureView, 'name' | 'fields'>[]): ReadonlySet<string> {
  return new Set(views.flatMap((view) => view.fields.map((field) => `${view.name}:${field.name}`)));
}

/** The choice in an address. What is not there any more is left out, so that an old link opens. */
export function readChoice(params: SearchParams, known: ReadonlySet<string>): Choice {
  const value = (name: string) => queryValue(params, name);
  const asOf = new Date(value('asOf'));
  const features = value('features')
    .split(',')
    .filter((reference) => known.has(reference));
  return {
    features: [...new Set(features)],
    label: known.has(value('label')) ? value('label') : '',
    entities: SENT_ROWS.test(value('entities')) ? value('entities') : 'all',
    asOf: Number.isNaN(+asOf) ? '' : asOf.toISOString(),
    includeLate: value('includeLate') === 'true',
    shortNames: value('shortNames') === 'true',
  };
}

/** The address of a choice, and the query of its preview. */
export function choiceQuery({ features, label, entities, asOf, includeLate, shortNames }: Choice): string {
  return toQuery({
    ...{ features: features.join(','), label, asOf },
    entities: entities === 'all' ? '' : entities,
    includeLate: includeLate ? 'true' : '',
    shortNames: shortNames ? 'true' : '',
  });
}

/** The body that makes a dataset of it. */
export function choiceRequest({ features, label, asOf, ...rest }: Choice) {
  return { ...rest, features, ...(label && { label }), ...(asOf && { asOf }) };
}

/** Address of the form of a run that trains on it. */
export function trainHref({ features, label, includeLate }: Choice): string {
  const learned = features.filter((one) => one !== label).join(',');
  return `/runs/new${toQuery({ features: learned, label, includeLate: includeLate ? 'true' : '' })}`;
}
