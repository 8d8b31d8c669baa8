import { route } from '#server/doors/route';
import { PackageFileParamsSchema } from '#server/doors/version-routes';
import { getModelVersion } from '#server/models/models.repo';
import { readPackageFile } from '#server/models/read-package-file';

/** Whatever the file holds, a browser saves it. */
export const GET = route({ params: PackageFileParamsSchema }, async ({ params: { name, version, file } }) => {
  const bytes = await readPackageFile(await getModelVersion(name, version), file);
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${file}"` },
  });
});
