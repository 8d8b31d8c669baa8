import type { Route } from 'next';

/** A page, or a document of its own that the browser loads afresh. */
export type NavigationItem =
  | { readonly kind: 'page'; readonly href: Route; readonly title: string }
  | { readonly kind: 'document'; readonly href: string; readonly title: string };

/** The navigation in the order of the work: from features to answers. */
export const NAVIGATION: readonly { title: string | null; items: readonly NavigationItem[] }[] = [
  { title: null, items: [{ kind: 'page', href: '/', title: 'Overview' }] },
  {
    title: 'Cook off',
    items: [
      { kind: 'page', href: '/features', title: 'Features' },
      { kind: 'page', href: '/runs', title: 'Runs' },
      { kind: 'page', href: '/compare', title: 'Compare' },
      { kind: 'page', href: '/sweeps', title: 'Sweeps' },
      { kind: 'page', href: '/experiments', title: 'Experiments' },
    ],
  },
  {
    title: 'Serve',
    items: [
      { kind: 'page', href: '/models', title: 'Models' },
      { kind: 'page', href: '/predict', title: 'Predict' },
      { kind: 'page', href: '/batch', title: 'Batch' },
    ],
  },
  {
    title: null,
    items: [
      { kind: 'page', href: '/settings', title: 'Settings' },
      { kind: 'document', href: '/docs', title: 'API docs' },
    ],
  },
];

/** Whether a page belongs to a navigation item: the item's own page or one below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
