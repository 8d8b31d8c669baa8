import type { ViewSummary } from '#server/feature-store/describe-view';
import type { FeatureService, Field } from '#server/feature-store/vocabulary';
import type { FeatureUsers, Users } from '#server/models/feature-users';
import { formatQuantity } from '../_ui/format-number.ts';
import { hasWords, searchWords } from './search-words.ts';

/** What the address narrows the lists by; empty means by nothing. */
export interface CatalogueFilter {
  readonly q: string;
  readonly owner: string;
  /** `key=value`. */
  readonly tag: string;
  readonly entity: string;
}

export interface CatalogueView {
  readonly view: ViewSummary;
  readonly tags: readonly string[];
  readonly usedBy: string;
}
export interface CatalogueFeature {
  readonly reference: string;
  readonly view: string;
  readonly field: Field;
  readonly usedBy: string;
}
export interface CatalogueService {
  readonly service: FeatureService;
  readonly tags: readonly string[];
  readonly usedBy: string;
}

export interface Catalogue {
  readonly words: readonly string[];
  readonly views: readonly CatalogueView[];
  readonly features: readonly CatalogueFeature[];
  readonly services: readonly CatalogueService[];
  /** What can be chosen to narrow by. */
  readonly choices: Readonly<Record<'owner' | 'tag' | 'entity', readonly string[]>>;
}

interface Everything {
  readonly views: readonly ViewSummary[];
  readonly services: readonly FeatureService[];
  readonly users: FeatureUsers;
}

/**
 * Views, features and services that an address asks for. A view is found by its own words and by those of its features,
 * which are then listed too; a feature is found by its own words and by the name of its view.
 */
export function prepareCatalogue({ views, services, users }: Everything, filter: CatalogueFilter): Catalogue {
  const words = searchWords(filter.q);
  const fits = (item: Described) =>
    (!filter.owner || item.owner === filter.owner) && (!filter.tag || tagsOf(item).includes(filter.tag));
  const narrowed = views.filter((view) => fits(view) && (!filter.entity || view.entities.includes(filter.entity)));
  const entitiesOf = (service: FeatureService) =>
    views.filter(({ name }) => service.features.some((one) => one.startsWith(`${name}:`))).flatMap((v) => v.entities);
  return {
    words,
    views: narrowed
      .filter((view) => hasWords([...textsOf(view), ...view.fields.flatMap(textsOfField)], words))
      .map((view) => ({ view, tags: tagsOf(view), usedBy: sayUsers(users.ofView(view.name)) })),
    features: narrowed.flatMap((view) =>
      view.fields
        .filter((field) => hasWords([view.name, ...textsOfField(field)], words))
        .map((field) => {
          const reference = `${view.name}:${field.name}`;
          return { reference, view: view.name, field, usedBy: sayUsers(users.ofFeature(reference)) };
        }),
    ),
    services: services
      .filter((service) => fits(service) && (!filter.entity || entitiesOf(service).includes(filter.entity)))
      .filter((service) => hasWords([...textsOf(service), ...service.features], words))
      .map((service) => ({
        service,
        tags: tagsOf(service),
        usedBy: sayUsers({ services: [], ...users.ofService(service.name) }),
      })),
    choices: choicesOf([...views, ...services], views),
  };
}

type Described = Pick<FeatureService, 'name' | 'description' | 'owner' | 'tags'>;

const tagsOf = ({ tags }: Pick<Described, 'tags'>): string[] =>
  Object.entries(tags).map(([key, value]) => `${key}=${value}`);
const textsOf = (item: Described): string[] => [item.name, item.description, item.owner, ...tagsOf(item)];
const textsOfField = ({ name, description, classes = {} }: Field): string[] => [
  name,
  description,
  ...Object.values(classes),
];

function choicesOf(items: readonly Described[], views: readonly ViewSummary[]): Catalogue['choices'] {
  const sorted = (values: readonly string[]) => [...new Set(values)].filter(Boolean).sort();
  return {
    owner: sorted(items.map(({ owner }) => owner)),
    tag: sorted(items.flatMap(tagsOf)),
    entity: sorted(views.flatMap(({ entities }) => entities)),
  };
}

/** `2 services, 12 runs, 1 model version`; what there is none of is not said. */
export function sayUsers({ services, runs, models }: Users): string {
  const counts = [
    services.length > 0 && formatQuantity(services.length, 'service'),
    runs > 0 && formatQuantity(runs, 'run'),
    models.length > 0 && formatQuantity(models.length, 'model version'),
  ];
  return counts.filter(Boolean).join(', ') || 'nobody yet';
}
