'use client';

import { useEffect, useState } from 'react';

/** A value once it has been the same for a while. Pass the same object for the same value. */
export function useRested<T>(value: T, afterMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return rested;
}
