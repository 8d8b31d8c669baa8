import { route } from '#server/doors/route';
import { DatasetParamsSchema } from '#server/feature-store/dataset-schema';
import { repeatDataset } from '#server/feature-store/make-dataset';

export const POST = route({ params: DatasetParamsSchema }, ({ params, request }) =>
  repeatDataset(params.id, request.signal),
);
