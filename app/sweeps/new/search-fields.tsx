import { METRIC_NAMES, SEARCHES, type SearchName } from '#server/runs/sweep-schema';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';

interface SearchFieldsProps {
  readonly search: SearchName;
  readonly onSearch: (search: SearchName) => void;
  readonly onBudget: (budget: number) => void;
  readonly errors: Readonly<Record<string, string>>;
}

const HAS_BUDGET: ReadonlySet<SearchName> = new Set(['forward', 'backward', 'random']);

/** Which subsets are tried, and what the best is best in. */
export function SearchFields({ search, onSearch, onBudget, errors }: SearchFieldsProps) {
  return (
    <Section title="Search">
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          id="search"
          name="search"
          label="Subsets"
          value={search}
          onChange={(event) => onSearch(event.target.value as SearchName)}
          options={Object.entries(SEARCHES).map(([value, about]) => ({ value, title: `${value}: ${about}` }))}
          error={errors.search}
        />
        <SelectField
          id="metric"
          name="metric"
          label="Metric"
          defaultValue="f1_macro"
          options={METRIC_NAMES.map((name) => ({ value: name, title: METRIC_TITLES[name] }))}
          error={errors.metric}
        />
        {HAS_BUDGET.has(search) && (
          <TextField
            id="budget"
            name="budget"
            label="Budget"
            inputMode="numeric"
            defaultValue="500"
            onChange={(event) => onBudget(Number(event.target.value) || 0)}
            hint="Most points."
            error={errors.budget}
          />
        )}
      </div>
    </Section>
  );
}
