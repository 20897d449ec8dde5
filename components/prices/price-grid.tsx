"use client";

import { useTranslations } from "next-intl";
import type { ClipboardEvent, KeyboardEvent } from "react";
import type { PriceRow } from "@/lib/prices/price-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { GoodsName } from "@/components/stock/goods-name";
import { classNames } from "@/components/ui/class-names";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { cellKey, cellProblem, pastedCells, type Typed } from "./grid-edits";
import type { useGrid } from "./use-grid";

export type PriceColumn = { id: number | null; name: string };

type PriceGridProps = {
  rows: PriceRow[];
  columns: PriceColumn[];
  grid: ReturnType<typeof useGrid>;
  onSave: () => void;
};

/** A box a cell. Enter and the arrows move, Escape gives the cell its old price back, Ctrl+Z takes a step back, Ctrl+S saves. */
export function PriceGrid({ rows, columns, grid, onSave }: PriceGridProps) {
  const t = useTranslations("prices");
  const issueText = useFieldError();

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

  return (
    <Table caption={t("grid")} scrollClassName="max-h-[70dvh]">
      <TableHead>
        <tr>
          <TableHeaderCell className="sticky start-0 z-10">{t("columns.product")}</TableHeaderCell>
          {columns.map(({ id, name }) => (
            <TableHeaderCell key={id ?? "price"} isNumeric className="max-w-40 truncate" title={name}>
              {name}
            </TableHeaderCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row, down) => (
          <TableRow key={row.variationId}>
            <TableCell className="sticky start-0 z-[1] max-w-[46vw] bg-surface sm:max-w-96">
              <GoodsName goods={row} />
            </TableCell>
            {columns.map((column, across) => {
              const key = cellKey(row.variationId, column.id);
              const edit = grid.edits.get(key);
              const problem = edit && issueText(cellProblem(key, edit));
              return (
                <TableCell key={key} isNumeric className="p-1 align-top first:ps-1 last:pe-1 sm:last:pe-2">
                  <input
                    data-cell={`${down}:${across}`}
                    aria-label={t("cell", {
                      group: column.name,
                      name: [row.name, row.label, row.sku].filter(Boolean).join(", "),
                    })}
                    aria-invalid={problem !== undefined}
                    aria-describedby={problem === undefined ? undefined : `problem-${key}`}
                    inputMode="decimal"
                    dir="ltr"
                    autoComplete="off"
                    // An empty price of a group is the ordinary one.
                    placeholder={column.id === null ? undefined : grid.textOf(row, null)}
                    value={grid.textOf(row, column.id)}
                    onChange={(event) => grid.type([{ row, priceGroupId: column.id, text: event.target.value }])}
                    onFocus={(event) => event.target.select()}
                    onKeyDown={(event) => onKeyDown(event, [down, across])}
                    onPaste={(event) => onPaste(event, [down, across])}
                    className={classNames(
                      "h-9 w-28 rounded-box border border-line bg-surface px-2 text-end tabular-nums placeholder:text-ink-muted hover:border-line-strong pointer-coarse:text-base",
                      edit && "border-accent bg-accent-soft font-medium",
                      problem !== undefined && "border-danger bg-danger-soft",
                    )}
                  />
                  {problem !== undefined && (
                    <p
                      id={`problem-${key}`}
                      className="ms-auto max-w-40 pt-0.5 text-xs whitespace-normal text-danger-ink"
                    >
                      {problem}
                    </p>
                  )}
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Left and right move between cells only at the text's own ends; selected as a whole, it is at both. */
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
