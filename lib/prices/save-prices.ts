import { type ActivityChange, MAX_CHANGES } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { type Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/auth/actor";
import { parseCell } from "./parse-cell";
import type { PriceCell, RefusedCell, SavedPrices } from "./price-schema";
import { lockPrices } from "./queries/lock-prices";
import { deleteGroupPrices, touchProducts, writeGroupPrices, writeOwnPrices } from "./queries/write-prices";

/** Hundreds of cells change hundreds of products, and Prisma's default of 5 s is too short for them. */
const TRANSACTION = { timeout: 30_000 };

type Current = Map<number, { price: Prisma.Decimal; groups: Map<number, Prisma.Decimal> }>;
type Accepted = Pick<PriceCell, "variationId" | "priceGroupId"> & { price: string | null };

/**
 * Writes the valid cells in one transaction, and returns for each other cell why it is refused: no price, missing, or
 * changed by another person since it was read.
 */
export function savePrices(db: Db, actor: Actor, cells: readonly PriceCell[]): Promise<SavedPrices> {
  const { businessId, id: userId } = actor;
  return db.$transaction(async (tx) => {
    const current = await loadCurrent(tx, businessId, cells);
    const groups = await tx.priceGroup.findMany({ where: { businessId, isArchived: false }, select: { id: true } });
    const groupIds = new Set(groups.map(({ id }) => id));
    const saved: Accepted[] = [];
    const refused: RefusedCell[] = [];
    for (const cell of cells) {
      const { variationId, priceGroupId } = cell;
      const checked = checkCell(cell, current, groupIds);
      if ("message" in checked) refused.push({ variationId, priceGroupId, ...checked });
      else saved.push({ variationId, priceGroupId, price: checked.price });
    }
    if (saved.length > 0) {
      const changes = await changesOf(tx, businessId, saved, current);
      await writeCells(tx, businessId, saved);
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.prices_changed",
        entityId: null,
        details: { count: saved.length, changes },
      });
    }
    return { saved, refused };
  }, TRANSACTION);
}

/** The first changes for the activity: SKU, price group, old and new price. Runs before the prices are written. */
async function changesOf(
  tx: Tx,
  businessId: number,
  saved: readonly Accepted[],
  current: Current,
): Promise<ActivityChange[]> {
  const shown = saved.slice(0, MAX_CHANGES);
  const variations = await tx.variation.findMany({
    where: { businessId, id: { in: shown.map(({ variationId }) => variationId) } },
    select: { id: true, sku: true },
  });
  const groups = await tx.priceGroup.findMany({
    where: { businessId, id: { in: shown.flatMap(({ priceGroupId }) => priceGroupId ?? []) } },
    select: { id: true, name: true },
  });
  const skus = new Map(variations.map(({ id, sku }) => [id, sku]));
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return shown.map(({ variationId, priceGroupId, price }) => {
    const was = current.get(variationId);
    const before = priceGroupId === null ? was?.price : was?.groups.get(priceGroupId);
    const of = [skus.get(variationId), priceGroupId === null ? undefined : names.get(priceGroupId)]
      .filter(Boolean)
      .join(" · ");
    return { field: "price", of, before: before?.toFixed() ?? "", after: price ?? "" };
  });
}

async function loadCurrent(tx: Tx, businessId: number, cells: readonly PriceCell[]): Promise<Current> {
  const ids = [...new Set(cells.map(({ variationId }) => variationId))];
  const variations = await lockPrices(tx, businessId, ids);
  const groupPrices = await tx.priceGroupPrice.findMany({
    where: { variationId: { in: variations.map(({ id }) => id) } },
  });
  const current: Current = new Map(variations.map(({ id, price }) => [id, { price, groups: new Map() }]));
  for (const { variationId, priceGroupId, price } of groupPrices)
    current.get(variationId)?.groups.set(priceGroupId, price);
  return current;
}

function checkCell(
  cell: PriceCell,
  current: Current,
  groupIds: ReadonlySet<number>,
): { price: string | null } | { message: string; current?: string | null } {
  const variation = current.get(cell.variationId);
  if (variation === undefined || (cell.priceGroupId !== null && !groupIds.has(cell.priceGroupId)))
    return { message: "cellGone" };
  const parsed = parseCell(cell.price, cell.priceGroupId !== null);
  if (!parsed.isValid) return { message: parsed.message };
  const now =
    (cell.priceGroupId === null ? variation.price : variation.groups.get(cell.priceGroupId))?.toFixed() ?? null;
  // Two people who type the same price do not conflict.
  if (now !== cell.before && now !== parsed.price) return { message: "cellChanged", current: now };
  return { price: parsed.price };
}

async function writeCells(tx: Tx, businessId: number, saved: readonly Accepted[]): Promise<void> {
  const own = saved.flatMap(({ variationId, priceGroupId, price }) =>
    priceGroupId === null && price !== null ? [{ variationId, price }] : [],
  );
  await writeOwnPrices(tx, businessId, own);
  await touchProducts(
    tx,
    businessId,
    saved.map(({ variationId }) => variationId),
  );
  const inGroups = saved.flatMap(({ variationId, priceGroupId, price }) =>
    priceGroupId === null ? [] : [{ variationId, priceGroupId, price }],
  );
  const given = inGroups.flatMap(({ price, ...key }) => (price === null ? [] : [{ ...key, price }]));
  const deleted = inGroups.filter(({ price }) => price === null);
  if (given.length > 0) await writeGroupPrices(tx, given);
  if (deleted.length > 0) await deleteGroupPrices(tx, deleted);
}
