/** Who is told when an alias moves. Safe in the browser. */
import { z } from 'zod';
import { WebhookSecretSchema, WebhookUrlSchema } from '../platform/webhook-schema.ts';

export const AliasWebhookSchema = z.strictObject({ url: WebhookUrlSchema, secret: WebhookSecretSchema });
export type AliasWebhookInput = z.input<typeof AliasWebhookSchema>;

/** A webhook as people see it; the secret stays where it is. */
export interface AliasWebhook {
  readonly url: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** One call and whether it was heard. */
export interface WebhookDelivery {
  readonly id: string;
  readonly model: string;
  readonly event: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly attempts: number;
  /** null when delivered or given up. */
  readonly nextTryAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lastError: string | null;
}
