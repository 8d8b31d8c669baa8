'use client';

import { useEffect, useState } from 'react';
import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Callout } from '../_ui/callout.tsx';
import type { SelectOption } from '../_ui/select-field.tsx';
import { useRested } from '../_ui/use-rested.client.ts';
import { AnswerSection } from './answer-section.tsx';
import { FlagSection } from './flag-section.client.tsx';
import { OtherSection } from './other-section.tsx';
import { type Question, questionHref } from './question.ts';
import { ReasonsSection } from './reasons-section.tsx';
import { ShareSection } from './share-section.client.tsx';
import { SmallestChangeSection } from './smallest-change-section.client.tsx';
import { useAnswer } from './use-answer.client.ts';
import { WhatIfSection } from './what-if-section.client.tsx';

/** Short enough to feel at once, long enough for a slider on its way. */
const REST_MS = 150;

interface AnswerExplorerProps {
  readonly question: Question;
  readonly first: ExplainedAnswer;
  readonly classes: readonly SelectOption[];
  readonly origin: string;
  readonly asksForKey: boolean;
  /** Moment of the answer, so that ages are the same on the server and here. */
  readonly now: string;
}

/** One customer's answer, to be looked at from all sides; what is changed stands in the address. */
export function AnswerExplorer({ question: asked, first, classes, origin, asksForKey, now }: AnswerExplorerProps) {
  const [moving, setMoving] = useState(asked);
  const question = useRested(moving, REST_MS);
  const { answer: answered, error, isWorking } = useAnswer(question, { question: asked, answer: first });

  useEffect(() => {
    const href = questionHref(question);
    if (`${window.location.pathname}${window.location.search}` !== href) window.history.replaceState(null, '', href);
  }, [question]);

  const change = (changes: Question['changes']) => setMoving((before) => ({ ...before, changes }));
  const isKnown = answered.suggestions.length === 0;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 gap-4">
        {error && <Callout tone="failure" title={error.message} role="alert" />}
        <div className={isWorking ? 'opacity-80' : ''} aria-busy={isWorking}>
          <AnswerSection answered={answered} model={question.model} now={new Date(now)} />
        </div>
        <ReasonsSection answered={answered} />
        {isKnown && answered.answer && <SmallestChangeSection question={question} answered={answered} onTry={change} />}
        <OtherSection answered={answered} />
      </div>
      <div className="grid min-w-0 gap-4">
        {isKnown && <WhatIfSection answered={answered} changes={moving.changes} onChange={change} />}
        <ShareSection question={question} answered={answered} origin={origin} asksForKey={asksForKey} />
        <FlagSection answered={answered} question={question} classes={classes} />
      </div>
    </div>
  );
}
