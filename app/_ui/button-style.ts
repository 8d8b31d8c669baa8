export type ButtonTone = 'primary' | 'plain' | 'quiet';

const TONES: Record<ButtonTone, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border-line-strong/60 bg-surface text-ink hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-hover hover:text-ink',
};

/** Looks shared by buttons and by links that look like buttons. */
export function buttonStyle(tone: ButtonTone): string {
  return `inline-flex min-h-8.5 items-center justify-center gap-1.5 rounded-md border px-3 py-1 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 ${TONES[tone]}`;
}
