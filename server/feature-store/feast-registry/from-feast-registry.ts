import { basename } from 'node:path';
import { z } from 'zod';
import { AppError, messageOf } from '#server/platform/errors';
import {
  type Entity,
  EntitySchema,
  type FeatureService,
  FeatureServiceSchema,
  type FeatureView,
  FeatureViewSchema,
} from '../vocabulary.ts';
import { REGISTRY } from './messages.ts';
import { decodeMessage, type Message } from './protobuf.ts';
import { CLASS_TAG, LEAKS_TAG, PIPELINE_TAG } from './tags.ts';
import { findValueType } from './value-types.ts';

type Registry = Message<typeof REGISTRY>;
type EntitySpec = NonNullable<Registry['entities'][number]['spec']>;
type ViewSpec = NonNullable<Registry['feature_views'][number]['spec']>;
type ServiceSpec = NonNullable<Registry['feature_services'][number]['spec']>;
type Source = NonNullable<ViewSpec['batch_source']>;

export interface ReadRegistry {
  readonly project: string;
  readonly entities: readonly Entity[];
  readonly views: readonly FeatureView[];
  readonly services: readonly FeatureService[];
  /** A sentence for everything the registry has and Cookoff does not. */
  readonly leftOut: readonly string[];
}

/**
 * A registry.db of Feast, of 0.19 or newer, in the words of a feature repo.
 * @throws AppError `invalid_input` when the bytes are no registry.
 */
export function fromFeastRegistry(bytes: Uint8Array): ReadRegistry {
  const registry = decode(bytes);
  const leftOut = [
    ...registry.on_demand_feature_views.map((view) => `On-demand feature view ${view.spec?.name} computes in Python.`),
    ...registry.stream_feature_views.map((view) => `Stream feature view ${view.spec?.name} reads a stream.`),
  ];
  // Feast joins views without entities by a key of its own that nobody asks for.
  const specs = registry.entities.flatMap(({ spec }) => (spec && spec.name !== '__dummy' ? [spec] : []));
  const entities = collect(specs, toEntity, 'Entity', leftOut);
  const views = collect(viewSpecsOf(registry), (spec) => toView(spec, leftOut), 'Feature view', leftOut);
  const known = new Set(views.flatMap(({ name, fields }) => fields.map((field) => `${name}:${field.name}`)));
  const serviceSpecs = registry.feature_services.flatMap(({ spec }) => spec ?? []);
  const services = collect(serviceSpecs, (spec) => toService(spec, known), 'Feature service', leftOut);
  const project = specs[0]?.project || viewSpecsOf(registry)[0]?.project || registry.projects[0]?.spec?.name || '';
  return { project, entities, views, services, leftOut };
}

function decode(bytes: Uint8Array): Registry {
  try {
    const registry = decodeMessage(REGISTRY, bytes);
    if (registry.registry_schema_version === '1') return registry;
    throw new RangeError(`its schema version is "${registry.registry_schema_version}" and should be "1"`);
  } catch (error) {
    throw new AppError('invalid_input', `This is no registry.db of Feast: ${messageOf(error)}.`, { cause: error });
  }
}

const viewSpecsOf = ({ feature_views }: Registry): ViewSpec[] => feature_views.flatMap(({ spec }) => spec ?? []);

/** What converts, and a sentence in `leftOut` for what does not. */
function collect<Spec extends { name: string }, T>(
  specs: readonly Spec[],
  convert: (spec: Spec) => T,
  kind: string,
  leftOut: string[],
): T[] {
  return specs.flatMap((spec) => {
    try {
      return [convert(spec)];
    } catch (error) {
      const reason =
        error instanceof z.ZodError ? error.issues.map(({ message }) => message).join('; ') : messageOf(error);
      leftOut.push(`${kind} ${spec.name}: ${reason}.`);
      return [];
    }
  });
}

