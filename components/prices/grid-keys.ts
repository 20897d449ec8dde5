import type { ClipboardEvent, KeyboardEvent } from "react";
import type { PriceRow } from "@/lib/prices/price-schema";
import { pastedCells, type Typed } from "./grid-edits";
import type { PriceColumn } from "./price-column";
import type { Grid } from "./use-grid";

type GridKeysOptions = { rows: PriceRow[]; columns: PriceColumn[]; grid: Grid; onSave: () => void };

/**
 * Enter and the arrow keys move between cells, Escape restores a cell's old price, Ctrl+Z undoes a step, Ctrl+S
 * saves. A piece of a spreadsheet is pasted from the current cell on.
 */
export function gridKeys({ rows, columns, grid, onSave }: GridKeysOptions) {
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, at: [number, number]) {
    const isCommand = event.ctrlKey || event.metaKey;
    const step = stepOf(event);
    const row = rows[at[0]];
    const column = columns[at[1]];
    if (isCommand && event.key.toLowerCase() === "z") grid.undo();
    else if (isCommand && event.key.toLowerCase() === "s") onSave();
    else if (event.key === "Escape" && row && column) grid.reset(row, column.id);
    else if (step !== null) focusCell(event.currentTarget, at[0] + step[0], at[1] + step[1]);
    else return;
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>, [top, start]: [number, number]) {
    const cells = pastedCells(event.clipboardData.getData("text"));
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    const typed = cells.flatMap((line, down) =>
      line.flatMap((text, across): Typed[] => {
        const row = rows[top + down];
        const column = columns[start + across];
        return row && column ? [{ row, priceGroupId: column.id, text }] : [];
      }),
    );
    grid.type(typed);
  }

  return { onKeyDown, onPaste };
}

/** Left and right move between cells only at the ends of the text; a fully selected text is at both ends. */
function stepOf(event: KeyboardEvent<HTMLInputElement>): [number, number] | null {
  if (event.key === "Enter") return [event.shiftKey ? -1 : 1, 0];
  if (event.key === "ArrowDown") return [1, 0];
  if (event.key === "ArrowUp") return [-1, 0];
  const { selectionStart, selectionEnd, value, ownerDocument } = event.currentTarget;
  const towardsEnd = ownerDocument.dir === "rtl" ? -1 : 1;
  if (event.key === "ArrowLeft" && selectionStart === 0) return [0, -towardsEnd];
  if (event.key === "ArrowRight" && selectionEnd === value.length) return [0, towardsEnd];
  return null;
}

function focusCell(from: HTMLInputElement, down: number, across: number): void {
  from.closest("table")?.querySelector<HTMLInputElement>(`[data-cell="${down}:${across}"]`)?.focus();
}
