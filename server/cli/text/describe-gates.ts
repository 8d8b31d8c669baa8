import { type Checklist, GATES, type Gate, isOpen } from '#server/models/gate-schema';

const SIGNS = { passed: '✓', failed: '×', needs_acknowledgement: '!', not_applicable: '–' } as const;

/** A checklist as lines: how each gate stands, what was found, what would open it. */
export function describeGates({ model, alias, from, gates }: Checklist): string {
  const where = `${model}@${alias} ${from ? `is at ${from}` : 'points nowhere yet'}.`;
  if (gates.length === 0) return `${where} It has no gates.`;
  return [where, ...gates.flatMap(describeGate)].join('\n');
}

function describeGate(gate: Gate): string[] {
  const { name, status, sentence, details, remedy, consent } = gate;
  const said = consent ? ` (${consent.kind} by ${consent.by})` : '';
  return [
    `${SIGNS[status]} ${name}: ${GATES[name].title}, ${status.replaceAll('_', ' ')}${said}`,
    ...[sentence, ...details, ...(remedy && !isOpen(gate) ? [remedy] : [])].map((line) => `    ${line}`),
  ];
}
