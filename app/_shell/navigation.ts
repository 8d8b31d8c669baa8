import type { Route } from 'next';

export interface NavigationItem {
  readonly href: Route;
  readonly title: string;
}

/** The navigation in the order of the work: from features to answers. */
export const NAVIGATION: readonly { title: string | null; items: readonly NavigationItem[] }[] = [
  { title: null, items: [{ href: '/', title: 'Overview' }] },
  {
    title: 'Cook off',
    items: [
      { href: '/features', title: 'Features' },
      { href: '/runs', title: 'Runs' },
      { href: '/compare', title: 'Compare' },
    ],
  },
  {
    title: 'Serve',
    items: [
      { href: '/models', title: 'Models' },
      { href: '/predict', title: 'Predict' },
      { href: '/batch', title: 'Batch' },
    ],
  },
  {
    title: null,
    items: [
      { href: '/settings', title: 'Settings' },
      { href: '/docs' as Route, title: 'API docs' },
    ],
  },
];

/** Whether a page belongs to a navigation item: the item's own page or one below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
