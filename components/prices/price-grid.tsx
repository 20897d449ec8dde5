"use client";

import { useTranslations } from "next-intl";
import type { PriceRow } from "@/lib/prices/price-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { GoodsName } from "@/components/stock/goods-name";
import { classNames } from "@/components/ui/class-names";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { cellKey, cellProblem } from "./grid-edits";
import { gridKeys } from "./grid-keys";
import type { PriceColumn } from "./price-column";
import type { Grid } from "./use-grid";

type PriceGridProps = {
  rows: PriceRow[];
  columns: PriceColumn[];
  grid: Grid;
  onSave: () => void;
};

/** A box for each cell, with a spreadsheet's keys. */
export function PriceGrid({ rows, columns, grid, onSave }: PriceGridProps) {
  const t = useTranslations("prices");
  const issueText = useFieldError();
  const { onKeyDown, onPaste } = gridKeys({ rows, columns, grid, onSave });

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
                    // A price group without its own price uses the ordinary price.
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
