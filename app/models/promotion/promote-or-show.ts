import type { Actor } from '#server/access/actor';
import { GATES } from '#server/models/gate-schema';
import { previewPromotion } from '#server/models/preview-promotion';
import { promoteRun } from '#server/models/promote-run';
import { promoteVersion } from '#server/models/promote-version';
import type { PromotionPreview, PromotionSubject } from '#server/models/request-schema';
import type { ModelVersion, PromoteRun } from '#server/models/schema';
import { AppError } from '#server/platform/errors';

/** A checklist in the place of a promotion, and why there was none. */
export interface HeldUp {
  readonly preview: PromotionPreview;
  /** null where nobody wanted more than to look. */
  readonly refusal: string | null;
}

export type PromotionInput = PromoteRun & PromotionSubject & { readonly model: string };

/** Promotes; where a gate is shut or the alias is protected, shows the checklist instead. */
export async function promoteOrShow(input: PromotionInput, actor: Actor): Promise<ModelVersion | HeldUp> {
  const { run, version, ...promotion } = input;
  try {
    return version === undefined
      ? await promoteRun(run ?? '', promotion, actor)
      : await promoteVersion({ ...promotion, to: version }, actor);
  } catch (error) {
    if (!isHeldUp(error)) throw error;
    const { override: _, ...looked } = input;
    const refusal = error.code === 'forbidden' ? error.message : 'A gate is shut; what would open it stands below it.';
    return { preview: await previewPromotion(looked, actor), refusal };
  }
}

const isHeldUp = (error: unknown): error is AppError =>
  error instanceof AppError &&
  (error.code === 'forbidden' ||
    (error.code === 'conflict' && error.refs.length > 0 && error.refs.every((ref) => ref in GATES)));
