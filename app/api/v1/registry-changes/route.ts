import { RegistryChangesQuerySchema } from '#server/doors/registry-routes';
import { route } from '#server/doors/route';
import { listRegistryChanges } from '#server/feature-store/registry-changes.repo';

export const GET = route({ query: RegistryChangesQuerySchema }, async ({ query }) => {
  const changes = await listRegistryChanges(query);
  return { changes, next: changes.length < query.limit ? null : (changes.at(-1)?.id ?? null) };
});
