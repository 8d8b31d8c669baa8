import { Button } from '../../../_ui/button.tsx';
import { SelectField } from '../../../_ui/select-field.tsx';
import type { VersionChoice as Choice } from './read-choice.ts';

/** Two versions to choose; sent as an address. */
export function VersionChoice({ choice, versions }: { choice: Choice; versions: readonly string[] }) {
  const options = versions.map((version) => ({ value: version, title: version }));
  const known = (version: string, otherwise: string | undefined) => (versions.includes(version) ? version : otherwise);
  return (
    <form className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField
        id="version-a"
        name="a"
        label="Held against"
        defaultValue={known(choice.a, versions[1])}
        options={options}
      />
      <SelectField
        id="version-b"
        name="b"
        label="Version"
        defaultValue={known(choice.b, versions[0])}
        options={options}
      />
      <Button type="submit">Compare</Button>
    </form>
  );
}
