import { z } from 'zod';
import { route } from '#server/doors/route';
import { readSwaggerAsset } from '#server/doors/swagger-ui';

export const GET = route({ params: z.object({ asset: z.string() }) }, ({ params }) => readSwaggerAsset(params.asset));
