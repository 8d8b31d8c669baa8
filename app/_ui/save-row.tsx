import { Button } from './button.tsx';

/** The button under a text that is kept, and whether it was. */
export function SaveRow({ what, pending, saved }: { what: string; pending: boolean; saved: boolean }) {
  return (
    <div className="flex items-center gap-3">
      <Button type="submit" tone="primary" disabled={pending}>
        {pending ? 'Saving…' : `Save ${what}`}
      </Button>
      <p role="status" className="text-sm text-ink-soft">
        {saved && !pending ? 'Saved.' : ''}
      </p>
    </div>
  );
}
