import {
  MaterializeAnswerSchema,
  MaterializeBodySchema,
  MaterializeIncrementalBodySchema,
  OnlineFeaturesAnswerSchema,
  OnlineFeaturesBodySchema,
  OnlineFeaturesQuerySchema,
  PushAnswerSchema,
  PushBodySchema,
} from '#server/feature-store/serving-schema';
import type { RouteDescription } from './route-description.ts';

const REFUSED = {
  malformed: 'The body is not JSON.',
  too_large: 'The body is larger than 4 MiB.',
  invalid_input: 'A field is missing or wrong; `errors` names it, `error.refs` the references.',
};

const ACCEPTED = {
  status: 202,
  description: 'A worker does it; `job` says how far it is.',
  schema: MaterializeAnswerSchema,
  example: { status: 'accepted', feature_views: [], job_id: '0123456789ab', job: '/api/v1/jobs/0123456789ab' },
};

const MATERIALIZE_PROBLEMS = {
  ...REFUSED,
  not_found: 'There is no such view; `detail` names the nearest.',
  unavailable: 'No worker was ever started on this database.',
};

/** Routes that speak as Feast's feature server does. */
export const FEATURE_SERVER_ROUTES: readonly RouteDescription[] = [
  {
    method: 'post',
    path: '/get-online-features',
    tag: 'Feature server',
    summary: 'Latest features of entities, by column',
    description: 'Of several views in one call; at most 100,000 ids. Names are in `metadata`, columns in `results`.',
    query: OnlineFeaturesQuerySchema,
    body: {
      schema: OnlineFeaturesBodySchema,
      examples: {
        features: {
          entities: { customerid: ['12747.0', 'nobody'] },
          features: ['customer_rfm_features:recency', 'customer_rfm_features:monetaryvalue'],
        },
        service: { entities: { customerid: ['12747.0'] }, feature_service: 'dee_v1', full_feature_names: true },
      },
    },
    answer: {
      description: 'One result a name, one entry a key in each.',
      schema: OnlineFeaturesAnswerSchema,
      example: {
        results: [
          {
            values: ['12747.0', 'nobody'],
            statuses: ['PRESENT', 'PRESENT'],
            event_timestamps: ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
          },
          {
            values: [7, null],
            statuses: ['PRESENT', 'NOT_FOUND'],
            event_timestamps: ['2011-06-01T00:00:00.054Z', '1970-01-01T00:00:00Z'],
          },
        ],
        metadata: { feature_names: ['customerid', 'recency'] },
      },
      headers: { warning: 'What was understood but should be asked otherwise, such as an entity’s name for its key.' },
    },
    problems: {
      ...REFUSED,
      not_found: 'No such feature or service; `error.refs` lists every one.',
      unavailable: 'The online store does not answer.',
    },
  },
  {
    method: 'post',
    path: '/push',
    tag: 'Feature server',
    summary: 'Rows straight into the stores',
    description: 'Online an older row never replaces a newer one. Every column of the view is needed.',
    body: {
      schema: PushBodySchema,
      examples: {
        online: {
          push_source_name: 'customer_rfm',
          df: { customerid: ['12747.0'], recency: [7], event_timestamp: ['2011-06-01T00:00:00Z'] },
          to: 'online',
        },
      },
    },
    answer: { description: 'What went where.', schema: PushAnswerSchema },
    problems: { ...REFUSED, unavailable: 'A store does not answer.' },
  },
  {
    method: 'post',
    path: '/materialize',
    tag: 'Feature server',
    summary: 'Fill the online store from an interval of history',
    body: {
      schema: MaterializeBodySchema,
      examples: { june: { start_ts: '2011-06-01T00:00:00Z', end_ts: '2011-07-01T00:00:00Z' } },
    },
    answer: ACCEPTED,
    problems: MATERIALIZE_PROBLEMS,
  },
  {
    method: 'post',
    path: '/materialize-incremental',
    tag: 'Feature server',
    summary: 'Fill the online store with what is new',
    body: { schema: MaterializeIncrementalBodySchema, examples: { today: { end_ts: '2011-07-01T00:00:00Z' } } },
    answer: ACCEPTED,
    problems: MATERIALIZE_PROBLEMS,
  },
];
