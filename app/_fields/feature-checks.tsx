import { Tag } from '../_ui/tag.tsx';
import type { FeatureOption, ViewOption } from './prepare-options.ts';

interface FeatureChecksProps {
  readonly views: readonly ViewOption[];
  readonly chosen: readonly string[];
  readonly label: string;
  /** A service decides; the boxes only show what it holds. */
  readonly readOnly?: boolean;
  /** With all that are chosen then. */
  readonly onChoose: (features: readonly string[]) => void;
  /** One below the other, for where there is little room. */
  readonly narrow?: boolean;
}

function FeatureCheck(props: {
  option: FeatureOption;
  checked: boolean;
  disabled: boolean;
  note: string;
  onToggle: () => void;
}) {
  const { option, checked, disabled, note } = props;
  return (
    <label className="flex items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover has-disabled:hover:bg-transparent">
      <input
        type="checkbox"
        name="features[]"
        value={option.reference}
        checked={checked}
        disabled={disabled}
        onChange={props.onToggle}
        className="mt-1 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          {option.name}
          <span className="text-xs font-normal text-ink-faint">{option.type}</span>
          {note && <Tag tone="caution">{note}</Tag>}
        </span>
        <span className="block text-xs text-ink-faint">{option.description}</span>
      </span>
    </label>
  );
}

/** Features as checkboxes, grouped by the view they come from. The label cannot be checked. */
export function FeatureChecks(props: FeatureChecksProps) {
  const { views, chosen, label, readOnly = false, onChoose, narrow = false } = props;
  const toggle = (reference: string) =>
    onChoose(chosen.includes(reference) ? chosen.filter((one) => one !== reference) : [...chosen, reference]);
  const note = (option: FeatureOption) => {
    if (option.reference === label) return 'the label';
    return option.leaks === label ? 'gives the label away' : '';
  };
  return views.map((view) => (
    <fieldset key={view.name} className="min-w-0">
      <legend className="mb-1 font-mono text-xs text-ink-soft">{view.name}</legend>
      <div className={`grid gap-x-4 ${narrow ? '' : 'sm:grid-cols-2 lg:grid-cols-3'}`}>
        {view.features.map((option) => (
          <FeatureCheck
            key={option.reference}
            option={option}
            checked={chosen.includes(option.reference) && (readOnly || option.reference !== label)}
            disabled={readOnly || option.reference === label}
            note={note(option)}
            onToggle={() => toggle(option.reference)}
          />
        ))}
      </div>
    </fieldset>
  ));
}
