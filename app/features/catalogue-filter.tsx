import { Button } from '../_ui/button.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { FocusOnSlash } from './focus-on-slash.client.tsx';
import type { Catalogue, CatalogueFilter as Filter } from './prepare-catalogue.ts';

const SEARCH = 'catalogue-search';
const ANY = { owner: 'any owner', tag: 'any tag', entity: 'any entity' } as const;

/** Search and filters as a GET form, so that what one sees is in the address. */
export function CatalogueFilter({ filter, choices }: { filter: Filter; choices: Catalogue['choices'] }) {
  const narrowing = (['owner', 'tag', 'entity'] as const).filter((name) => choices[name].length > 1 || filter[name]);
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <search>
      <form action="/features" className="mb-3 flex flex-wrap gap-2">
        <input
          id={SEARCH}
          type="search"
          name="q"
          defaultValue={filter.q}
          placeholder="Views, features, services ( / )"
          aria-label="Search views, features and services"
          aria-keyshortcuts="/"
          className="field max-w-96 min-w-56 flex-1"
        />
        <FocusOnSlash id={SEARCH} />
        {narrowing.map((name) => (
          <select key={name} name={name} defaultValue={filter[name]} aria-label={name} className="field w-36!">
            <option value="">{ANY[name]}</option>
            {choices[name].map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ))}
        <Button type="submit">Search</Button>
        {isNarrowed && <LinkButton href="/features">Show all</LinkButton>}
      </form>
    </search>
  );
}
