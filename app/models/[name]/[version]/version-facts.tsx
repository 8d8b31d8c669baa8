import type { ModelVersion } from '#server/models/schema';
import { Copyable } from '../../../_ui/copyable.client.tsx';
import { formatMoment } from '../../../_ui/format-time.ts';
import { KeyValues } from '../../../_ui/key-values.tsx';

/** What the version answers, where its package lies, and how to ask it. */
export function VersionFacts({ version }: { version: ModelVersion }) {
  const { model, key, manifest, signature } = version;
  const question = `/invocations?model=${model}/${version.version}`;
  const curl = `curl -s -H 'content-type: application/json' -d '{"customer_list":["12747.0"]}' "$COOKOFF_URL${question}"`;
  return (
    <KeyValues
      items={[
        { key: 'Answers', value: signature.label.classes.map((one) => `${one.value} ${one.name}`).join(', ') },
        {
          key: 'Missing features',
          value: signature.missing === 'learned' ? 'scored: the trees learned what to do' : 'not scored: answered null',
        },
        { key: 'Package', value: <Copyable text={key} label="package key" /> },
        {
          key: 'Made',
          value: `${formatMoment(new Date(manifest.createdAt))}, code ${manifest.gitCommit.slice(0, 12)}`,
        },
        { key: 'Ask it', value: <Copyable text={curl} shown={`POST ${question}`} label="curl command" /> },
      ]}
    />
  );
}
