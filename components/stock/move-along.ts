import type { KeyboardEvent } from "react";

/**
 * Enter and the arrow keys move between the boxes of a list. Enter never submits the surrounding form, since scanners
 * send it; `onEnd` replaces a step past the last box.
 */
export function moveAlong(event: KeyboardEvent<HTMLInputElement>, onEnd?: () => void): void {
  if (event.ctrlKey || event.metaKey) return;
  const step = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const boxes = [...(event.currentTarget.closest("ul")?.querySelectorAll<HTMLInputElement>("input[data-step]") ?? [])];
  const next = boxes[boxes.indexOf(event.currentTarget) + step];
  if (next) next.focus();
  else if (step > 0) onEnd?.();
}
