import { Decimal } from "decimal.js";
import type { Db } from "@/lib/db";
import { toStockLine } from "./finalise-sale";
import { stockWhenFinal } from "./order-stock";
import { loadShortageRows, type MovedRow } from "./queries/load-shortage-rows";

export type MissingStock = {
  variationId: number;
  name: string;
  sku: string;
  wanted: string;
  available: string;
  missing: string;
};

/**
 * The shortages of sales that wait for stock, by sale id; decimal strings. Takes no locks, since serving
 * counts again.
 */
export async function listMissingStock(
  db: Db,
  sales: readonly { id: number; locationId: number; finalAt: Date | null }[],
): Promise<Map<number, MissingStock[]>> {
  if (sales.length === 0) return new Map();
  const { lines, levels, moved } = await loadShortageRows(db, sales);
  const levelOf = new Map(
    levels.map((level) => [`${level.variationId}:${level.locationId}`, new Decimal(level.quantity.toString())]),
  );
  const movedOf = new Map(
    moved.map((row) => [
      `${row.saleId}:${row.variationId}:${row.locationId}`,
      new Decimal(row.quantity?.toString() ?? 0),
    ]),
  );
  return new Map(
    sales.map((sale) => {
      const own = lines.filter((line) => line.saleId === sale.id);
      const taken = takenOf(moved.filter((row) => row.saleId === sale.id));
      const wantedOf = stockWhenFinal(own.map((line) => toStockLine(line, { finalAt: sale.finalAt, taken })));
      const missing = [...wantedOf].flatMap(([variationId, wanted]): MissingStock[] => {
        // Outgoing movements are negative, and units that the sale has already taken are not missing.
        const needed = wanted.plus(movedOf.get(`${sale.id}:${variationId}:${sale.locationId}`) ?? 0);
        const available = levelOf.get(`${variationId}:${sale.locationId}`) ?? new Decimal(0);
        if (needed.lte(0) || available.gte(needed)) return [];
        const line = own.find((candidate) => candidate.variationId === variationId);
        return [
          {
            variationId,
            name: line?.name ?? "",
            sku: line?.sku ?? "",
            wanted: needed.toFixed(),
            available: available.toFixed(),
            missing: needed.minus(available).toFixed(),
          },
        ];
      });
      return [sale.id, missing] as const;
    }),
  );
}

/** The units per variation that a sale has taken at all locations. Outgoing movements are negative. */
function takenOf(moved: readonly Pick<MovedRow, "variationId" | "quantity">[]): Map<number, Decimal> {
  const taken = new Map<number, Decimal>();
  for (const { variationId, quantity } of moved)
    taken.set(variationId, (taken.get(variationId) ?? new Decimal(0)).minus(quantity?.toString() ?? 0));
  return taken;
}
