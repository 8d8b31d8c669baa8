import type { ModelVersion } from '#server/models/schema';
import { Copyable } from '../../../_ui/copyable.client.tsx';
import { DataTable } from '../../../_ui/data-table.tsx';
import { formatCount } from '../../../_ui/format-number.ts';

const SHOWN_CHARACTERS = 16;

/** As they are written; a manifest read back from the database has them in another order. */
const WRITTEN = ['model.onnx', 'model.xgb.json', 'signature.json', 'report.json', 'model-card.md'];

/** The files of a package, to download, with their sizes and sums. */
export function PackageFiles({ version: { model, version, manifest } }: { version: ModelVersion }) {
  const base = `/api/v1/models/${model}/versions/${version}/files/`;
  const files = Object.entries(manifest.files).toSorted(([a], [b]) => WRITTEN.indexOf(a) - WRITTEN.indexOf(b));
  return (
    <DataTable
      caption="Files of the package"
      rows={files}
      rowKey={([name]) => name}
      columns={[
        {
          key: 'name',
          title: 'File',
          cell: ([name]) => (
            <a href={base + name} download className="font-mono text-xs text-accent hover:underline">
              {name}
            </a>
          ),
        },
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
