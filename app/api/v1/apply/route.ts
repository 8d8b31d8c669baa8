import { ApplyBodySchema } from '#server/doors/registry-routes';
import { route } from '#server/doors/route';
import { applyFeatureRepo } from '#server/feature-store/apply';

export const POST = route({ body: ApplyBodySchema }, ({ body, actor }) =>
  applyFeatureRepo(actor, { confirm: body.confirm, deleteData: body.deleteData, token: body.token }),
);
