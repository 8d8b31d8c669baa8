'use client';

import type { Route } from 'next';
import { useEffect, useState } from 'react';
import { Copyable } from '../../_ui/copyable.client.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Section } from '../../_ui/section.tsx';
import { DownloadDataset } from './download-dataset.client.tsx';
import { prepareCommands } from './prepare-commands.ts';
import { type Choice, trainHref } from './read-choice.ts';
import { SaveService } from './save-service.client.tsx';

interface BuilderActionsProps {
  readonly choice: Choice;
  /** Join keys that are texts, by view. */
  readonly textKeys: Readonly<Record<string, readonly string[]>>;
}

/** What one can do with a choice: train on it, take it away, keep it. */
export function BuilderActions({ choice, textKeys }: BuilderActionsProps) {
  if (choice.features.length === 0) return null;
  return (
    <Section title="Use it">
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <LinkButton href={trainHref(choice) as Route} tone="primary">
            Train on these
          </LinkButton>
          <DownloadDataset choice={choice} />
        </div>
        {isOnlyForDatasets(choice) && (
          <p className="text-sm text-ink-faint">
            Training joins everybody in the newest snapshot with what is known now; rows and moments of your own are for
            datasets to take away.
          </p>
        )}
        <SaveService features={choice.features} />
        <CopyCommands choice={choice} textKeys={textKeys} />
      </div>
    </Section>
  );
}

/** Whether training on the features would see other rows than the preview does. */
const isOnlyForDatasets = ({ entities, asOf }: Choice): boolean => entities !== 'all' || asOf !== '';

function CopyCommands({ choice, textKeys }: BuilderActionsProps) {
  const [origin, setOrigin] = useState('http://localhost:3000');
  useEffect(() => setOrigin(window.location.origin), []);
  return (
    <details>
      <summary className="text-sm text-ink-soft">Copy as a command</summary>
      <ul className="mt-2 grid gap-2">
        {prepareCommands(choice, { origin, textKeys }).map(({ title, text }) => (
          <li key={title} className="min-w-0">
            <Copyable text={text} shown={title} label={title} />
            <pre className="mt-1 max-h-48 overflow-auto rounded-md border border-line bg-sunken p-2 font-mono text-xs whitespace-pre-wrap break-all">
              {text}
            </pre>
          </li>
        ))}
      </ul>
    </details>
  );
}
