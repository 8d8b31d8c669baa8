import type { Actor } from './actor.ts';

/** Cookie with the name a person works under, set by "Acting as" in the navigation. */
export const ACTOR_COOKIE = 'cookoff_actor';

export const ACTOR_NAME_MAX = 60;

/** The actor a cookie stands for. Without one a person is `someone`, which histories show as such. */
export function toActor(cookie: string | undefined): Actor {
  const name = cookie?.trim().slice(0, ACTOR_NAME_MAX);
  return { name: name || 'someone' };
}
