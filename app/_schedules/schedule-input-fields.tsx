import { TextField } from '../_ui/text-field.tsx';
import type { ScheduleInput } from './schedule-input.ts';

interface ScheduleInputFieldsProps {
  readonly kind: string;
  /** What the jobs of the schedule are asked with now; nothing for a new one. */
  readonly input: unknown;
  /** What is wrong, by field. */
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/** What a schedule of some kind has to be told. */
export function ScheduleInputFields({ kind, input, fields }: ScheduleInputFieldsProps) {
  const now = (input ?? {}) as ScheduleInput;
  if (kind === 'score') return <ScoreFields input={now} fields={fields} />;
  return (
    <>
      {kind !== 'materialize' && (
        <TextField
          id="schedule-newest"
          name="newest"
          label="File"
          placeholder="/data/drop/*.csv.gz"
          hint="A path, a glob or s3://bucket/drop/*.csv that a worker can read. The newest is taken; one that was ingested before is nothing new."
          defaultValue={now.newest}
          error={fields['input.newest']}
        />
      )}
      {kind !== 'ingest' && (
        <TextField
          id="schedule-views"
          name="views"
          label="Views (optional)"
          hint="Names with commas; empty materializes every view that is served online."
          defaultValue={now.views?.join(', ')}
          error={fields['input.views']}
        />
      )}
      {now.pipeline && <input type="hidden" name="pipeline" value={now.pipeline} />}
    </>
  );
}

function ScoreFields({ input, fields }: { input: ScheduleInput } & Pick<ScheduleInputFieldsProps, 'fields'>) {
  return (
    <>
      <TextField
        id="schedule-model"
        name="model"
        label="Model"
        placeholder="customer_segment@production"
        hint="With an alias each batch is scored by the version that has it then."
        defaultValue={input.model}
        error={fields['input.model']}
      />
      <TextField
        id="schedule-where"
        name="where"
        label="Condition (optional)"
        placeholder="monetaryvalue > 1000"
        hint="Whom of all customers; empty scores everybody."
        defaultValue={input.where}
        error={fields['input.where']}
      />
    </>
  );
}
