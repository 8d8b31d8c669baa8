import { HoldoutRowsQuerySchema } from '#server/runs/holdout-rows';
import { CONFLICT, INVALID, listOf, NO_WORKER, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { ArtifactParamsSchema, IdParamsSchema } from './api-schemas.ts';
import { noteRoutes } from './note-routes.ts';
import type { RouteDescription } from './route-description.ts';

/** What a finished run can be asked for beside its report. */
export const RUN_RESULT_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/runs/{id}/curves',
    tag: 'Runs',
    summary: 'ROC, precision–recall and calibration of every class of a run, on its holdout',
    description:
      'Points as scikit-learn gives them, at most 200 a line, areas of the whole line; `steps` counts the rows with at ' +
      'least a probability of 0, 0.001 … 1, for a report at any threshold.',
    params: IdParamsSchema,
    answer: { description: 'The curves, class by class; of two classes the second alone.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/rows',
    tag: 'Runs',
    summary: 'Holdout rows of a run, or those in one cell of its confusion matrix, with their features',
    params: IdParamsSchema,
    query: HoldoutRowsQuerySchema,
    answer: { description: 'A page of rows, and how many there are.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'post',
    path: '/api/v1/runs/{id}/rerun',
    tag: 'Runs',
    summary: 'Ask for a run once more: same features, settings, seed and split, on the data there is now',
    params: IdParamsSchema,
    answer: { status: 202, description: 'The new run, queued.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID, ...NO_WORKER },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/artifacts',
    tag: 'Runs',
    summary: 'Files a run can be taken away as',
    params: IdParamsSchema,
    answer: {
      description: 'Name, content and media type of each; none before the run has finished.',
      schema: listOf('artifacts'),
    },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/artifacts/{file}',
    tag: 'Runs',
    summary: 'One file of a run: model, predictions, report, model card or the notebook that reproduces it',
    params: ArtifactParamsSchema,
    answer: { description: 'The file, made when it is asked for.' },
    problems: { ...NOT_FOUND, ...CONFLICT },
  },
  ...noteRoutes('/api/v1/runs/{id}/note', 'a run'),
];
