import { CARD_PARTS, type CardPart } from '#server/models/card-schema';
import { GATES } from '#server/models/gate-schema';
import type { VersionComparison } from '#server/models/version-comparison';
import { Callout } from '../../../_ui/callout.tsx';
import { LinkButton } from '../../../_ui/link-button.tsx';
import { Section } from '../../../_ui/section.tsx';
import { MeasureServing } from '../../../compare/measure-serving.client.tsx';
import { type PairRow, PairTable } from './pair-table.tsx';
import { factRows, holdoutRows, packageRows, sealedRows, settingRows } from './prepare-versions.tsx';

/** Two versions side by side: first what they answered, then why they might differ. */
export function VersionComparisonView({ compared }: { compared: VersionComparison }) {
  const { versions, comparison, signature, lineage, isSameSealedSlice, sealedDifferences, runs, costs, gates } =
    compared;
  const titles = [versions[0].version, versions[1].version] as const;
  const unmeasured = [...new Set(runs.filter((_, i) => costs[i] === null).map(({ id }) => id))];
  const sealedAbout =
    isSameSealedSlice === false
      ? 'Not the same rows: their splits differ'
      : 'Rows no run had seen, scored at promotion';
  return (
    <div className="grid gap-4">
      <Holdout compared={compared} titles={titles} />
      {versions.some(({ sealed }) => sealed) && (
        <Section title="Sealed slice" about={sealedAbout} flush>
          <PairTable
            caption="Sealed slice"
            titles={titles}
            {...(sealedDifferences && { noteTitle: 'Difference, 95% interval' })}
            rows={sealedRows(compared)}
          />
        </Section>
      )}
      <Section title="Inputs and classes" about={`What changes for callers from ${titles[0]} to ${titles[1]}`}>
        <Sentences lines={signature} none="Nothing: the same features, types and classes in the same order." />
      </Section>
      {comparison && (
        <Section title="Settings" about="Those that differ" flush>
          <PairTable caption="Settings" titles={titles} rows={settingRows(comparison)} />
        </Section>
      )}
      <Section title="Where they come from" about="Data, split, code and libraries that differ" flush>
        <PairTable caption="Where they come from" titles={titles} rows={factRows(lineage, true)} />
        <Equal facts={factRows(lineage, false)} titles={titles} />
      </Section>
      <Section title="Package and serving cost" flush>
        <PairTable
          caption="Package and serving cost"
          titles={titles}
          noteTitle="Difference"
          rows={packageRows(compared)}
        />
        {unmeasured.length > 0 && <MeasureServing runs={unmeasured} />}
      </Section>
      {gates.some((side) => side.length > 0) && (
        <Section title="Gates" about="As they stood when an alias was moved here" flush>
          <PairTable caption="Gates" titles={titles} rows={gateRows(compared)} />
        </Section>
      )}
      <Section title="Cards" about="What people say of each" flush>
        <PairTable caption="Cards" titles={titles} noteTitle="Difference" rows={cardRows(compared)} />
      </Section>
    </div>
  );
}

type Titles = readonly [string, string];

function Holdout({ compared: { comparison, runs }, titles }: { compared: VersionComparison; titles: Titles }) {
  if (!comparison) {
    return (
      <Callout tone="note" title={`Both were made of the run “${runs[0].name}”: they are one model and answer alike`} />
    );
  }
  return (
    <Section
      title="Holdout"
      about={comparison.headline}
      actions={<LinkButton href={`/compare?runs=${runs[0].id},${runs[1].id}`}>Compare their runs</LinkButton>}
      flush
    >
      <p className="px-4 py-3 text-sm">{comparison.verdict}</p>
      <PairTable
        caption="Figures of the holdout"
        titles={titles}
        noteTitle={comparison.comparable ? 'Difference, 95% interval' : 'Difference'}
        rows={holdoutRows(comparison)}
      />
    </Section>
  );
}

function Sentences({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p className="text-sm text-ink-soft">{none}</p>;
  return (
    <ul className="grid list-disc gap-1 pl-5 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Equal({ facts, titles }: { facts: readonly PairRow[]; titles: Titles }) {
  return (
    <details className="border-t border-line">
      <summary className="px-4 py-2 text-sm text-ink-soft hover:bg-hover">{facts.length} the same in both</summary>
      <PairTable caption="The same in both" titles={titles} rows={facts} />
    </details>
  );
}

function gateRows({ gates }: VersionComparison): PairRow[] {
  const of = (side: 0 | 1, name: string) => gates[side].find((gate) => gate.name === name)?.sentence ?? 'not asked';
  return Object.entries(GATES).map(([name, { title }]) => ({ key: name, title, values: [of(0, name), of(1, name)] }));
}

function cardRows({ cards: [a, b] }: VersionComparison): PairRow[] {
  return (Object.keys(CARD_PARTS) as CardPart[]).map((part) => ({
    key: part,
    title: CARD_PARTS[part],
    values: [a.words[part] || '—', b.words[part] || '—'],
    note: a.words[part] === b.words[part] ? 'the same' : 'differs',
  }));
}
