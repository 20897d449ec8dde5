"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * A dialog returns the focus to what opened it. After a key that is the scan field; after a touch nothing should get
 * it.
 */
export function useTillFocus(field: RefObject<HTMLInputElement | null>, isDialogOpen: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isDialogOpen && window.matchMedia("(pointer: fine)").matches) {
      const frame = requestAnimationFrame(() => field.current?.focus());
      wasOpen.current = false;
      return () => cancelAnimationFrame(frame);
    }
    wasOpen.current = isDialogOpen;
  }, [field, isDialogOpen]);
}
