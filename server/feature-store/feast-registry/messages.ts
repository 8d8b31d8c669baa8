/** Feast's registry messages (protos/feast/core), as far as Cookoff has a word for what they hold. */
import type { Description } from './protobuf.ts';

const TIME = { seconds: { number: 1, type: 'int' }, nanos: { number: 2, type: 'int' } } as const satisfies Description;

const META = {
  created_timestamp: { number: 1, type: TIME },
  last_updated_timestamp: { number: 2, type: TIME },
} as const satisfies Description;

const FEATURE = {
  name: { number: 1, type: 'string' },
  value_type: { number: 2, type: 'int' },
  tags: { number: 3, type: 'tags' },
  description: { number: 4, type: 'string' },
} as const satisfies Description;

const SOURCE = {
  type: { number: 1, type: 'int' },
  field_mapping: { number: 2, type: 'tags' },
  timestamp_field: { number: 3, type: 'string' },
  created_timestamp_column: { number: 5, type: 'string' },
  file_options: {
    number: 11,
    type: {
      file_format: { number: 1, type: { parquet_format: { number: 1, type: {} } } },
      uri: { number: 2, type: 'string' },
    },
  },
  redshift_options: {
    number: 15,
    type: {
      table: { number: 1, type: 'string' },
      query: { number: 2, type: 'string' },
      schema: { number: 3, type: 'string' },
      database: { number: 4, type: 'string' },
    },
  },
  data_source_class_type: { number: 17, type: 'string' },
  name: { number: 20, type: 'string' },
  project: { number: 21, type: 'string' },
  tags: { number: 24, type: 'tags' },
} as const satisfies Description;

const ENTITY = {
  spec: {
    number: 1,
    type: {
      name: { number: 1, type: 'string' },
      value_type: { number: 2, type: 'int' },
      description: { number: 3, type: 'string' },
      join_key: { number: 4, type: 'string' },
      tags: { number: 8, type: 'tags' },
      project: { number: 9, type: 'string' },
      owner: { number: 10, type: 'string' },
    },
  },
  meta: { number: 2, type: META },
} as const satisfies Description;

const VIEW = {
  spec: {
    number: 1,
    type: {
      name: { number: 1, type: 'string' },
      project: { number: 2, type: 'string' },
      entities: { number: 3, type: 'string', repeated: true },
      features: { number: 4, type: FEATURE, repeated: true },
      tags: { number: 5, type: 'tags' },
      ttl: { number: 6, type: TIME },
      batch_source: { number: 7, type: SOURCE },
      online: { number: 8, type: 'bool' },
      description: { number: 10, type: 'string' },
      owner: { number: 11, type: 'string' },
      entity_columns: { number: 12, type: FEATURE, repeated: true },
    },
  },
  meta: {
    number: 2,
    type: {
      ...META,
      materialization_intervals: {
        number: 3,
        type: { start_time: { number: 1, type: TIME }, end_time: { number: 2, type: TIME } },
        repeated: true,
      },
    },
  },
} as const satisfies Description;

const SERVICE = {
  spec: {
    number: 1,
    type: {
      name: { number: 1, type: 'string' },
      project: { number: 2, type: 'string' },
      features: {
        number: 3,
        type: {
          feature_view_name: { number: 1, type: 'string' },
          feature_columns: { number: 2, type: FEATURE, repeated: true },
          feature_view_name_alias: { number: 3, type: 'string' },
          join_key_map: { number: 4, type: 'tags' },
        },
        repeated: true,
      },
      tags: { number: 4, type: 'tags' },
      description: { number: 5, type: 'string' },
      owner: { number: 6, type: 'string' },
    },
  },
  meta: { number: 2, type: META },
} as const satisfies Description;

const NAMED = { spec: { number: 1, type: { name: { number: 1, type: 'string' } } } } as const satisfies Description;

export const REGISTRY = {
  entities: { number: 1, type: ENTITY, repeated: true },
  registry_schema_version: { number: 3, type: 'string' },
  version_id: { number: 4, type: 'string' },
  last_updated: { number: 5, type: TIME },
  feature_views: { number: 6, type: VIEW, repeated: true },
  feature_services: { number: 7, type: SERVICE, repeated: true },
  on_demand_feature_views: { number: 8, type: NAMED, repeated: true },
  data_sources: { number: 12, type: SOURCE, repeated: true },
  stream_feature_views: { number: 14, type: NAMED, repeated: true },
  projects: {
    number: 17,
    type: { spec: { number: 1, type: { name: { number: 1, type: 'string' } } }, meta: { number: 2, type: META } },
    repeated: true,
  },
} as const satisfies Description;
