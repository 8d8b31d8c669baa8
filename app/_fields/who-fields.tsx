import { Section } from '../_ui/section.tsx';
import { SelectField } from '../_ui/select-field.tsx';
import { TextField } from '../_ui/text-field.tsx';

interface WhoFieldsProps {
  readonly initial: { readonly name?: string; readonly owner: string };
  readonly placeholder: string;
  readonly experiments: readonly { readonly id: string; readonly name: string }[];
  /** Id of the one it is to be part of; empty outside of one. */
  readonly experiment: string;
  readonly onExperiment: (id: string) => void;
  /** What comes of the experiment that is chosen. */
  readonly hint: string;
  readonly errors: Readonly<Record<string, string>>;
}

/** What something is called, whose it is, and the experiment it is part of, where there are any. */
export const WhoFields = ({ initial, placeholder, experiments, errors, ...chosen }: WhoFieldsProps) => (
  <Section title="Who and what">
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        id="name"
        name="name"
        label="Name"
        placeholder={placeholder}
        defaultValue={initial.name}
        maxLength={80}
        required
        error={errors.name}
      />
      <TextField
        id="owner"
        name="owner"
        label="Owner"
        defaultValue={initial.owner}
        maxLength={60}
        required
        error={errors.owner}
      />
      {experiments.length > 0 && (
        <SelectField
          id="experiment"
          name="experiment"
          label="Experiment"
          value={chosen.experiment}
          onChange={(event) => chosen.onExperiment(event.target.value)}
          options={[{ value: '', title: 'none' }, ...experiments.map(({ id, name }) => ({ value: id, title: name }))]}
          hint={chosen.hint}
          error={errors.experiment}
        />
      )}
    </div>
  </Section>
);
