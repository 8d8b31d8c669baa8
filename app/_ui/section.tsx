import type { ReactNode } from 'react';

/** A titled panel. `flush` lets a table reach the edges. */
export function Section(props: {
  title: string;
  id?: string;
  about?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section id={props.id} aria-label={props.title} className="panel min-w-0 scroll-mt-28">
      <div className="sticky left-0 flex max-w-[100cqw] flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="min-w-0">
          <h2 className="font-semibold">{props.title}</h2>
          {props.about && <div className="text-sm text-ink-faint">{props.about}</div>}
        </div>
        {props.actions}
      </div>
      <div className={props.flush ? 'overflow-clip rounded-b-lg border-t border-line' : 'px-4 pb-4'}>
        {props.children}
      </div>
    </section>
  );
}
