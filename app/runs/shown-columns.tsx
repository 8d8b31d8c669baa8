import { moved } from './move-columns.ts';
import { describeColumn } from './table-columns.ts';
import type { ShownColumn } from './table-view.ts';

interface ShownColumnsProps {
  readonly columns: readonly ShownColumn[];
  readonly onChange: (columns: readonly ShownColumn[]) => void;
}

/** The columns there are, to be moved and hidden; the last one stays. */
export function ShownColumns({ columns, onChange }: ShownColumnsProps) {
  const move = (from: number, by: number) => onChange(moved(columns, from, by));
  return (
    <section aria-label="Columns shown">
      <h3 className="mb-2 text-sm font-semibold">Shown</h3>
      <ol className="grid max-h-72 gap-0.5 overflow-y-auto">
        {columns.map(({ name }, i) => (
          <li key={name} className="flex items-center gap-1 text-sm">
            <span className="min-w-0 flex-1 truncate" title={name}>
              {describeColumn(name).title}
            </span>
            <Small label={`Move ${name} left`} sign="↑" off={i === 0} onClick={() => move(i, -1)} />
            <Small label={`Move ${name} right`} sign="↓" off={i === columns.length - 1} onClick={() => move(i, 1)} />
            <Small
              label={`Hide ${name}`}
              sign="×"
              off={columns.length === 1}
              onClick={() => onChange(columns.toSpliced(i, 1))}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SmallProps {
  readonly label: string;
  readonly sign: string;
  readonly off: boolean;
  readonly onClick: () => void;
}

const Small = ({ label, sign, off, onClick }: SmallProps) => (
  <button
    type="button"
    aria-label={label}
    disabled={off}
    onClick={onClick}
    className="size-6 shrink-0 rounded-sm text-ink-soft hover:bg-hover disabled:opacity-40"
  >
    <span aria-hidden="true">{sign}</span>
  </button>
);
