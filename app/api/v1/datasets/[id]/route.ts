import { route } from '#server/doors/route';
import { DatasetParamsSchema } from '#server/feature-store/dataset-schema';
import { getDataset } from '#server/feature-store/datasets';

export const GET = route({ params: DatasetParamsSchema }, ({ params }) => getDataset(params.id));
