import { headers } from 'next/headers';
import { type ArtifactName, RUN_ARTIFACTS } from '#server/models/artifact-names';
import { artifactsOf, makeArtifact } from '#server/models/run-artifacts';
import type { Run } from '#server/runs/schema';
import { Copyable } from '../../_ui/copyable.client.tsx';
import { DataTable } from '../../_ui/data-table.tsx';
import { ScrollX } from '../../_ui/scroll-x.tsx';
import { Section } from '../../_ui/section.tsx';

/** What one takes away of a run, and the Python that proves it. */
export async function FilesTab({ run }: { run: Run }) {
  const base = `/api/v1/runs/${run.id}/artifacts/`;
  const python = new TextDecoder().decode(await makeArtifact(run.id, 'reproduce.py', `${await origin()}${base}`));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section title="Files" about="Each is made when it is asked for" flush>
        <DataTable
          caption="Files of the run"
          rows={artifactsOf(run)}
          rowKey={(name) => name}
          columns={[
            { key: 'name', title: 'File', cell: (name) => <Download name={name} base={base} /> },
            { key: 'about', title: 'What it is', cell: (name) => RUN_ARTIFACTS[name].about },
          ]}
        />
      </Section>
      <Section
        title="Reproduce it in Python"
        about="Loads the ONNX file, scores the holdout, and requires the answers that this run kept"
        actions={<Copyable text={python} shown="" label="the Python code" />}
        flush
      >
        <ScrollX label="Python code" bounded>
          <pre className="px-4 py-3 font-mono text-xs leading-5">{python}</pre>
        </ScrollX>
      </Section>
    </div>
  );
}

function Download({ name, base }: { name: ArtifactName; base: string }) {
  return (
    <a href={base + name} download className="font-mono text-xs text-accent hover:underline">
      {name}
    </a>
  );
}

/** As the reader's browser calls this server. */
async function origin(): Promise<string> {
  const asked = await headers();
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? 'localhost';
  return `${asked.get('x-forwarded-proto') ?? 'http'}://${host}`;
}
