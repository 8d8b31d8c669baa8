import { z } from 'zod';
import { route } from '#server/doors/route';
import { AppError } from '#server/platform/errors';

/** Programs that ask for an address there is not are answered as programs, not with the page for people. */
const nothingHere = route({ params: z.object({ path: z.array(z.string()) }) }, async ({ params: { path } }) => {
  throw new AppError('not_found', `There is nothing at /api/${path.join('/')}; /openapi.json lists every address.`);
});

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
