import type { Route } from 'next';
import type { AppliedView } from '#server/feature-store/registry';
import type { Run } from '#server/runs/schema';
import { toQuery } from '../../_ui/search-params.ts';

/** A definition that a run learned from. */
export interface Origin {
  readonly title: string;
  /** null where nothing of that name is left. */
  readonly href: Route | null;
}

/** The registry as it is now. */
interface Registry {
  readonly views: readonly Pick<AppliedView, 'name' | 'formerly'>[];
  readonly services: readonly { readonly name: string }[];
}

/** The versions of the views a run joined, and its service: views by the names they have now, wherever they went. */
export function prepareOrigins(
  { viewVersions, service }: Pick<Run, 'viewVersions' | 'service'>,
  { views, services }: Registry,
): { readonly views: readonly Origin[]; readonly service: Origin | null } {
  return {
    views: Object.entries(viewVersions).map(([name, version]) => {
      const view =
        views.find((one) => one.name === name) ?? views.find(({ formerly }) => formerly.names.includes(name));
      const query = toQuery({ tab: 'versions', version: String(version) });
      const href = view ? (`/features/${view.name}${query}#definition` as Route) : null;
      return { title: `${name} version ${version}`, href };
    }),
    service: service === null ? null : { title: service, href: serviceHref(service, services) },
  };
}

/** Services have no page of their own: the catalogue, narrowed down to it. */
const serviceHref = (service: string, services: Registry['services']): Route | null =>
  services.some(({ name }) => name === service) ? (`/features${toQuery({ q: service })}` as Route) : null;
