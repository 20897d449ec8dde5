import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { STOCK_LINE_SELECT } from "../finalise-sale";

const LINE_SELECT = { saleId: true, name: true, sku: true, ...STOCK_LINE_SELECT } satisfies Prisma.SaleLineSelect;

/** The sum of a sale's movements of one variation at one location, negative for what it took. */
export type MovedRow = {
  saleId: number | null;
  variationId: number;
  locationId: number;
  quantity: Prisma.Decimal | null;
};

type ShortageRows = {
  lines: Prisma.SaleLineGetPayload<{ select: typeof LINE_SELECT }>[];
  levels: { variationId: number; locationId: number; quantity: Prisma.Decimal }[];
  moved: MovedRow[];
};

/** What the shortages of sales are computed from: three reads for any number of sales, without locks. */
export async function loadShortageRows(
  db: Db,
  sales: readonly { id: number; locationId: number }[],
): Promise<ShortageRows> {
  const ids = sales.map((sale) => sale.id);
  const lines = await db.saleLine.findMany({
    where: { saleId: { in: ids }, variationId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: LINE_SELECT,
  });
  const variationIds = [...new Set(lines.flatMap((line) => line.variationId ?? []))];
  const [levels, sums] = await Promise.all([
    db.stockLevel.findMany({
      where: { variationId: { in: variationIds }, locationId: { in: sales.map((sale) => sale.locationId) } },
    }),
    db.stockMovement.groupBy({
      by: ["saleId", "variationId", "locationId"],
      where: { saleId: { in: ids } },
      _sum: { quantity: true },
    }),
  ]);
  return { lines, levels, moved: sums.map(({ _sum, ...key }) => ({ ...key, quantity: _sum.quantity })) };
}
