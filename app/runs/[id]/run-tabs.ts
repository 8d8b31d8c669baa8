import type { Route } from 'next';
import type { RunStatus } from '#server/runs/schema';
import { queryChoice, type SearchParams } from '../../_ui/search-params.ts';
import type { Tab } from '../../_ui/tabs.tsx';

const TITLES = {
  report: 'Report',
  curves: 'Curves and threshold',
  features: 'Features',
  lineage: 'Lineage',
  files: 'Files',
  notes: 'Notes',
} as const;
export type RunTab = keyof typeof TITLES;

/** What there is only once a run has finished. */
const OF_RESULTS: ReadonlySet<RunTab> = new Set(['curves', 'features', 'files']);

/** The tab an address asks for; the first where the run has no such thing. */
export function chooseRunTab(params: SearchParams, status: RunStatus): RunTab {
  const tab = queryChoice(params, 'tab', ['report', 'curves', 'features', 'lineage', 'files', 'notes']);
  return isThere(tab, status) ? tab : 'report';
}

/** The tabs of a run with their addresses; the first has the page's own. */
export function runTabs(id: string, status: RunStatus, current: RunTab): Tab[] {
  const tabs = (Object.keys(TITLES) as RunTab[]).filter((tab) => isThere(tab, status));
  return tabs.map((tab) => ({
    href: `/runs/${id}${tab === 'report' ? '' : `?tab=${tab}`}` as Route,
    title: TITLES[tab],
    current: tab === current,
  }));
}

const isThere = (tab: RunTab, status: RunStatus): boolean => status === 'finished' || !OF_RESULTS.has(tab);
