import type { NotComparable } from '../comparison-schema.ts';
import type { Run } from '../schema.ts';

/** What decides whether runs that have finished can be held against each other. */
export type JudgedRun = Pick<Run, 'name' | 'label' | 'splitFingerprint'> & {
  readonly report: { readonly classes: readonly { readonly label: number }[] };
};

/** Two runs may be held against each other when they answer one question, with the same classes, on the same holdout. */
export function whyNotComparable(reference: JudgedRun, challenger: JudgedRun): NotComparable | null {
  if (reference.label !== challenger.label) {
    return {
      because: 'label',
      sentence: `${challenger.name} predicts ${challenger.label}, ${reference.name} ${reference.label}`,
    };
  }
  const [known, others] = [classesOf(reference), classesOf(challenger)];
  if (known !== others) {
    return {
      because: 'classes',
      sentence: `${challenger.name} knows the classes ${others}, ${reference.name} ${known}`,
    };
  }
  if (reference.splitFingerprint !== challenger.splitFingerprint) {
    return {
      because: 'split',
      sentence:
        `${challenger.name} was scored on a different holdout (${short(challenger.splitFingerprint)}) than ` +
        `${reference.name} (${short(reference.splitFingerprint)})`,
    };
  }
  return null;
}

const classesOf = ({ report }: JudgedRun): string => report.classes.map(({ label }) => label).join(', ');

const short = (fingerprint: string | null): string => fingerprint?.slice(0, 8) ?? 'unknown';
