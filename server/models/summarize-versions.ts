import { comparedFigures } from '#server/runs/compared-figures';
import { wordsToMarkdown } from './card-schema.ts';
import type { ModelVersion } from './schema.ts';
import type { VersionComparison } from './version-comparison.ts';

/** What two versions have in common and what not, as programs read it: names and figures, without the runs themselves. */
export function summarizeVersions({ versions, comparison, costs, gates, cards, ...rest }: VersionComparison) {
  const { isSameSealedSlice, sealedDifferences, signature, lineage, files } = rest;
  return {
    versions: versions.map(({ model, version, runId, aliases }) => ({ model, version, runId, aliases })),
    /** null where both are of one run, which answers as itself. */
    holdout: comparison && {
      headline: comparison.headline,
      verdict: comparison.verdict,
      comparable: comparison.comparable,
      figures: comparedFigures(comparison),
      settings: comparison.settings.filter(({ differs }) => differs),
    },
    sealed: {
      isSameSlice: isSameSealedSlice,
      results: versions.map(sealedOf),
      /** Second − first with its 95% interval, by figure. */
      differences: sealedDifferences?.metrics ?? null,
    },
    signature,
    lineage: lineage.filter(({ differs }) => differs),
    files,
    costs,
    gates,
    cards: cards.map(({ words, edition }) => ({ edition, words: wordsToMarkdown(words) })),
  };
}

const sealedOf = ({ sealed }: ModelVersion) =>
  sealed && { rows: sealed.report.rows, metrics: sealed.report.metrics, looksBefore: sealed.looksBefore };
