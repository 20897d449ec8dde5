import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/queue/enqueue";
import { canStoreFetchFrom } from "@/lib/sync/settings/media-address";
import { enqueuePoll, enqueueReconcile } from "@/lib/sync/orders/poll-store";
import { RECONCILE_KEY } from "@/lib/sync/orders/jobs";
import { STORE_QUEUE } from "@/lib/sync/core/queues";
import { CHANGE_OVERLAP_MS } from "@/lib/sync/core/run-scope";
import { webhooksCheckJob } from "@/lib/sync/webhooks/jobs";
import { RUN_KEY } from "./jobs";
import { enqueueStep } from "./run-step";
import { startRun } from "./start-run";
import { enqueueStockChanged, enqueueStockPush } from "@/lib/sync/stock/push-changed-stock";
import { UNREACHABLE } from "@/lib/sync/webhooks/public-address";

/** Stores looked at in one go; the rest is due at the next minute. */
const MAX_STORES = 200;
/** Orders are polled at least this often, whatever the interval of the catalogue. */
const POLL_MINUTES = 5;
const RECONCILE_HOURS = 24;
const WEBHOOK_CHECK_MINUTES = 60;
const UNSEEN_MINUTES = 10;

type DueStore = {
  id: number;
  businessId: number;
  isRunDue: boolean;
  hasChanges: boolean;
  areImagesHeldBack: boolean;
  url: string;
  isPollDue: boolean;
  isReconcileDue: boolean;
  isStockDue: boolean;
  isWebhookCheckDue: boolean;
};

export type Scheduled = { runs: number; polls: number; pushes: number; checks: number; revived: number };

/**
 * Enqueues what is due for every store: with auto sync a run over the changed products; where orders
 * are imported a poll of them, also when products are sent by hand only, since it brings what webhooks
 * miss; where quantities are pushed those that nobody was told of; a look at the webhooks we made; and
 * for orders that wait for stock another try. A store with a fault that needs a person is left alone.
 * Safe to call at any time and twice at once: keys and the one active run per store keep work from
 * being doubled.
 */
export async function scheduleDueRuns(db: Db, publicUrl = env().APP_URL): Promise<Scheduled> {
  const scheduled: Scheduled = { runs: 0, polls: 0, pushes: 0, checks: 0, revived: await reviveRuns(db) };
  for (const businessId of await listServable(db)) await enqueueStockChanged(db, businessId);
  for (const store of await listDueStores(db)) {
    if (store.isPollDue) {
      await enqueuePoll(db, store.id);
      scheduled.polls += 1;
    }
    if (store.isReconcileDue) await enqueueReconcile(db, store.id);
    if (store.isStockDue) {
      await enqueueStockPush(db, store.id);
      scheduled.pushes += 1;
    }
    if (store.isWebhookCheckDue) {
      await enqueue(db, webhooksCheckJob, { storeId: store.id });
      scheduled.checks += 1;
    }
    // Not before the address is another one: each run would say the same.
    const areImagesDue = store.areImagesHeldBack && canStoreFetchFrom(publicUrl, store.url);
    if (store.isRunDue && (store.hasChanges || areImagesDue)) scheduled.runs += (await startDueRun(db, store)) ? 1 : 0;
    // Nothing to send is no run: the history is for what happened.
    else if (store.isRunDue) await db.store.update({ where: { id: store.id }, data: { lastInStepAt: new Date() } });
  }
  return scheduled;
}

