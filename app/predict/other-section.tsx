import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Section } from '../_ui/section.tsx';
import { ClassBars } from './class-bars.tsx';
import { prepareOther } from './prepare-answer.ts';

/** Production and candidate beside each other; nothing where there is one version only. */
export function OtherSection({ answered }: { answered: ExplainedAnswer }) {
  const prepared = prepareOther(answered);
  if (!prepared) return null;
  return (
    <Section title="Side by side" about={prepared.agreement}>
      <div className="grid gap-5 md:grid-cols-2">
        {prepared.sides.map(({ title, said, reason }) => (
          <div key={title} className="grid min-w-0 content-start gap-2">
            <h3 className="text-sm font-medium">{title}</h3>
            {said ? (
              <>
                <p className="text-base font-semibold">
                  {said.headline}, {said.odds}
                </p>
                <ClassBars bars={said.bars} />
              </>
            ) : (
              <p className="text-sm text-ink-soft wrap-anywhere">{reason}</p>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}
