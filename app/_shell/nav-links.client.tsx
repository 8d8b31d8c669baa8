'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isCurrent, NAVIGATION } from './navigation.ts';

const STYLE =
  'block rounded-md px-2.5 py-1.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-strong';

/** The navigation's links, the current one marked for eyes and for screen readers. */
export function NavLinks() {
  const pathname = usePathname();
  return NAVIGATION.map(({ title, items }) => (
    <div key={items[0]?.href} className="mb-4">
      {title && <p className="eyebrow px-2.5 pb-1">{title}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            {item.kind === 'document' ? (
              <a href={item.href} className={STYLE}>
                {item.title}
              </a>
            ) : (
              <Link
                href={item.href}
                aria-current={isCurrent(item.href, pathname) ? 'page' : undefined}
                className={STYLE}
              >
                {item.title}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}
