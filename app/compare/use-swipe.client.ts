'use client';

import { useEffect, useRef } from 'react';

/** A finger that moved less was not meant, or was meant to scroll. */
const LEAST_PX = 60;

/** Calls back when a finger swipes over the page: 1 to the left, which is onwards, and −1 to the right. */
export function useSwipe(onSwipe: (direction: 1 | -1) => void): void {
  const latest = useRef(onSwipe);
  useEffect(() => {
    latest.current = onSwipe;
  });
  useEffect(() => {
    let from: { x: number; y: number } | null = null;
    const start = ({ touches, target }: TouchEvent) => {
      const [finger, second] = touches;
      from = finger && !second && !movesSideways(target) ? { x: finger.clientX, y: finger.clientY } : null;
    };
    const end = ({ changedTouches }: TouchEvent) => {
      const finger = changedTouches[0];
      if (!from || !finger) return;
      const [dx, dy] = [finger.clientX - from.x, finger.clientY - from.y];
      from = null;
      if (Math.abs(dx) >= LEAST_PX && Math.abs(dx) > 2 * Math.abs(dy)) latest.current(dx < 0 ? 1 : -1);
    };
    addEventListener('touchstart', start, { passive: true });
    addEventListener('touchend', end, { passive: true });
    return () => {
      removeEventListener('touchstart', start);
      removeEventListener('touchend', end);
    };
  }, []);
}

/** What is under the finger has a use for sideways movement of its own. */
function movesSideways(target: EventTarget | null): boolean {
  for (let node = target instanceof Element ? target : null; node; node = node.parentElement) {
    if (node.matches('input, select, textarea, [data-handle], .touch-pan-y')) return true;
    const isScroller = getComputedStyle(node).overflowX === 'auto';
    if (isScroller && node.scrollWidth > node.clientWidth) return true;
  }
  return false;
}
