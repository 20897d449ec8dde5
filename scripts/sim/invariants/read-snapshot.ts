import type { StoreState } from "@/e2e/sandbox/state";
import type { Db } from "@/lib/db";
import { deliveryJob } from "@/lib/sync/webhooks/jobs";
import type { GoodsView, SaleView, Snapshot, WaitingView } from "./snapshot";

/** Reads both sides: one store's shop from the database, and the store from its own state. */
export async function readSnapshot(db: Db, storeId: number, state: StoreState): Promise<Snapshot> {
  return {
    goods: await readGoods(db, storeId),
    parentSkus: await readParentSkus(db, storeId),
    sales: await readSales(db, storeId),
    waiting: await readWaiting(db, storeId),
    orders: [...state.orders.values()],
    products: [...state.products.values()],
  };
}

function readGoods(db: Db, storeId: number): Promise<GoodsView[]> {
  return db.$queryRaw<GoodsView[]>`
    select v.sku, coalesce(l.quantity, 0)::float8 as level,
      coalesce((select sum(m.quantity) from stock_movements m
        where m.variation_id = v.id and m.location_id = s.location_id), 0)::float8 as ledger,
      not (p.is_archived or v.is_archived or p.is_sync_disabled) as "isOnSale",
      case when p.type = 'variable' then vl.remote_id else pl.remote_id end as "linkedId"
    from stores s join variations v on v.business_id = s.business_id join products p on p.id = v.product_id
    left join stock_levels l on l.variation_id = v.id and l.location_id = s.location_id
    left join product_links pl on pl.store_id = s.id and pl.product_id = p.id
    left join variation_links vl on vl.store_id = s.id and vl.variation_id = v.id
    where s.id = ${storeId} order by v.id`;
}

async function readParentSkus(db: Db, storeId: number): Promise<string[]> {
  const parents = await db.product.findMany({
    where: { type: "variable", business: { stores: { some: { id: storeId } } } },
    select: { sku: true },
  });
  return parents.map(({ sku }) => sku);
}

async function readSales(db: Db, storeId: number): Promise<SaleView[]> {
  const links = await db.orderLink.findMany({
    where: { storeId },
    orderBy: { remoteId: "asc" },
    include: {
      sale: {
        include: {
          lines: {
            where: { kind: { in: ["product", "free_text"] } },
            orderBy: { position: "asc" },
            include: { variation: true, returned: { include: { saleReturn: true } } },
          },
          movements: { include: { variation: true } },
        },
      },
    },
  });
  return links.map(({ remoteId, state, remoteStatus, sale }) => {
    const taken: Record<string, number> = {};
    for (const { variation, quantity } of sale.movements)
      taken[variation.sku] = (taken[variation.sku] ?? 0) - Number(quantity);
    return {
      remoteId,
      isDeleted: state === "deleted",
      isInConflict: state === "conflict",
      remoteStatus,
      isFinal: sale.status === "final",
      isWaitingForStock: sale.draftReason === "out_of_stock",
      total: Number(sale.total),
      taken,
      lines: sale.lines.map(({ variation, quantity, returned }) => {
        const back = (isAtTill: boolean): number =>
          returned
            .filter(({ saleReturn }) => (saleReturn.remoteId === null) === isAtTill)
            .reduce((sum, { restocked }) => sum + Number(restocked), 0);
        return {
          sku: variation?.sku ?? "",
          quantity: Number(quantity),
          backAtTill: back(true),
          backInStore: back(false),
        };
      }),
    };
  });
}

async function readWaiting(db: Db, storeId: number): Promise<WaitingView> {
  const where = { storeId };
  const store = await db.store.findUniqueOrThrow({ where: { id: storeId } });
  // A job that another of its key has replaced loses the key and counts as exhausted; only deliveries have none.
  const jobs = await db.$queryRaw<{ name: string; isExhausted: boolean }[]>`
    select task_identifier as name, attempts >= max_attempts as "isExhausted" from graphile_worker.jobs
    where (attempts >= max_attempts and (key is not null or task_identifier = ${deliveryJob.name}))
      or locked_at is not null or (run_at <= now() and attempts < max_attempts)`;
  const orderFailures = await db.orderFailure.findMany({ where });
  const syncFailures = await db.syncFailure.findMany({ where });
  return {
    activeRuns: await db.syncRun.count({ where: { ...where, status: { in: ["queued", "running"] } } }),
    readyJobs: jobs.filter(({ isExhausted }) => !isExhausted).map(({ name }) => name),
    exhaustedJobs: jobs.filter(({ isExhausted }) => isExhausted).map(({ name }) => name),
    queuedDeliveries: await db.delivery.count({ where: { ...where, processedAt: null } }),
    orderFailures: orderFailures.map(({ remoteId, errorCode }) => `${remoteId} ${errorCode}`),
    syncFailures: syncFailures.map(({ productId, errorCode }) => `${productId} ${errorCode}`),
    decisions: await db.matchDecision.count({ where }),
    faultCode: store.faultCode,
  };
}
