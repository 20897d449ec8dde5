import { Decimal } from "decimal.js";
import type { Db } from "@/lib/db";
import { stockWhenFinal } from "./order-stock";
import { toStockLine, STOCK_LINE_SELECT } from "./finalise-sale";

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
 * counts again, and makes three queries for any number of sales.
 */
export async function listMissingStock(
  db: Db,
  sales: readonly { id: number; locationId: number }[],
): Promise<Map<number, MissingStock[]>> {
  const ids = sales.map((sale) => sale.id);
  if (ids.length === 0) return new Map();
  const lines = await db.saleLine.findMany({
    where: { saleId: { in: ids }, variationId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { saleId: true, name: true, sku: true, ...STOCK_LINE_SELECT },
  });
  const variationIds = [...new Set(lines.flatMap((line) => line.variationId ?? []))];
  const [levels, taken] = await Promise.all([
    db.stockLevel.findMany({
      where: { variationId: { in: variationIds }, locationId: { in: sales.map((sale) => sale.locationId) } },
    }),
    db.stockMovement.groupBy({
      by: ["saleId", "variationId", "locationId"],
      where: { saleId: { in: ids } },
      _sum: { quantity: true },
    }),
  ]);
  const levelOf = new Map(
    levels.map((level) => [`${level.variationId}:${level.locationId}`, new Decimal(level.quantity.toString())]),
  );
  const takenOf = new Map(
    taken.map((row) => [
      `${row.saleId}:${row.variationId}:${row.locationId}`,
      new Decimal(row._sum.quantity?.toString() ?? 0),
    ]),
  );
  return new Map(
    sales.map((sale) => {
      const own = lines.filter((line) => line.saleId === sale.id);
      const missing = [...stockWhenFinal(own.map(toStockLine))].flatMap(([variationId, wanted]): MissingStock[] => {
        // Outgoing movements are negative, and units that the sale has already taken are not missing.
        const needed = wanted.plus(takenOf.get(`${sale.id}:${variationId}:${sale.locationId}`) ?? 0);
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
