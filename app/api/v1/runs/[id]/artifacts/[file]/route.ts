import { ArtifactParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { type ArtifactName, RUN_ARTIFACTS } from '#server/models/artifact-names';
import { makeArtifact } from '#server/models/run-artifacts';

export const GET = route({ params: ArtifactParamsSchema }, async ({ params: { id, file }, request }) => {
  const { origin } = originOf(request);
  const bytes = await makeArtifact(id, file, `${origin}/api/v1/runs/${id}/artifacts/`);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': RUN_ARTIFACTS[file as ArtifactName].type,
      'content-disposition': `attachment; filename="${file}"`,
    },
  });
});

/** As the one who asks calls this server: Next puts its own name into the address of a request. */
function originOf(request: Request): URL {
  const url = new URL(request.url);
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? url.host;
  const scheme = request.headers.get('x-forwarded-proto') ?? url.protocol.replace(':', '');
  return new URL(`${scheme}://${host}`);
}
