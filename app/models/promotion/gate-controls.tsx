import { GATES, type Gate } from '#server/models/gate-schema';

/** Under a gate that is shut: a box to acknowledge it, or for leads to override it. Part of a form. */
export function GateControls({ gate, isLead }: { gate: Gate; isLead: boolean }) {
  if (gate.status === 'needs_acknowledgement') {
    return <Box field="acknowledge[]" gate={gate} words="I know of it and accept it" />;
  }
  if (gate.status === 'failed' && GATES[gate.name].canOverride && isLead) {
    return <Box field="override[]" gate={gate} words="Override this gate; my reason says why" />;
  }
  return null;
}

function Box({ field, gate, words }: { field: string; gate: Gate; words: string }) {
  return (
    <label className="mt-1.5 flex items-center gap-2 font-medium">
      <input type="checkbox" name={field} value={gate.name} defaultChecked={gate.consent !== null} className="size-4" />
      <span>
        {words}
        <span className="sr-only">: {GATES[gate.name].title}</span>
      </span>
    </label>
  );
}
