import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { getModel } from './models.repo.ts';
import { addProtectionEdition, findProtection } from './protection.repo.ts';
import { type Protection, type ProtectModel, ProtectModelSchema } from './protection-schema.ts';
import { PRODUCTION } from './vocabulary.ts';

/** Until a lead is named everybody may do everything. */
const OPEN: Protection = { leads: [], aliases: [PRODUCTION] };

export const getProtection = async (model: string): Promise<Protection> => (await findProtection(model)) ?? OPEN;

/** Whether somebody may decide over a model. The holder of an admin key may, as may everybody while nobody leads it. */
export function isLeadOf({ leads }: Protection, actor: Actor): boolean {
  const same = (name: string) => name.toLocaleLowerCase() === actor.name.toLocaleLowerCase();
  return actor.holdsAdminKey === true || leads.length === 0 || leads.some(same);
}

/** Whether an alias is moved by leads alone. */
export const isProtected = ({ leads, aliases }: Protection, alias: string): boolean =>
  leads.length > 0 && aliases.includes(alias);

/**
 * @returns whether the actor leads the model.
 * @throws AppError forbidden for an alias that only its leads move, naming them and how to ask them.
 */
export async function requireMayMove(model: string, alias: string, actor: Actor): Promise<boolean> {
  const protection = await getProtection(model);
  const isLead = isLeadOf(protection, actor);
  if (isLead || !isProtected(protection, alias)) return isLead;
  throw new AppError(
    'forbidden',
    `${model}@${alias} is protected: only ${protection.leads.join(', ')} may move it, and you are ${actor.name}. ` +
      'Request the promotion, and a lead will approve or decline it.',
  );
}

/** @throws AppError forbidden for somebody who does not lead the model, naming who does. */
export async function requireLead(model: string, actor: Actor): Promise<void> {
  const protection = await getProtection(model);
  if (isLeadOf(protection, actor)) return;
  throw new AppError(
    'forbidden',
    `Only ${protection.leads.join(', ')} may do this for ${model}; you are ${actor.name}.`,
  );
}

/**
 * Says who leads a model, and which aliases only they move. Once somebody leads it, only leads change that.
 * @throws AppError not_found for an unknown model; invalid_input naming the field; forbidden.
 */
export async function protectModel(model: string, input: ProtectModel, actor: Actor): Promise<Protection> {
  const protection = parseInput(ProtectModelSchema, input);
  await getModel(model);
  await requireLead(model, actor);
  await addProtectionEdition(model, protection, actor.name);
  return protection;
}
