/** What a webhook is set up with. Safe in the browser. */
import { z } from 'zod';

/** Where a webhook is: whoever sets it up decides what this server may reach, so only the protocol is looked at. */
export const WebhookUrlSchema = z
  .url({ protocol: /^https?$/, error: 'give the http or https address of a webhook' })
  .max(2_000);

/** Kept as it was when left out; an empty field of a form is left out. */
export const WebhookSecretSchema = z.preprocess(
  (input) => (input === '' ? undefined : input),
  z.string().min(16, 'at least 16 characters; it signs what is sent').max(200).optional(),
);
