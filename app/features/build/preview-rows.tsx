import { DataTable } from '../../_ui/data-table.tsx';
import type { PreviewModel, PreviewRow } from './prepare-preview.ts';

/** The first rows of a dataset, each column under its name and type. */
export function PreviewRows({ model }: { model: PreviewModel }) {
  return (
    <DataTable
      caption="First rows of the dataset"
      rows={model.rows}
      rowKey={({ key }) => key}
      columns={model.columns.map(({ name, type, role }, j) => ({
        key: name,
        title: name,
        heading: <ColumnName name={name} note={role === 'label' ? `${type}, label` : type} />,
        align: role === 'feature' || role === 'label' ? 'right' : 'left',
        cell: ({ cells }: PreviewRow) => <span className="font-mono text-xs whitespace-nowrap">{cells[j]}</span>,
      }))}
    />
  );
}

/** A full name in two lines: the view is the same for many columns, and long. */
function ColumnName({ name, note }: { name: string; note: string }) {
  const cut = name.indexOf('__') + 2;
  const [view, feature] = cut > 1 ? [name.slice(0, cut), name.slice(cut)] : ['', name];
  return (
    <span className="block font-mono font-normal tracking-normal whitespace-nowrap text-ink-faint normal-case">
      {view && <span className="block">{view}</span>}
      <span className="block font-medium text-ink">{feature}</span>
      <span className="block font-sans">{note}</span>
    </span>
  );
}
