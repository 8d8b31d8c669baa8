import type { ComponentProps } from 'react';
import type { AlgorithmOption } from './prepare-options.ts';

interface AlgorithmCardProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** One of them, or any number. */
  readonly type: 'radio' | 'checkbox';
  readonly algorithm: AlgorithmOption;
}

/** An algorithm that can be chosen, with what it is. */
export const AlgorithmCard = ({ algorithm: { name, title, detail }, ...input }: AlgorithmCardProps) => (
  <label className="flex items-start gap-2.5 rounded-md border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft">
    <input value={name} className="mt-1 size-4 shrink-0" {...input} />
    <span>
      <span className="block text-sm font-medium">{title}</span>
      <span className="block text-xs text-ink-soft">{detail}</span>
    </span>
  </label>
);
