import { route } from '#server/doors/route';
import { DatasetQuerySchema } from '#server/feature-store/dataset-schema';
import { previewTrainingSet } from '#server/runs/preview-training-set';

export const GET = route({ query: DatasetQuerySchema }, ({ query, request }) =>
  previewTrainingSet(query, request.signal),
);
