import type { Manifest } from '#server/models/schema';
import { Copyable } from '../../../_ui/copyable.client.tsx';
import { DataTable } from '../../../_ui/data-table.tsx';
import { formatCount } from '../../../_ui/format-number.ts';

const SHOWN_CHARACTERS = 16;

/** As they are written; a manifest read back from the database has them in another order. */
const WRITTEN = ['model.onnx', 'model.xgb.json', 'signature.json', 'report.json', 'model-card.md'];

/** The files of a package with their sizes and sums. */
export function PackageFiles({ manifest }: { manifest: Manifest }) {
  const files = Object.entries(manifest.files).toSorted(([a], [b]) => WRITTEN.indexOf(a) - WRITTEN.indexOf(b));
  return (
    <DataTable
      caption="Files of the package"
      rows={files}
      rowKey={([name]) => name}
      columns={[
        { key: 'name', title: 'File', cell: ([name]) => <span className="font-mono text-xs">{name}</span> },
        { key: 'bytes', title: 'Bytes', align: 'right', cell: ([, file]) => formatCount(file.bytes) },
        {
          key: 'sum',
          title: 'SHA-256',
          cell: ([name, { sha256 }]) => (
            <Copyable text={sha256} shown={sha256.slice(0, SHOWN_CHARACTERS)} label={`sum of ${name}`} />
          ),
        },
      ]}
    />
  );
}
