import type { Route } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { explainAnswer } from '#server/inference/explain-answer';
import type { Signature } from '#server/models/schema';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { Callout } from '../_ui/callout.tsx';
import { orRefusal } from '../_ui/or-refusal.ts';
import { AnswerExplorer } from './answer-explorer.client.tsx';
import { type Question, questionHref } from './question.ts';

/** The answer to the question in the address, or why there is none and what to do. */
export async function AnswerPage({
  question,
  classes,
}: {
  question: Question;
  classes: Signature['label']['classes'];
}) {
  const first = await orRefusal(explainAnswer(question));
  if (first instanceof AppError) return <Refusal error={first} question={question} />;
  return (
    <AnswerExplorer
      // Another question is another page: nothing of the last one stays.
      key={questionHref(question)}
      question={question}
      first={first}
      classes={classes.map(({ value, name }) => ({ value: String(value), title: name }))}
      origin={await ownOrigin()}
      asksForKey={readEnv().apiKeys}
      now={new Date().toISOString()}
    />
  );
}

function Refusal({ error: { code, message }, question }: { error: AppError; question: Question }) {
  const name = question.model.split(/[@/]/)[0] ?? '';
  // A model that cannot answer now is no mistake of whoever asks.
  if (code === 'unavailable') {
    return (
      <Callout tone="caution" title={message} role="alert">
        Nothing is wrong with your question. Whoever looks after the model can{' '}
        <Link href={`/models/${name}`} className="underline">
          roll it back or promote another run
        </Link>
        .
      </Callout>
    );
  }
  return (
    <Callout tone="failure" title={message} role="alert">
      <Link href={questionHref({ ...question, customer: '', changes: {} }) as Route} className="underline">
        Start again
      </Link>
    </Callout>
  );
}

async function ownOrigin(): Promise<string> {
  const sent = await headers();
  const host = sent.get('x-forwarded-host') ?? sent.get('host') ?? 'localhost:3000';
  return `${sent.get('x-forwarded-proto') ?? 'http'}://${host}`;
}
