import { CONFLICT, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema } from './api-schemas.ts';
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
];