function listDueStores(db: Db): Promise<DueStore[]> {
  return db.$queryRaw<DueStore[]>`
    select * from (
    select s.id, s.business_id as "businessId", s.url, s.images_held_back as "areImagesHeldBack",
      s.auto_sync and not exists (
        select 1 from sync_runs r where r.store_id = s.id and r.kind in ('categories', 'products') and (
          r.status in ('queued', 'running')
          or (r.kind = 'products' and r.created_at > now() - s.auto_sync_minutes * interval '1 minute')))
        and (s.last_in_step_at is null or s.last_in_step_at < now() - s.auto_sync_minutes * interval '1 minute') as "isRunDue",
      (s.changes_sent_up_to is null
        or exists (select 1 from products p where p.business_id = s.business_id
          and p.changed_at >= s.changes_sent_up_to - ${CHANGE_OVERLAP_MS} * interval '1 millisecond')
        or exists (select 1 from categories c where c.business_id = s.business_id
          and c.changed_at >= s.changes_sent_up_to - ${CHANGE_OVERLAP_MS} * interval '1 millisecond')
        or exists (select 1 from sync_failures f where f.store_id = s.id and f.next_try_at <= now())) as "hasChanges",
      s.order_settings->'isEnabled' is distinct from 'false'::jsonb
        and (s.orders_polled_at is null or s.orders_polled_at < now() - least(s.auto_sync_minutes, ${POLL_MINUTES}) * interval '1 minute') as "isPollDue",
      (s.order_settings->'isEnabled' is distinct from 'false'::jsonb and s.orders_polled_at is not null and coalesce(s.orders_reconciled_at, s.created_at) < now() - ${RECONCILE_HOURS} * interval '1 hour'
        -- One under way goes on from where it is; another would begin again in its place.
        and not exists (select 1 from graphile_worker.jobs j where j.key = ${RECONCILE_KEY.prefix}::text || s.id and (j.attempts < j.max_attempts or j.locked_at is not null))) as "isReconcileDue",
      -- Until it has been pushed once, the first run over all products tells the store its quantities.
      s.order_settings->'pushStock' is distinct from 'false'::jsonb and (s.stock_sent_up_to is not null or s.changes_sent_up_to is not null) and (
        exists (select 1 from stock_levels l where l.location_id = s.location_id
          and l.changed_at >= coalesce(s.stock_sent_up_to, s.changes_sent_up_to))
        -- Unseen then, and all orders of that time have come in since (findCaughtUpAt): it was somebody's hand.
        or exists (select 1 from stock_pushes u where u.store_id = s.id and u.unseen + u.unseen_back > 0
          and u.pushed_at < least(s.orders_caught_up_at, now() - ${UNSEEN_MINUTES} * interval '1 minute')
          and not exists (select 1 from order_failures f where f.store_id = s.id)
          and s.order_settings->'isEnabled' is distinct from 'false'::jsonb)) as "isStockDue",
      exists (select 1 from webhook_endpoints w where w.store_id = s.id and w.remote_id is not null
        -- One that is known not to work is put right at once; tried every minute if the store will not, hourly if it can't reach us.
        and (coalesce(w.remote_status, '') not in ('active', ${UNREACHABLE}) or w.checked_at is null
          or w.checked_at < now() - ${WEBHOOK_CHECK_MINUTES} * interval '1 minute')) as "isWebhookCheckDue"
    from stores s
    join businesses b on b.id = s.business_id and 'woocommerce' = any(b.modules)
    where s.fault_code is null and s.consumer_key_enc is not null
    ) store
    where "isRunDue" or "isPollDue" or "isReconcileDue" or "isStockDue" or "isWebhookCheckDue"
    order by id limit ${MAX_STORES}`;
}

/** Businesses with sales that wait for goods which are there by now: a worker that listens serves them at once. */
async function listServable(db: Db): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select distinct s.business_id as id from sales s
    join businesses b on b.id = s.business_id and 'woocommerce' = any(b.modules)
    join order_links o on o.sale_id = s.id
    join stores st on st.id = o.store_id and st.order_settings->'finaliseWhenStocked' is distinct from 'false'::jsonb
    where s.status = 'draft' and s.draft_reason = 'out_of_stock' and not exists (
      select 1 from (
        select l.variation_id, sum(l.quantity) as quantity from sale_lines l
        join variations v on v.id = l.variation_id join products p on p.id = v.product_id and p.tracks_stock
        where l.sale_id = s.id group by l.variation_id) need
      left join stock_levels v on v.variation_id = need.variation_id and v.location_id = s.location_id
      where coalesce(v.quantity, 0) < need.quantity)`;
  return rows.map((row) => row.id);
}

async function startDueRun(db: Db, { id, businessId }: DueStore): Promise<boolean> {
  try {
    await startRun(db, {
      businessId,
      storeId: id,
      kind: "products",
      mode: "changed",
      trigger: "schedule",
      userId: null,
    });
    return true;
  } catch (error) {
    // Somebody else started one in between.
    if (error instanceof AppError && error.message === "runActive") return false;
    throw error;
  }
}

/** Runs that should go on but have no job (it was used up, removed, or lost with a restored backup) get one. */
async function reviveRuns(db: Db): Promise<number> {
  const lost = await db.$queryRaw<{ id: number; storeId: number }[]>`
    select r.id, r.store_id as "storeId" from sync_runs r
    where r.status in ('queued', 'running') and r.created_at < now() - interval '2 minutes'
      and not exists (select 1 from graphile_worker.jobs j where j.key = ${RUN_KEY.prefix}::text || r.id and (j.attempts < j.max_attempts or j.locked_at is not null))
      and not exists (select 1 from graphile_worker.jobs j where j.queue_name = ${STORE_QUEUE.prefix}::text || r.store_id and j.locked_at is not null)
    order by r.id limit ${MAX_STORES}`;
  for (const run of lost) await enqueueStep(db, run);
  return lost.length;
}
