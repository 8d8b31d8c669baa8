import { route } from '#server/doors/route';
import { PredictManySchema, predictMany } from '#server/inference/predict-many';

export const POST = route({ body: PredictManySchema }, ({ body }) => predictMany(body));
