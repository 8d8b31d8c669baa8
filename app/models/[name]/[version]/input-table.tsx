import type { Signature } from '#server/models/schema';
import { DataTable } from '../../../_ui/data-table.tsx';
import { formatCount, formatValue } from '../../../_ui/format-number.ts';

const show = (value: number | null) => (value === null ? '—' : formatValue(value));

/** The signature of a model: its inputs with the ranges it was trained on. */
export function InputTable({ inputs }: { inputs: Signature['inputs'] }) {
  return (
    <DataTable
      caption="Inputs of the model"
      rows={inputs}
      rowKey={(input) => input.feature}
      columns={[
        {
          key: 'feature',
          title: 'Feature',
          cell: (input) => <span className="font-mono text-xs">{input.feature}</span>,
        },
        { key: 'type', title: 'Type', cell: (input) => input.dtype },
        { key: 'min', title: 'Least', align: 'right', cell: ({ range }) => show(range.min) },
        { key: 'mean', title: 'Mean', align: 'right', cell: ({ range }) => show(range.mean) },
        { key: 'max', title: 'Most', align: 'right', cell: ({ range }) => show(range.max) },
        { key: 'missing', title: 'Missing', align: 'right', cell: ({ range }) => formatCount(range.missing) },
      ]}
    />
  );
}
