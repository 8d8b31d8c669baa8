import { EmptyState } from '../_ui/empty-state.tsx';

/** What stands in the place of a form that picks features, before there are any. */
export const NoFeatures = () => (
  <div className="panel">
    <EmptyState title="There are no features yet">
      Define a view in <code className="font-mono text-sm">feature_repo/</code> and run{' '}
      <code className="font-mono text-sm">npx cookoff apply</code>.
    </EmptyState>
  </div>
);
