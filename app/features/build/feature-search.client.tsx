'use client';

import { useState } from 'react';
import { FeatureChecks } from '../../_fields/feature-checks.tsx';
import type { FeatureOption, ViewOption } from '../../_fields/prepare-options.ts';
import { Button } from '../../_ui/button.tsx';
import { formatQuantity } from '../../_ui/format-number.ts';
import { Section } from '../../_ui/section.tsx';

interface FeatureSearchProps {
  readonly views: readonly ViewOption[];
  readonly chosen: readonly string[];
  readonly label: string;
  readonly onChange: (features: readonly string[]) => void;
}

/** Features of all views, narrowed down by words; those picked stay picked when they are out of sight. */
export function FeatureSearch({ views, chosen, label, onChange }: FeatureSearchProps) {
  const [words, setWords] = useState('');
  const shown = views
    .map((view) => ({ ...view, features: view.features.filter((option) => isMeant(option, words)) }))
    .filter(({ features }) => features.length > 0);
  const pickable = shown.flatMap(({ features }) => features.map(({ reference }) => reference));
  const free = pickable.filter((reference) => reference !== label && !chosen.includes(reference));
  return (
    <Section title="Features" about={`${formatQuantity(chosen.length, 'feature')} picked`}>
      <div className="grid gap-3">
        <input
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder="Name, description or view"
          aria-label="Search features"
          className="field"
        />
        <div className="flex gap-2">
          <Button disabled={free.length === 0} onClick={() => onChange([...chosen, ...free])}>
            Pick all shown
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => onChange([])}>
            Clear
          </Button>
        </div>
        {shown.length === 0 ? (
          <p className="text-sm text-ink-faint">No feature has “{words}” in its name, description or view.</p>
        ) : (
          <FeatureChecks views={shown} chosen={chosen} label={label} onChoose={onChange} narrow />
        )}
      </div>
    </Section>
  );
}

/** Every word is somewhere in the reference or the description. */
function isMeant({ reference, description }: FeatureOption, words: string): boolean {
  const text = `${reference} ${description}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
