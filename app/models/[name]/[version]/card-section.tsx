import { CARD_PARTS, type CardEdition, wordsToMarkdown } from '#server/models/card-schema';
import { listCardEditions, UNWRITTEN } from '#server/models/cards.repo';
import { readCard } from '#server/models/read-card';
import type { ModelVersion } from '#server/models/schema';
import { buttonStyle } from '../../../_ui/button-style.ts';
import { Callout } from '../../../_ui/callout.tsx';
import { EmptyState } from '../../../_ui/empty-state.tsx';
import { Fold } from '../../../_ui/fold.tsx';
import { formatQuantity } from '../../../_ui/format-number.ts';
import { Markdown } from '../../../_ui/markdown.tsx';
import { Moment } from '../../../_ui/moment.tsx';
import { orRefusal } from '../../../_ui/or-refusal.ts';
import { Section } from '../../../_ui/section.tsx';
import { CardForm } from './card-form.client.tsx';

/** The model card: what people say of the version, where they write it, and what was written at its promotion. */
export async function CardSection({ version }: { version: ModelVersion }) {
  const { model, version: number } = version;
  const [[newest = UNWRITTEN, ...earlier], card] = await Promise.all([
    listCardEditions(version),
    orRefusal(readCard(model, number)),
  ]);
  const { words, edition, editedAt } = newest;
  return (
    <Section
      title="Model card"
      id="card"
      about={editedAt ? <EditionLine {...newest} /> : 'The version never changes; what people say of it may'}
      actions={
        <a href={`/api/v1/models/${model}/versions/${number}/card?format=md`} download className={buttonStyle('plain')}>
          Download
        </a>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {edition === 0 ? (
          <EmptyState title="Nobody has written on this card yet" level="h3">
            What is it for, what is it not for, and who answers for it?
          </EmptyState>
        ) : (
          <Markdown source={wordsToMarkdown(words)} label="the card" />
        )}
        <Fold title={edition === 0 ? 'Write on the card' : 'Edit the card'}>
          <CardForm model={model} version={number} words={words} parts={CARD_PARTS} edition={edition} />
        </Fold>
        {earlier.length > 0 && (
          <Fold title={formatQuantity(earlier.length, 'earlier edition')}>
            <EarlierEditions editions={earlier} />
          </Fold>
        )}
        {'generated' in card ? (
          <Fold title="As it was written at promotion">
            <Markdown source={withoutTitle(card.generated)} label="the generated card" />
          </Fold>
        ) : (
          <Callout tone="failure" title="What was written at promotion cannot be read">
            {card.message}
          </Callout>
        )}
      </div>
    </Section>
  );
}

function EarlierEditions({ editions }: { editions: readonly CardEdition[] }) {
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {editions.map((one) => (
        <li
          key={one.edition}
          className="grid grid-cols-[minmax(0,1fr)] gap-2 border-b border-line/70 pb-3 last:border-0"
        >
          <p className="text-sm text-ink-faint">
            <EditionLine {...one} />
          </p>
          <Markdown source={wordsToMarkdown(one.words)} label={`edition ${one.edition}`} />
        </li>
      ))}
    </ol>
  );
}

const EditionLine = ({ edition, editedBy, editedAt }: Omit<CardEdition, 'words'>) => (
  <>
    Edition {edition}, by {editedBy}
    {editedAt && (
      <>
        , <Moment date={editedAt} />
      </>
    )}
  </>
);

/** The page has said whose card it is. */
const withoutTitle = (card: string): string => card.replace(/^# .*\n+/, '');
