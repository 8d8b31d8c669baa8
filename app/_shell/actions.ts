'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { ACTOR_COOKIE, ACTOR_NAME_MAX } from '#server/access/acting-as';

const YEAR_SECONDS = 31_536_000;

/** Sets the name that owners and histories show from now on; an empty name forgets it. */
export async function actAs(form: FormData): Promise<void> {
  const name = String(form.get('name') ?? '')
    .trim()
    .slice(0, ACTOR_NAME_MAX);
  const jar = await cookies();
  if (name) jar.set(ACTOR_COOKIE, name, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  else jar.delete(ACTOR_COOKIE);
  refresh();
}
