/** Promotions that somebody asks a lead for. Safe in the browser. */
import { z } from 'zod';
import type { Checklist, Gate, GateName } from './gate-schema.ts';
import { ConsentSchema, PromoteRunSchema, VersionNameSchema } from './schema.ts';

/** A run that is to be packed, or a version there is. */
const SubjectSchema = z.object({
  run: z.string().min(1).optional().describe('id of a run'),
  version: VersionNameSchema.optional().describe('or a version of the model'),
});
export type PromotionSubject = z.output<typeof SubjectSchema>;

const hasOne = ({ run, version }: PromotionSubject): boolean => (run === undefined) !== (version === undefined);
const NAME_ONE = { error: 'name a run or a version, one of them', path: ['run'] };

const PreviewShape = PromoteRunSchema.partial({ reason: true }).extend(SubjectSchema.shape);
export const PreviewPromotionSchema = PreviewShape.refine(hasOne, NAME_ONE);
export type PreviewPromotion = z.input<typeof PreviewPromotionSchema>;

const RequestShape = PromoteRunSchema.omit({ override: true }).extend(SubjectSchema.shape);
export const RequestPromotionSchema = RequestShape.refine(hasOne, NAME_ONE);
/** Where the model stands in the address. */
export const RequestBodySchema = RequestShape.omit({ model: true });
export type RequestPromotion = z.input<typeof RequestPromotionSchema>;

export const DecideRequestSchema = z
  .strictObject({
    decision: z.enum(['approve', 'decline'], { error: 'approve or decline' }),
    word: z.string().trim().max(300, 'at most 300 characters').default(''),
    ...ConsentSchema.shape,
  })
  .refine(({ decision, word }) => decision === 'approve' || word.length >= 3, {
    error: 'say why not; who asked will read it',
    path: ['word'],
  });
export type DecideRequest = z.input<typeof DecideRequestSchema>;

/** What a promotion would meet, without one. */
export interface PromotionPreview {
  readonly checklist: Checklist;
  /** Whether only leads may move the alias. */
  readonly isProtected: boolean;
  /** Whether who asks may move it; else they may request it. */
  readonly mayMove: boolean;
  readonly isLead: boolean;
}

const REQUEST_STATUSES = ['pending', 'deciding', 'approved', 'declined'] as const;

export interface PromotionRequest extends PromotionSubject {
  readonly id: string;
  readonly model: string;
  readonly alias: string;
  readonly reason: string;
  readonly acknowledged: readonly GateName[];
  /** As they stood when it was asked; they are judged again when it is approved. */
  readonly gates: readonly Gate[];
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly status: (typeof REQUEST_STATUSES)[number];
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** What the lead had to say. */
  readonly word: string | null;
  /** The version the alias got. */
  readonly became: string | null;
}
