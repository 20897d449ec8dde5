import type { MouseEvent } from "react";

/** For buttons that are touched between two scans: the focus stays in the scan field, or nowhere. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
