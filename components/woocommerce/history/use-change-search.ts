"use client";

import { useCallback } from "react";

/**
 * Changes parts of the address's query; an empty value takes one out. Starts from the address as it
 * is now and not as it was when the page was drawn, since a search box reports late.
 */
export function useChangeSearch(): (changes: Record<string, string | undefined>) => void {
  return useCallback((changes) => {
    const params = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    // Not router.replace: that would ask the server for the page as well as for the list.
    window.history.replaceState(null, "", params.size === 0 ? window.location.pathname : `?${params}`);
  }, []);
}
