/** Keys of programs. Safe in the browser. */
import { z } from 'zod';

export const KEY_SCOPES = {
  serve: 'ask for predictions and online features',
  admin: 'everything a person can do, and what serve may',
} as const;
export type KeyScope = keyof typeof KEY_SCOPES;

export const CreateApiKeySchema = z.strictObject({
  name: z.string().trim().min(1, 'name what will use the key').max(60, 'at most 60 characters'),
  scope: z.enum(['serve', 'admin']).default('serve'),
});
export type CreateApiKey = z.input<typeof CreateApiKeySchema>;

/** A key as people see it; the key itself is shown once, when it is made. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  /** How the key begins. */
  readonly prefix: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
}
