import type { Completion } from '#server/runs/complete-query';

interface CompletionListProps {
  /** Of the input; the list and its options have ids that begin with it. */
  readonly id: string;
  readonly options: Completion['options'];
  /** The option that Enter would take; −1 for none. */
  readonly active: number;
  readonly onTake: (option: number) => void;
}

/** What may come next in a query. The focus stays in the input; this only shows. */
export function CompletionList({ id, options, active, onTake }: CompletionListProps) {
  return (
    <div
      id={`${id}-options`}
      role="listbox"
      aria-label="What may come next"
      hidden={options.length === 0}
      className="absolute top-full left-0 z-40 mt-1 max-h-80 w-full max-w-xl overflow-y-auto rounded-md border border-line bg-surface py-1 shadow-lg"
    >
      {options.map(({ text, about }, i) => (
        <div
          key={text}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(i);
          }}
          className={`flex cursor-pointer items-baseline justify-between gap-4 px-3 py-1 text-sm ${i === active ? 'bg-accent-soft' : 'hover:bg-hover'}`}
        >
          <code className="truncate font-mono">{text}</code>
          <span className="shrink-0 text-xs text-ink-soft">{about}</span>
        </div>
      ))}
    </div>
  );
}
