import type { ReactNode } from 'react';

interface OptionListProps<T> {
  /** Of the list; its options have ids that begin with it. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly T[];
  /** The option that Enter would take; −1 for none. */
  readonly active: number;
  readonly isShown: boolean;
  readonly keyOf: (option: T) => string;
  readonly onTake: (option: T) => void;
  readonly children: (option: T) => ReactNode;
}

export const optionId = (list: string, option: number): string => `${list}-${option}`;

/** What may be taken below an input that is a combobox. The focus stays in the input; this only shows. */
export function OptionList<T>({ id, label, options, active, isShown, keyOf, onTake, children }: OptionListProps<T>) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      hidden={!isShown}
      className="absolute top-full left-0 z-40 mt-1 max-h-80 w-full max-w-xl overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-lg"
    >
      {options.map((option, i) => (
        <div
          key={keyOf(option)}
          id={optionId(id, i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          // Before the input loses the focus, which closes the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
          className="cursor-pointer rounded-sm px-2 py-1.5 text-sm hover:bg-hover aria-selected:bg-accent-soft"
        >
          {children(option)}
        </div>
      ))}
    </div>
  );
}
