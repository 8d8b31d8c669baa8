'use client';

import { useState } from 'react';
import type { SearchName } from '#server/runs/sweep-schema';
import { WhoFields } from '../../_fields/who-fields.tsx';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { formatQuantity } from '../../_ui/format-number.ts';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { createSweepAction } from '../actions.ts';
import { CandidatePicker } from './candidate-picker.client.tsx';
import { FoldFields } from './fold-fields.tsx';
import type { SweepFormModel } from './prepare-sweep-form.ts';
import { prepareSweepSize } from './prepare-sweep-size.ts';
import { SearchFields } from './search-fields.tsx';
import { type SettingCount, settingCountOf } from './setting-count.ts';
import { SettingsPicker } from './settings-picker.client.tsx';
import { toCandidates } from './to-candidates.ts';

/** The form of a new sweep. What it will come to is said while one chooses, and so is what would be too much. */
export function SweepForm({ model }: { model: SweepFormModel }) {
  const { form, pending, refused, fields } = useActionForm(createSweepAction);
  const [features, setFeatures] = useState(model.initial.features);
  const [groups, setGroups] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState(model.initial.experiment);
  const experiment = model.experiments.find(({ id }) => id === chosen);
  const [settings, setSettings] = useState<readonly SettingCount[]>(() => [settingCountOf(model.algorithms[0]!)]);
  const [search, setSearch] = useState<SearchName>('all');
  const [budget, setBudget] = useState(500);
  const [fits, setFits] = useState(5);

  const candidates = toCandidates(
    features.filter((feature) => feature !== experiment?.label),
    groups,
  );
  const { pace, cores } = model;
  const size = prepareSweepSize({ candidates: candidates.length, settings, search, budget, fits, pace, cores });

  return (
    <form {...form} className="grid max-w-5xl gap-4">
      <WhoFields
        initial={model.initial}
        placeholder="Which features carry it?"
        experiments={model.experiments}
        experiment={chosen}
        onExperiment={setChosen}
        hint="It has its label, the rule of its folds and its sealed rows."
        errors={fields}
      />
      <CandidatePicker
        model={model}
        fixedLabel={experiment?.label}
        chosen={features}
        groups={groups}
        onChoose={setFeatures}
        onGroup={(feature, group) => setGroups((now) => ({ ...now, [feature]: group }))}
        errors={fields}
      />
      <SettingsPicker algorithms={model.algorithms} chosen={settings} onChange={setSettings} errors={fields} />
      <SearchFields search={search} onSearch={setSearch} onBudget={setBudget} errors={fields} />
      <FoldFields fixed={experiment !== undefined} onFits={setFits} errors={fields} />
      <div role="status" className="panel px-4 py-3 text-sm">
        <span className="font-medium">{`${formatQuantity(candidates.length, 'candidate')}: `}</span>
        {size.text}
        {settings.some((setting) => setting.pace === 'xgboost') && (
          <span className="block text-ink-soft">
            Boosted trees by tree_method hist take about a fifth of the time of exact ones.
          </span>
        )}
      </div>
      {size.refusal && (
        <Callout tone="caution" title="Too much">
          {size.refusal}
        </Callout>
      )}
      <FormFailure title="Not started" message={refused?.message} />
      <div>
        <Button type="submit" tone="primary" disabled={pending || size.refusal !== null || size.points === 0}>
          {pending ? 'Starting…' : 'Start the sweep'}
        </Button>
      </div>
    </form>
  );
}
