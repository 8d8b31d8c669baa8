/** What a promotion to production must pass, and how it stands. Safe in the browser. */

/** In the order they are shown. */
export const GATES = {
  baseline: { title: 'Better than the majority class', canOverride: true },
  production: { title: 'Not worse than production', canOverride: true },
  signature: { title: 'Same inputs and classes as production', canOverride: true },
  parity: { title: 'The package answers as the trainer did', canOverride: false },
  note: { title: 'A reason', canOverride: false },
} as const;
export type GateName = keyof typeof GATES;
export const GATE_NAMES = Object.keys(GATES) as [GateName, ...GateName[]];

export type GateStatus = 'passed' | 'failed' | 'needs_acknowledgement' | 'not_applicable';

/** How somebody let a gate pass that did not pass by itself. */
export interface Consent {
  readonly kind: 'acknowledged' | 'overridden';
  readonly by: string;
}

export interface Gate {
  readonly name: GateName;
  readonly status: GateStatus;
  /** What was found, with its figures. */
  readonly sentence: string;
  /** What would make it pass; null where nothing has to be done. */
  readonly remedy: string | null;
  /** What somebody acknowledges, a line each. */
  readonly details: readonly string[];
  /** null where nobody had to, or nobody has yet. */
  readonly consent: Consent | null;
}

/** What stands between a run or a version and an alias. */
export interface Checklist {
  readonly model: string;
  readonly alias: string;
  /** Where the alias points now; null where it points nowhere. */
  readonly from: string | null;
  /** Empty for an alias that asks for nothing. */
  readonly gates: readonly Gate[];
}

/** Whether a gate holds a promotion up as things are. */
export const isOpen = ({ status, consent }: Pick<Gate, 'status' | 'consent'>): boolean =>
  consent !== null || status === 'passed' || status === 'not_applicable';