function toEntity({ name, join_key, value_type, description, owner, tags }: EntitySpec): Entity {
  // An entity without a type is one whose keys are text to everybody who asks.
  const valueType = value_type === 0 ? 'string' : findValueType(value_type);
  if (!valueType) throw new RangeError(`keys of Feast's type ${value_type} cannot be looked up`);
  return EntitySchema.parse({ name, joinKey: join_key || name, valueType, description, owner, tags });
}

function toView(spec: ViewSpec, leftOut: string[]): FeatureView {
  const { name, entities, features, ttl, batch_source, online, description, owner, tags } = spec;
  if (!batch_source) throw new RangeError('it has no source');
  if (entities.every((entity) => entity === '__dummy')) throw new RangeError('it has no entity');
  const known = features.filter(({ value_type }) => findValueType(value_type) !== null);
  for (const feature of features.filter((one) => !known.includes(one))) {
    leftOut.push(`Feature ${name}:${feature.name} has Feast's type ${feature.value_type}.`);
  }
  const fields = known.map((feature) => ({
    name: feature.name,
    dtype: findValueType(feature.value_type)!,
    description: feature.description,
    ...labelOf(feature.tags),
  }));
  const ttlSeconds = (ttl?.seconds ?? 0) + (ttl?.nanos ? 1 : 0);
  const source = toSource(batch_source, name, leftOut);
  return FeatureViewSchema.parse({ name, entities, ttlSeconds, fields, source, online, description, owner, tags });
}

function labelOf(tags: Readonly<Record<string, string>>) {
  const classes = Object.entries(tags).flatMap(([tag, name]) =>
    tag.startsWith(CLASS_TAG) ? [[tag.slice(CLASS_TAG.length), name] as const] : [],
  );
  return {
    ...(classes.length > 0 && { classes: Object.fromEntries(classes) }),
    ...(tags[LEAKS_TAG] && { leaks: tags[LEAKS_TAG] }),
  };
}

function toSource(source: Source, view: string, leftOut: string[]) {
  const { field_mapping, redshift_options, file_options, tags } = source;
  const query = redshift_options?.query ?? '';
  const selected = WHOLE_TABLE.exec(query)?.[1];
  if (query && !selected)
    leftOut.push(`Feature view ${view}: its source is a query, ${query}; keep its rows in a table.`);
  const renamed = Object.entries(field_mapping).map(([column, feature]) => `${column} as ${feature}`);
  if (renamed.length > 0) leftOut.push(`Feature view ${view}: its source renames ${renamed.join(', ')}.`);
  const file = basename(file_options?.uri ?? '').replace(/\..*$/, '');
  const name = NAME.test(source.name) ? source.name : view;
  return {
    name,
    table: redshift_options?.table || selected || file || name,
    timestampField: source.timestamp_field || undefined,
    createdTimestampField: source.created_timestamp_column || undefined,
    pipeline: tags[PIPELINE_TAG],
  };
}

/** `SELECT * FROM schema.table`, which is the table. */
const WHOLE_TABLE = /^\s*select\s+\*\s+from\s+(?:[\w"]+\.)*"?(\w+)"?\s*;?\s*$/i;
const NAME = /^[A-Za-z]\w{0,62}$/;

function toService(
  { name, features, description, owner, tags }: ServiceSpec,
  known: ReadonlySet<string>,
): FeatureService {
  const references = features.flatMap((projection) => {
    const { feature_view_name: view, feature_view_name_alias: alias, join_key_map } = projection;
    if ((alias && alias !== view) || Object.keys(join_key_map).length > 0) {
      throw new RangeError(`it has ${view} under another name or key`);
    }
    return projection.feature_columns.map((feature) => `${view}:${feature.name}`);
  });
  const missing = references.filter((reference) => !known.has(reference));
  if (missing.length > 0) throw new RangeError(`it needs ${missing.join(', ')}`);
  return FeatureServiceSchema.parse({ name, features: references, description, owner, tags });
}
