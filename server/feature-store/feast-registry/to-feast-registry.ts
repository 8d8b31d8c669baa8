import type { StoreConfig } from '#server/platform/store-config';
import type { Materialization } from '../materializations.repo.ts';
import type { Applied, AppliedView } from '../registry.ts';
import type { Entity, FeatureService, Field, ValueType } from '../vocabulary.ts';
import { REGISTRY } from './messages.ts';
import { type Draft, encodeMessage } from './protobuf.ts';
import { CLASS_TAG, LEAKS_TAG, PIPELINE_TAG } from './tags.ts';
import { FEAST_TYPES } from './value-types.ts';

type Registry = Draft<typeof REGISTRY>;
type Source = NonNullable<
  NonNullable<NonNullable<NonNullable<Registry['feature_views']>[number]['spec']>['batch_source']>
>;

/** Feast knows no former names. */
type ExportedView = Omit<AppliedView, 'formerly'>;

export interface FeastExport {
  readonly project: string;
  readonly entities: readonly Applied<Entity>[];
  readonly views: readonly ExportedView[];
  readonly services: readonly Applied<FeatureService>[];
  /** Finished runs of materialize. */
  readonly materializations: readonly Materialization[];
  readonly offlineStore: StoreConfig['offlineStore'];
  /** Absolute folder of the embedded offline store. */
  readonly offlineFolder: string;
  /** Unique to this export. */
  readonly versionId: string;
  readonly now: Date;
}

const BATCH_FILE = 1;
const BATCH_REDSHIFT = 5;

/** The feature registry as a registry.db that Feast reads, 0.19 to 0.66. */
export function toFeastRegistry(input: FeastExport): Buffer {
  const { project, entities, views, services, versionId, now } = input;
  return encodeMessage(REGISTRY, {
    registry_schema_version: '1',
    version_id: versionId,
    last_updated: toTime(now),
    entities: entities.map((entity) => ({
      spec: {
        ...{ name: entity.name, project, value_type: FEAST_TYPES[entity.valueType], join_key: entity.joinKey },
        ...{ description: entity.description, owner: entity.owner, tags: entity.tags },
      },
      meta: metaOf(entity),
    })),
    data_sources: views.map((view) => toSource(view, input)),
    feature_views: views.map((view) => toView(view, input)),
    feature_services: services.map((service) => toService(service, input)),
    projects: [
      { spec: { name: project }, meta: { created_timestamp: toTime(now), last_updated_timestamp: toTime(now) } },
    ],
  });
}

const toTime = (moment: Date) => {
  const seconds = Math.floor(moment.getTime() / 1000);
  return { seconds, nanos: (moment.getTime() - seconds * 1000) * 1_000_000 };
};

const metaOf = ({ appliedAt }: { appliedAt: Date }) => ({
  created_timestamp: toTime(appliedAt),
  last_updated_timestamp: toTime(appliedAt),
});

function toView(view: ExportedView, { project, materializations, ...input }: FeastExport) {
  const intervals = materializations
    .filter((run) => run.view === view.name)
    .map(({ startAt, endAt }) => ({ start_time: toTime(startAt), end_time: toTime(endAt) }));
  return {
    spec: {
      ...{ name: view.name, project, entities: view.entities, online: view.online },
      ...{ description: view.description, owner: view.owner, tags: view.tags },
      ttl: toTime(new Date(view.ttlSeconds * 1000)),
      features: view.fields.map(toFeature),
      entity_columns: view.joinKeys.map(({ name, valueType }) => toColumn(name, valueType)),
      batch_source: toSource(view, { project, materializations, ...input }),
    },
    meta: { ...metaOf(view), materialization_intervals: intervals },
  };
}

const toColumn = (name: string, valueType: ValueType) => ({ name, value_type: FEAST_TYPES[valueType] });

function toFeature({ name, dtype, description, classes = {}, leaks }: Field) {
  const named = Object.entries(classes).map(([value, text]) => [CLASS_TAG + value, text]);
  return {
    ...toColumn(name, dtype),
    description,
    tags: { ...Object.fromEntries(named), ...(leaks && { [LEAKS_TAG]: leaks }) },
  };
}

function toSource({ source }: ExportedView, { project, offlineStore, offlineFolder }: FeastExport): Source {
  const common = {
    ...{ name: source.name, project },
    timestamp_field: source.timestampField,
    created_timestamp_column: source.createdTimestampField,
    tags: source.pipeline ? { [PIPELINE_TAG]: source.pipeline } : {},
  };
  if (offlineStore.type === 'redshift') {
    const { schema, database } = offlineStore;
    const kind = {
      type: BATCH_REDSHIFT,
      data_source_class_type: 'feast.infra.offline_stores.redshift_source.RedshiftSource',
    };
    return { ...common, ...kind, redshift_options: { table: source.table, schema, database } };
  }
  const kind = { type: BATCH_FILE, data_source_class_type: 'feast.infra.offline_stores.file_source.FileSource' };
  const uri = `${offlineFolder}/${source.table}`;
  return { ...common, ...kind, file_options: { uri, file_format: { parquet_format: {} } } };
}

function toService(service: Applied<FeatureService>, { project, views }: FeastExport) {
  const byView = Map.groupBy(service.features, (reference) => reference.split(':')[0]!);
  const features = [...byView].map(([viewName, references]) => {
    const fields = views.find(({ name }) => name === viewName)?.fields ?? [];
    const wanted = references.flatMap((reference) => fields.filter(({ name }) => reference === `${viewName}:${name}`));
    return { feature_view_name: viewName, feature_view_name_alias: viewName, feature_columns: wanted.map(toFeature) };
  });
  const { name, description, owner, tags } = service;
  return { spec: { name, project, features, description, owner, tags }, meta: metaOf(service) };
}
