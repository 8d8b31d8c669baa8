'use client';

import { Button } from './_ui/button.tsx';

/** What a person sees when a page fails: what it means and what one can do. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <div className="mx-auto mt-16 max-w-lg" role="alert">
      <h1 className="text-lg font-semibold">This page could not be drawn</h1>
      <p className="mt-2 text-ink-soft">
        Nothing was changed. The cause is in the log of the process that runs Cookoff
        {digest ? (
          <>
            {' '}
            under <code className="font-mono text-sm">{digest}</code>
          </>
        ) : null}
        .
      </p>
      <div className="mt-4">
        <Button onClick={retry}>Try again</Button>
      </div>
    </div>
  );
}
