import { onlineStore } from './online/open-online-store.ts';

/**
 * Opens the online store and its connections, so that nobody's first request waits for them.
 * @throws AppError when its configuration is wrong, or what is there belongs to somebody else.
 */
export async function warmOnlineStore(): Promise<void> {
  await (await onlineStore()).warm();
}
