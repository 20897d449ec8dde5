import { parseCell } from "@/lib/prices/parse-cell";
import type { PriceCell, PriceRow, RefusedCell, SavedPrices } from "@/lib/prices/price-schema";

/** The position of a cell: the group is null for the ordinary price. */
type CellKey = `${number}:${number | ""}`;

/** An unsaved edit of a cell, with the price that the cell had before it. */
type CellEdit = { text: string; before: string | null; refusal?: string };
export type GridEdits = ReadonlyMap<CellKey, CellEdit>;

export function cellKey(variationId: number, priceGroupId: number | null): CellKey {
  return `${variationId}:${priceGroupId ?? ""}`;
}

export function savedPrice(row: PriceRow, priceGroupId: number | null): string | null {
  return priceGroupId === null ? row.price : (row.groupPrices[String(priceGroupId)] ?? null);
}

/** "12.5" → "12.50" where a currency has two decimals; a longer fraction stays. */
export function showPrice(price: string | null, decimals: number): string {
  if (price === null) return "";
  const [whole = "0", fraction = ""] = price.split(".");
  const padded = fraction.padEnd(decimals, "0");
  return padded === "" ? whole : `${whole}.${padded}`;
}

export type Typed = { row: PriceRow; priceGroupId: number | null; text: string };

/** The edits after some cells were typed into. A cell with its old price is no edit. */
export function withTyped(edits: GridEdits, typed: readonly Typed[]): GridEdits {
  const next = new Map(edits);
  for (const { row, priceGroupId, text } of typed) {
    const key = cellKey(row.variationId, priceGroupId);
    const saved = savedPrice(row, priceGroupId);
    const parsed = parseCell(text, priceGroupId !== null);
    if (parsed.isValid && parsed.price === saved) next.delete(key);
    else next.set(key, { text, before: next.get(key)?.before ?? saved });
  }
  return next;
}

/** Why a cell cannot be saved, as a key of `errors`; null when it can. */
export function cellProblem(key: CellKey, edit: CellEdit): string | undefined {
  const parsed = parseCell(edit.text, !key.endsWith(":"));
  return parsed.isValid ? edit.refusal : parsed.message;
}

export function toCells(edits: GridEdits): PriceCell[] {
  return [...edits].map(([key, { text, before }]) => {
    const [variationId, group] = key.split(":");
    return { variationId: Number(variationId), priceGroupId: group ? Number(group) : null, price: text, before };
  });
}

/** The edits after a save: the refused cells as typed, each with its reason. */
export function afterSaving(edits: GridEdits, refused: readonly RefusedCell[]): GridEdits {
  return new Map(
    refused.flatMap(({ variationId, priceGroupId, message, current }): [CellKey, CellEdit][] => {
      const key = cellKey(variationId, priceGroupId);
      const edit = edits.get(key);
      // The person has seen the other price and may overwrite it, so the cell is compared with that price from now
      // on.
      return edit === undefined
        ? []
        : [[key, { text: edit.text, before: current === undefined ? edit.before : current, refusal: message }]];
    }),
  );
}

/** The cells that undo a save. */
export function inverseCells(edits: GridEdits, { saved }: SavedPrices): PriceCell[] {
  return saved.map(({ variationId, priceGroupId, price }) => ({
    variationId,
    priceGroupId,
    price: edits.get(cellKey(variationId, priceGroupId))?.before ?? "",
    before: price,
  }));
}

/** The rows and columns of a copied piece of a spreadsheet. */
export function pastedCells(text: string): string[][] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.trim()));
}
