import { onlineFeatures } from '#server/feature-store/online-features';
import type { AppliedView } from '#server/feature-store/registry';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { formatValue } from '../../_ui/format-number.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Moment } from '../../_ui/moment.tsx';

/** What the online store has for one key: exactly what a model would be given. The key is in the address. */
export async function OnlineLookup({ view, lookup }: { view: AppliedView; lookup: string }) {
  const joinKey = view.joinKeys.map((key) => key.name).join(', ');
  return (
    <div className="grid gap-4">
      <form className="flex max-w-md gap-2">
        <input
          type="search"
          name="key"
          defaultValue={lookup}
          placeholder={`${joinKey}, such as 12747.0`}
          aria-label={joinKey}
          className="field"
        />
        <Button type="submit">Look up</Button>
      </form>
      {lookup && <OnlineRow view={view} lookup={lookup} />}
    </div>
  );
}

async function OnlineRow({ view, lookup }: { view: AppliedView; lookup: string }) {
  const features = view.fields.map((field) => `${view.name}:${field.name}`);
  const online = await onlineFeatures({ features, keys: [lookup] });
  if (!online.found[0]) {
    return (
      <Callout tone="note" title={`The online store has no ${lookup}`} role="status">
        The id may be another, or its features have not been materialized yet.
      </Callout>
    );
  }
  const at = features.map((feature) => online.eventTimestamps[feature]?.[0] ?? null).find((moment) => moment !== null);
  return (
    <div>
      {at && (
        <p className="mb-2 text-sm text-ink-faint">
          As of <Moment date={new Date(at)} />
        </p>
      )}
      <KeyValues
        columns={2}
        items={view.fields.map((field, i) => ({
          key: field.name,
          value: formatValue(online.columns[features[i] ?? '']?.[0] ?? null),
        }))}
      />
    </div>
  );
}
