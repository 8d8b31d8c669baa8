'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type MouseEvent, useCallback } from 'react';

/**
 * Follows plain links inside of what it is put on without loading the page anew. Rows come and go as one scrolls, and a
 * link component in each would cost more than the rest of its row.
 */
export function useFollowLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return useCallback(
    (event) => {
      const href = event.target instanceof Element && event.target.closest('a')?.getAttribute('href');
      const isOwn = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!href || !isOwn) return;
      event.preventDefault();
      router.push(href as Route);
    },
    [router],
  );
}
