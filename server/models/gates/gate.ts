import type { Gate, GateName, GateStatus } from '../gate-schema.ts';

interface Finding {
  readonly sentence: string;
  readonly remedy?: string;
  readonly details?: readonly string[];
}

/** A gate as it is found, before anybody had a say. */
export const gate = (name: GateName, status: GateStatus, { sentence, remedy, details }: Finding): Gate => ({
  ...{ name, status, sentence, consent: null },
  remedy: remedy ?? null,
  details: details ?? [],
});
