import type { Route } from 'next';
import Link from 'next/link';
import { listExampleCustomers } from '#server/inference/list-example-customers';
import { AppError } from '#server/platform/errors';
import { orRefusal } from '../_ui/or-refusal.ts';
import { questionHref } from './question.ts';

/** A customer of each class that the model answers, out of those it never learned from. */
export async function ExampleCustomers({ model }: { model: string }) {
  const examples = await orRefusal(listExampleCustomers(model));
  // What keeps the model from answering is said where the answer would stand.
  if (examples instanceof AppError || examples.length === 0) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-ink-faint">
      For example:
      {examples.map(({ id, name }) => (
        <span key={id} className="whitespace-nowrap">
          <Link
            href={questionHref({ model, customer: id, changes: {} }) as Route}
            prefetch={false}
            className="text-accent underline"
          >
            {id}
          </Link>{' '}
          {name}
        </span>
      ))}
    </p>
  );
}
