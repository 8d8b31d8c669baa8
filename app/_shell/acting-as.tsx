import { actAs } from './actions.ts';

/** The menu with the name one works under. Names are trusted in the embedded profile: this is a signature, not a login. */
export function ActingAs({ name, id }: { name: string; id: string }) {
  return (
    <details className="group relative text-sm">
      <summary className="flex list-none items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
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
      </summary>
      <form
        action={actAs}
        className="panel z-30 mt-2 p-3 lg:absolute lg:bottom-full lg:left-0 lg:mb-1 lg:w-64 lg:shadow-lg"
      >
        <label htmlFor={id} className="mb-1 block text-xs font-medium">
          Acting as
        </label>
        <div className="flex gap-2">
          <input id={id} name="name" defaultValue={name} maxLength={60} autoComplete="nickname" className="field" />
          <button type="submit" className="rounded-md bg-accent px-3 text-sm font-medium text-on-accent">
            Save
          </button>
        </div>
        <p className="mt-2 text-xs text-ink-faint">Runs, promotions and histories carry this name.</p>
      </form>
    </details>
  );
}
