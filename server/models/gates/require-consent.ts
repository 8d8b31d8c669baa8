import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { type Checklist, GATES, type Gate, type GateName, isOpen } from '../gate-schema.ts';
import type { GateConsent } from '../schema.ts';

/** Who answers for what the gates say. */
export interface ConsentBy {
  readonly consent: GateConsent;
  readonly actor: Actor;
  /** Whether the actor may override a gate. */
  readonly isLead: boolean;
}

/**
 * A checklist with what somebody had to say to it. Nothing is overridden that could be acknowledged, nor that passes.
 * @throws AppError forbidden where somebody overrides a gate who does not lead; invalid_input for a gate nobody can
 *   override.
 */
export function withConsent(checklist: Checklist, { consent, actor, isLead }: ConsentBy): Checklist {
  const fixed = consent.override.find((name) => !GATES[name].canOverride);
  if (fixed) {
    const message = `The gate ${fixed} (${GATES[fixed].title}) cannot be overridden.`;
    throw new AppError('invalid_input', message, { fields: { override: message } });
  }
  const gates = checklist.gates.map((gate) => agree(gate, consent, actor.name));
  const overridden = gates.find((gate) => gate.consent?.kind === 'overridden');
  if (overridden && !isLead) {
    throw new AppError('forbidden', `Only a lead of ${checklist.model} may override the gate ${overridden.name}.`);
  }
  return { ...checklist, gates };
}

function agree(gate: Gate, { acknowledge, override }: GateConsent, by: string): Gate {
  const { name, status } = gate;
  const includes = (names: readonly GateName[]) => names.includes(name);
  if (status === 'needs_acknowledgement' && includes(acknowledge)) {
    return { ...gate, consent: { kind: 'acknowledged', by } };
  }
  const isShut = status === 'failed' || status === 'needs_acknowledgement';
  return isShut && includes(override) ? { ...gate, consent: { kind: 'overridden', by } } : gate;
}

/**
 * Lets a checklist through on which every gate is open.
 * @param what is to be moved: `Run "Trees" (0123)`, `customer_segment v0.1`.
 * @throws AppError conflict naming each gate that is shut, what was found, and what to do.
 */
export function requireOpen({ gates, model, alias }: Checklist, what: string): void {
  const shut = gates.filter((gate) => !isOpen(gate));
  if (shut.length === 0) return;
  throw new AppError('conflict', `${what} is not promoted to ${model}@${alias}. ${shut.map(sayShut).join(' ')}`, {
    refs: shut.map(({ name }) => name),
  });
}

function sayShut({ name, status, sentence, remedy, details }: Gate): string {
  const found = [sentence, ...(details.length > 0 ? [`${details.join('; ')}.`] : [])].join(' ');
  const way = status === 'failed' ? (GATES[name].canOverride ? 'a lead may override it' : null) : 'acknowledge it';
  return [`Gate ${name}: ${found}`, remedy, way && `(To go on as it is: ${way}.)`].filter(Boolean).join(' ');
}
