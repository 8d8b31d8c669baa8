import { Section } from '../../_ui/section.tsx';
import { PromotionForm } from './promotion-form.client.tsx';

const ABOUT = {
  run: 'Packs the model as ONNX, checks that the package answers exactly as training did, then moves the alias. Production has gates.',
  version: 'Moves an alias to this version. Nothing is packed again; production has gates.',
} as const;

interface PromotionSectionProps {
  readonly subject: { readonly name: keyof typeof ABOUT; readonly value: string };
  readonly model: string;
}

/** Where a run or a version is promoted, or requested to be. */
export function PromotionSection({ subject, model }: PromotionSectionProps) {
  return (
    <Section id="promote" title="Promote" about={ABOUT[subject.name]}>
      <PromotionForm subject={subject} model={model} isModelFixed={subject.name === 'version'} />
    </Section>
  );
}
