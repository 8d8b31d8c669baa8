import {
  AddRunsSchema,
  AddSweepsSchema,
  CreateExperimentSchema,
  EditExperimentSchema,
  ExperimentNoteSchema,
  ListExperimentsSchema,
} from '#server/runs/experiment-schema';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

const tag = 'Experiments';

/** Routes of experiments: runs of one question, ranked in bands. */
export const EXPERIMENT_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/experiments',
    tag,
    summary: 'Experiments, newest first',
    query: ListExperimentsSchema,
    answer: {
      description: 'Each with its label, split and metric, and how many runs it has.',
      schema: listOf('experiments'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/experiments',
    tag,
    summary: 'Start an experiment',
    description: 'Its label, split and metric are fixed from then on; runs that name it take them over.',
    body: {
      schema: CreateExperimentSchema,
      examples: {
        segment: {
          name: 'Customer value',
          question: 'Who will be worth most in the next six months?',
          label: 'customer_rfm_features:ltvcluster',
        },
      },
    },
    answer: { status: 201, description: 'The experiment.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/experiments/{id}',
    tag,
    summary: 'The leaderboard of an experiment',
    description:
      'Runs in bands: those of one band cannot be told apart on the rows they share (paired bootstrap, Holm). The ' +
      'majority class stands among them, with `run` null. `id` may be the name.',
    params: IdParamsSchema,
    answer: { description: 'Best first; `unplaced` says why a run has no place.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: '/api/v1/experiments/{id}',
    tag,
    summary: 'Rename an experiment, ask its question otherwise, put it away or take it up again',
    description: 'What is left out stays. Its label, split and metric are fixed.',
    params: IdParamsSchema,
    body: {
      schema: EditExperimentSchema,
      examples: { away: { archived: true }, renamed: { name: 'Value of customers' } },
    },
    answer: { description: 'The experiment as it is then.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/experiments/{id}/events',
    tag,
    summary: 'What happened in an experiment',
    params: IdParamsSchema,
    answer: { description: 'Runs, sweeps, notes and promotions, newest first.', schema: listOf('events') },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: '/api/v1/experiments/{id}/notes',
    tag,
    summary: 'Add a note to an experiment',
    params: IdParamsSchema,
    body: { schema: ExperimentNoteSchema, examples: { note: { body: 'Ram’s model never says high value.' } } },
    answer: { status: 204, description: 'Written.' },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'post',
    path: '/api/v1/experiments/{id}/runs',
    tag,
    summary: 'Make runs part of an experiment',
    description: 'Only runs of its label and split can be; all of those named, or none.',
    params: IdParamsSchema,
    body: { schema: AddRunsSchema, examples: { one: { runs: ['0123456789ab'] } } },
    answer: { description: 'The experiment.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'post',
    path: '/api/v1/experiments/{id}/sweeps',
    tag,
    summary: 'Make sweeps part of an experiment',
    description:
      'Only sweeps of its label that have not seen what is sealed there can be; all of those named, or none.',
    params: IdParamsSchema,
    body: { schema: AddSweepsSchema, examples: { one: { sweeps: ['0123456789ab'] } } },
    answer: { description: 'The experiment.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
];
