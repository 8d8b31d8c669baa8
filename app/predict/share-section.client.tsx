'use client';

import { useState } from 'react';
import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Button } from '../_ui/button.tsx';
import { Fold } from '../_ui/fold.tsx';
import { Section } from '../_ui/section.tsx';
import { prepareSnippets } from './prepare-snippets.ts';
import { type Question, questionHref } from './question.ts';

interface ShareSectionProps {
  readonly question: Question;
  readonly answered: ExplainedAnswer;
  readonly origin: string;
  readonly asksForKey: boolean;
}

/** The same question as a link for people and as code for programs. */
export function ShareSection({ question, answered, origin, asksForKey }: ShareSectionProps) {
  const isChanged = Object.keys(question.changes).length > 0;
  const values = Object.fromEntries(answered.features.map(({ name, value }) => [name, value]));
  const asked = { origin, model: question.model, customer: question.customer, asksForKey };
  const snippets = prepareSnippets({ ...asked, values: isChanged ? values : null });
  const link = `${origin}${questionHref(question)}`;
  return (
    <Section title="Share and repeat" actions={<CopyButton text={link} label="Copy link" />}>
      <div className="grid gap-2">
        {snippets.map(({ title, text }) => (
          <Fold key={title} title={title}>
            <div className="grid gap-2">
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <pre tabIndex={0} className="overflow-x-auto font-mono text-xs">
                {text}
              </pre>
              <div>
                <CopyButton text={text} label={`Copy ${title}`} />
              </div>
            </div>
          </Fold>
        ))}
      </div>
    </Section>
  );
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<{ text: string; ok: boolean } | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied({ text, ok: true }),
      () => setCopied({ text, ok: false }),
    );
  const answer = copied?.text === text ? (copied.ok ? 'Copied' : 'Select it and press Ctrl+C') : '';
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button onClick={copy}>{label}</Button>
      <span role="status" className="text-xs text-ink-soft">
        {answer}
      </span>
    </span>
  );
}
