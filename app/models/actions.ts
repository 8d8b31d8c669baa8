'use server';

import { refresh } from 'next/cache';
import { action } from '#server/doors/action';
import { rollbackAlias } from '#server/models/rollback-alias';
import { RollbackAliasSchema } from '#server/models/schema';

export const rollbackAliasAction = action(RollbackAliasSchema, async (input, actor) => {
  const { version } = await rollbackAlias(input, actor);
  refresh();
  return { version };
});
