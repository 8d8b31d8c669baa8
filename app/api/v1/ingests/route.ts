import { IngestQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { acceptUpload } from '#server/jobs/accept-upload';

/** The body is the file itself, so that one of any size can be streamed to disk. */
export const POST = route({ query: IngestQuerySchema, status: 202 }, ({ query, request, actor }) =>
  acceptUpload(request.body, query, actor),
);
