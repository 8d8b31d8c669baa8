import type { Route } from 'next';
import type { StaleFeature } from '#server/feature-store/feature-history';
import type { ModelVersion, RegisteredModel } from '#server/models/schema';
import { DEFAULT_MODEL, PRODUCTION } from '#server/models/vocabulary';
import type { Run } from '#server/runs/schema';

export interface NextStep {
  readonly title: string;
  readonly why: string;
  readonly action: string;
  readonly href: Route;
}

interface StoryState {
  readonly hasViews: boolean;
  readonly hasData: boolean;
  readonly runs: readonly Run[];
  readonly served: ModelVersion | null;
  /** What it learned from that is no longer as it was: with any of it, it refuses to serve. */
  readonly stale: readonly StaleFeature[];
}

export interface Production {
  /** What /ping and /invocations serve when nobody names a model; null while there is none. */
  readonly served: ModelVersion | null;
  /** Production versions of other models: they answer where they are named. */
  readonly others: readonly ModelVersion[];
}

/** The versions with the production alias, the one of the default model apart. */
export function prepareProduction(models: readonly RegisteredModel[]): Production {
  const live = models.flatMap((model) => model.versions.filter((version) => version.aliases.includes(PRODUCTION)));
  return {
    served: live.find((version) => version.model === DEFAULT_MODEL) ?? null,
    others: live.filter((version) => version.model !== DEFAULT_MODEL),
  };
}

/** The one thing to do next on the way from features to answers. */
export function nextStep({ hasViews, hasData, runs, served, stale }: StoryState): NextStep {
  const finished = runs.filter((run) => run.status === 'finished');
  const [last, before] = finished;
  if (!hasViews) {
    return {
      title: 'Apply the feature repo',
      why: 'Nothing has been applied yet: run npx cookoff apply, then look at what there is.',
      action: 'Features',
      href: '/features',
    };
  }
  if (!hasData) {
    return {
      title: 'Bring data',
      why: 'The features are defined but have no rows yet. Drop a file of raw invoices.',
      action: 'Bring data',
      href: '/features',
    };
  }
  if (served && stale.length > 0) {
    return {
      title: `${served.model} ${served.version} refuses to serve`,
      why: 'Features it learned from are no longer what they were. Train it again on those there are, and promote that run.',
      action: 'See which',
      href: `/models/${served.model}/${served.version}` as Route,
    };
  }
  if (!last) {
    return {
      title: 'Train the first run',
      why: 'Pick a feature service and an algorithm; it takes seconds.',
      action: 'New run',
      href: '/runs/new',
    };
  }
  if (!before) {
    return {
      title: 'Train a second run to hold against it',
      why: 'One figure says little. Another feature set or algorithm on the same holdout says more.',
      action: 'New run',
      href: '/runs/new',
    };
  }
  if (!served) {
    const [a, b] = comparablePair(finished) ?? [before, last];
    return {
      title: 'Compare, then promote',
      why: `See whether ${b.name} is really better than ${a.name}, or cannot be told apart, before one of them serves.`,
      action: 'Compare them',
      href: `/compare?runs=${a.id},${b.id}`,
    };
  }
  return {
    title: 'Ask the model',
    why: `${served.model} ${served.version} is live. Pick a customer and see what it answers, and from which features.`,
    action: 'Predict',
    href: `/predict?model=${served.model}@${PRODUCTION}`,
  };
}

/** The newest run and the next older one that was scored on the same holdout. */
function comparablePair(finished: readonly Run[]): [Run, Run] | null {
  for (const [i, newer] of finished.entries()) {
    const older = finished.slice(i + 1).find((run) => run.splitFingerprint === newer.splitFingerprint);
    if (older) return [older, newer];
  }
  return null;
}
