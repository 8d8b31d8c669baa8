import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface Crumb {
  readonly href: Route;
  readonly title: string;
}

/** The page's name, where it lies, one line about it, and what one can do here. */
export function PageHeader(props: { title: ReactNode; crumb?: Crumb; about?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {props.crumb && (
          <nav aria-label="Breadcrumb" className="mb-0.5 text-sm">
            <Link href={props.crumb.href} className="text-ink-faint hover:text-accent hover:underline">
              {props.crumb.title}
            </Link>
            <span aria-hidden="true" className="text-ink-faint">
              {' '}
              /
            </span>
          </nav>
        )}
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl font-semibold tracking-tight wrap-anywhere">
          {props.title}
        </h1>
        {props.about && <div className="mt-1 max-w-3xl text-ink-soft">{props.about}</div>}
      </div>
      {props.actions && <div className="flex min-w-0 flex-wrap items-center gap-2">{props.actions}</div>}
    </header>
  );
}
