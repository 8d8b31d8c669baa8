'use client';

import { useEffect, useState } from 'react';

const SHOWN_MS = 1_500;

/** Code one may want elsewhere: a fingerprint, a command, a key. The button keeps its width when it answers. */
export function Copyable({ text, shown = text, label }: { text: string; shown?: string; label: string }) {
  const [answer, setAnswer] = useState<'Copied' | 'Press Ctrl+C' | null>(null);

  useEffect(() => {
    if (!answer) return;
    const timer = setTimeout(() => setAnswer(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [answer]);

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setAnswer('Copied'),
      () => setAnswer('Press Ctrl+C'),
    );

  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <code title={text} className="min-w-0 truncate font-mono text-xs">
        {shown}
      </code>
      <button
        type="button"
        onClick={copy}
        aria-label={`Copy ${label}`}
        className="w-14 shrink-0 rounded-sm border border-line px-1 text-2xs text-ink-faint hover:bg-hover hover:text-ink"
      >
        {answer ?? 'Copy'}
      </button>
      <span role="status" className="sr-only">
        {answer}
      </span>
    </span>
  );
}
