import Link from 'next/link';

/** Two runs side by side on one line: the product in a mark. */
export function Wordmark() {
  return (
    <Link href="/" className="flex items-center gap-2 rounded-sm text-base font-semibold tracking-tight">
      <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
        <path d="M1 17.5h18" className="stroke-line-strong" strokeWidth="1.5" />
        <circle cx="6" cy="7" r="4" className="fill-run-a" />
        <path d="M14 4.5l4.6 8H9.4z" className="fill-run-b" />
      </svg>
      Cookoff
    </Link>
  );
}
