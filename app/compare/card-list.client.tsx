'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { addressOf, movedTo } from './run-query.ts';

/** The card that was moved last: it keeps the focus, although the page is drawn anew with its new place. */
let held: string | null = null;

interface CardListProps {
  readonly runs: readonly { readonly id: string; readonly name: string; readonly isFocused: boolean }[];
  /** What follows the runs in the address. */
  readonly query: string;
  /** What stands in each card, one a run. */
  readonly children: readonly ReactNode[];
  /** Stands after the cards. */
  readonly last: ReactNode;
}

/** Cards that change places when one is dragged by its handle, or when the arrow keys are pressed on it. */
export function CardList({ runs, query, children, last }: CardListProps) {
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<{ from: number; over: number } | null>(null);
  const ids = runs.map(({ id }) => id);
  const order = ids.join();

  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || to === from) return;
    held = ids[from]!;
    router.replace(addressOf(movedTo(ids, from, to), query), { scroll: false });
  };
  useEffect(() => {
    if (held && order.includes(held)) list.current?.querySelector<HTMLElement>(`[data-handle="${held}"]`)?.focus();
  }, [order]);

  const onKey = (event: KeyboardEvent, from: number) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(from, from + step);
  };
  const onDrag = (event: PointerEvent) => {
    const place = placeUnder(event);
    if (drag && place !== null) setDrag({ ...drag, over: place });
  };
  const onDrop = () => {
    if (drag) move(drag.from, drag.over);
    setDrag(null);
  };

  return (
    <ul
      ref={list}
      className="grid gap-3 max-sm:auto-cols-[11rem] max-sm:grid-flow-col max-sm:overflow-x-auto max-sm:p-0.5 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]"
    >
      {runs.map(({ id, name, isFocused }, i) => (
        <li
          key={id}
          data-run={i + 1}
          className={`panel relative px-3 py-2.5 ${isFocused || (drag && drag.over === i) ? 'border-accent ring-1 ring-accent' : ''} ${drag?.from === i ? 'opacity-60' : ''}`}
        >
          <button
            type="button"
            data-handle={id}
            aria-label={`Move ${name}`}
            title="Drag, or press the arrow keys"
            className="absolute top-2 right-1.5 cursor-grab touch-none rounded-sm px-1 text-ink-faint hover:text-ink active:cursor-grabbing"
            onBlur={({ currentTarget }) => {
              if (currentTarget.isConnected) held = null;
            }}
            onKeyDown={(event) => onKey(event, i)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setDrag({ from: i, over: i });
            }}
            onPointerMove={onDrag}
            onPointerUp={onDrop}
            onPointerCancel={() => setDrag(null)}
          >
            ⠿
          </button>
          {children[i]}
        </li>
      ))}
      {last}
    </ul>
  );
}

/** Which card lies under the pointer. */
function placeUnder({ clientX, clientY }: PointerEvent): number | null {
  const card = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('li[data-run]');
  return card ? Number(card.dataset.run) - 1 : null;
}
