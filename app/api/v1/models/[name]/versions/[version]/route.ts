import { route } from '#server/doors/route';
import { DeleteVersionQuerySchema, VersionParamsSchema } from '#server/doors/version-routes';
import { deleteVersion } from '#server/models/delete-version';
import { getModelVersion } from '#server/models/models.repo';

export const GET = route({ params: VersionParamsSchema }, ({ params: { name, version } }) =>
  getModelVersion(name, version),
);

export const DELETE = route(
  { params: VersionParamsSchema, query: DeleteVersionQuerySchema },
  ({ params: { name, version }, query: { reason }, actor }) => deleteVersion({ model: name, version, reason }, actor),
);
