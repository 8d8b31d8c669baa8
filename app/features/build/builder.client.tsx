'use client';

import { useEffect, useState } from 'react';
import type { LabelOption, ViewOption } from '../../_fields/prepare-options.ts';
import { BuilderActions } from './builder-actions.client.tsx';
import { EntityRowsChoice } from './entity-rows-choice.client.tsx';
import { FeatureSearch } from './feature-search.client.tsx';
import { LabelAndOptions } from './label-and-options.tsx';
import { PreviewPane } from './preview-pane.client.tsx';
import { type Choice, choiceQuery } from './read-choice.ts';

export interface BuilderModel {
  readonly views: readonly ViewOption[];
  readonly labels: readonly LabelOption[];
  /** Join keys that are texts, by view. */
  readonly textKeys: Readonly<Record<string, readonly string[]>>;
}

/** Picks features, label and entity rows, and shows what comes of it while one picks. The address holds the choice. */
export function Builder({ model, initial }: { model: BuilderModel; initial: Choice }) {
  const [choice, setChoice] = useState(initial);
  const change = (part: Partial<Choice>) => setChoice((now) => ({ ...now, ...part }));

  useEffect(() => {
    window.history.replaceState(null, '', choiceQuery(choice) || window.location.pathname);
  }, [choice]);

  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <div className="grid min-w-0 gap-4">
        <FeatureSearch
          views={model.views}
          chosen={choice.features}
          label={choice.label}
          onChange={(features) => change({ features })}
        />
        <LabelAndOptions labels={model.labels} choice={choice} onChange={change} />
        <EntityRowsChoice entities={choice.entities} asOf={choice.asOf} onChange={change} />
      </div>
      <div className="grid min-w-0 gap-4">
        <BuilderActions choice={choice} textKeys={model.textKeys} />
        <PreviewPane choice={choice} />
      </div>
    </div>
  );
}
