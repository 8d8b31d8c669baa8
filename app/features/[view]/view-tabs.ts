import type { Route } from 'next';
import { queryChoice, queryValue, type SearchParams } from '../../_ui/search-params.ts';
import type { Tab } from '../../_ui/tabs.tsx';

const TITLES = {
  overview: 'Overview',
  lineage: 'Lineage',
  versions: 'Versions and changes',
  jobs: 'Jobs',
  lookup: 'Look up',
} as const;
export type ViewTab = keyof typeof TITLES;

/** The tab that an address asks for; a key to look up without a tab means the lookup. */
export function chooseTab(params: SearchParams): ViewTab {
  const isLookup = queryValue(params, 'tab') === '' && queryValue(params, 'key') !== '';
  return isLookup ? 'lookup' : queryChoice(params, 'tab', ['overview', 'lineage', 'versions', 'jobs', 'lookup']);
}

/** Every tab with its address; the first has the page's own. */
export function viewTabs(view: string, current: ViewTab): Tab[] {
  return (Object.keys(TITLES) as ViewTab[]).map((tab) => ({
    href: `/features/${view}${tab === 'overview' ? '' : `?tab=${tab}`}` as Route,
    title: TITLES[tab],
    current: tab === current,
  }));
}
