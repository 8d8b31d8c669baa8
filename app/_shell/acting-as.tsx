import { ACTOR_NAME_MAX } from '#server/access/acting-as';
import { Button } from '../_ui/button.tsx';
import { actAs } from './actions.ts';
import { Menu } from './menu.client.tsx';

/** The menu with the name one works under. Names are trusted in the embedded profile: a signature, not a login. */
export function ActingAs({ name, id }: { name: string; id: string }) {
  return (
    <Menu className="flex items-center gap-2 bg-surface px-2.5 py-1.5" summary={<Signature name={name} />}>
      <form
        action={actAs}
        className="panel z-30 mt-2 p-3 lg:absolute lg:bottom-full lg:left-0 lg:mb-1 lg:w-64 lg:shadow-lg"
      >
        <label htmlFor={id} className="mb-1 block text-xs font-medium">
          Acting as
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            name="name"
            defaultValue={name}
            maxLength={ACTOR_NAME_MAX}
            autoComplete="nickname"
            className="field"
          />
          <Button type="submit" tone="primary">
            Save
          </Button>
        </div>
        <p className="mt-2 text-xs text-ink-faint">Runs, promotions and histories carry this name.</p>
      </form>
    </Menu>
  );
}

function Signature({ name }: { name: string }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="grid size-5 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent-strong uppercase"
      >
        {name.slice(0, 1)}
      </span>
      <span className="min-w-0 flex-1 truncate">
        <span className="sr-only">Acting as </span>
        {name}
      </span>
      <span aria-hidden="true" className="text-ink-faint">
        ▾
      </span>
    </>
  );
}
