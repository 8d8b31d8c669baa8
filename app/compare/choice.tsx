import type { Route } from 'next';
import Link from 'next/link';

interface ChoiceProps {
  readonly href: Route;
  readonly current: boolean;
  readonly title: string;
  /** For what need not wait for the address. */
  readonly onClick?: () => void;
}

/** A way of looking at the comparison: a link, because it has an address. */
export function Choice({ href, current, title, onClick }: ChoiceProps) {
  return (
    <Link
      href={href}
      scroll={false}
      replace
      prefetch={false}
      aria-current={current ? 'true' : undefined}
      {...(onClick && { onClick })}
      className="rounded-sm px-1 text-accent hover:underline aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-strong"
    >
      {title}
    </Link>
  );
}
