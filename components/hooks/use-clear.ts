"use client";

import { useState } from "react";

/**
 * For filters with boxes of dates: a refused day is in no filter, so clearing those does not reach its text.
 * With `key` the boxes are new ones, and empty.
 */
export function useClear(clearFilter: () => void): { key: number; clear: () => void } {
  const [key, setKey] = useState(0);
  return {
    key,
    clear: () => {
      setKey(key + 1);
      clearFilter();
    },
  };
}
