import { ArtifactParamsSchema } from '#server/doors/api-schemas';
import { originOf } from '#server/doors/origin-of';
import { route } from '#server/doors/route';
import { type ArtifactName, RUN_ARTIFACTS } from '#server/models/artifact-names';
import { makeArtifact } from '#server/models/run-artifacts';

export const GET = route({ params: ArtifactParamsSchema }, async ({ params: { id, file }, request }) => {
  const origin = originOf(request);
  const bytes = await makeArtifact(id, file, `${origin}/api/v1/runs/${id}/artifacts/`);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': RUN_ARTIFACTS[file as ArtifactName].type,
      'content-disposition': `attachment; filename="${file}"`,
    },
  });
});
