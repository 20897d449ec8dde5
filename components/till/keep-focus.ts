import type { MouseEvent } from "react";

/** For what is touched between two scans: the focus stays where it is, in the scan field or nowhere. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
