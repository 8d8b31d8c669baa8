import { isOpen } from '#server/models/gate-schema';
import type { PromotionPreview } from '#server/models/request-schema';
import { GateControls } from './gate-controls.tsx';
import { GateList } from './gate-list.tsx';

/** What a promotion would meet, with what can be said to it. Part of a form. */
export function PromotionCheck({ preview }: { preview: PromotionPreview }) {
  const { checklist, isProtected, mayMove, isLead } = preview;
  const { model, alias, from, gates } = checklist;
  const shut = gates.filter((gate) => !isOpen(gate)).length;
  return (
    <div role="status" className="rounded-lg border border-line bg-sunken p-4">
      <p className="mb-3 text-sm font-medium">
        {gates.length === 0
          ? `${alias} asks for nothing: only production has gates.`
          : shut === 0
            ? 'Every gate is open.'
            : `${shut} of ${gates.length} gates ${shut === 1 ? 'is' : 'are'} shut.`}{' '}
        <span className="font-normal text-ink-soft">
          {model}@{alias} {from ? `is at ${from} now` : 'points nowhere yet'}
          {isProtected && (mayMove ? ', protected; you lead this model' : ', protected: a lead has to approve it')}.
        </span>
      </p>
      <GateList gates={gates} controls={(gate) => <GateControls gate={gate} isLead={isLead} />} />
    </div>
  );
}
