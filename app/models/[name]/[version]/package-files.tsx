import type { Manifest } from '#server/models/schema';
import { Copyable } from '../../../_ui/copyable.client.tsx';
import { DataTable } from '../../../_ui/data-table.tsx';
import { formatCount } from '../../../_ui/format-number.ts';

const SHOWN_CHARACTERS = 16;

/** The files of a package with their sizes and sums. */
export function PackageFiles({ manifest }: { manifest: Manifest }) {
  return (
    <DataTable
      caption="Files of the package"
      rows={Object.entries(manifest.files)}
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
