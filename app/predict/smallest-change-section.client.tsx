'use client';

import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Button } from '../_ui/button.tsx';
import { Section } from '../_ui/section.tsx';
import { saySmallestChange } from './prepare-smallest-change.ts';
import type { Question } from './question.ts';
import { useSmallestChange } from './use-answer.client.ts';

interface SmallestChangeSectionProps {
  readonly question: Question;
  readonly answered: ExplainedAnswer;
  readonly onTry: (changes: Readonly<Record<string, number>>) => void;
}

/** What would have to be different for another answer. Its room is kept while it is looked for. */
export function SmallestChangeSection({ question, answered, onTry }: SmallestChangeSectionProps) {
  const { data, error } = useSmallestChange(question);
  const said = data && saySmallestChange(data, answered.features, answered.entity);
  return (
    <Section title="Smallest change that flips it">
      <div className="grid min-h-24 content-start gap-2" aria-busy={!said && !error}>
        <p className="text-sm wrap-anywhere">{error?.message ?? said?.sentence ?? 'Looking …'}</p>
        {said?.about && <p className="text-xs text-ink-faint">{said.about}</p>}
        {said?.changes && (
          <div>
            <Button onClick={() => onTry({ ...question.changes, ...said.changes })}>Try it</Button>
          </div>
        )}
      </div>
    </Section>
  );
}
