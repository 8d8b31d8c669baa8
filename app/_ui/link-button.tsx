import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type ButtonTone, buttonStyle } from './button-style.ts';

/** A link to a page that reads as an action. */
export function LinkButton<T extends string>(props: { href: Route<T>; tone?: ButtonTone; children: ReactNode }) {
  return (
    <Link href={props.href} className={buttonStyle(props.tone ?? 'plain')}>
      {props.children}
    </Link>
  );
}
