import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";
import type { WooError } from "@/lib/woo/woo-error";
import type { RunContext, StoreContext } from "./run-context";
import type { SentFields } from "./sent-fields";

/** What became of one item of a slice; one row of the run's log. */
export type Outcome = {
  entity: EntryEntity;
  operation: EntryOperation;
  outcome: EntryOutcome;
  localId: number | null;
  productId: number | null;
  remoteId?: number | null;
  label: string;
  sku?: string | null;
  error?: Pick<WooError, "code" | "storeMessage"> | { code: string; storeMessage?: string | undefined } | null;
  sent?: Record<string, unknown> | null;
};

export type CounterDelta = Partial<Record<"done" | "created" | "updated" | "unchanged" | "skipped" | "failed", number>>;

/** Waits between tries of a product that fails: 15 min, 30 min, 1 h … a day at most. */
const FIRST_RETRY_MINUTES = 15;
const LAST_RETRY_MINUTES = 24 * 60;

/**
 * Writes log lines and counters of a batch, in the caller's transaction, together with its links.
 * Learns in the same statement whether somebody asked to cancel, and stops the slice if so.
 */
export async function recordOutcomes(
  tx: Tx,
  context: RunContext,
  outcomes: readonly Outcome[],
  delta: CounterDelta,
): Promise<void> {
  const { run } = context;
  if (outcomes.length > 0) {
    await tx.syncEntry.createMany({
      data: outcomes.map((outcome) => ({
        businessId: run.businessId,
        runId: run.id,
        entity: outcome.entity,
        operation: outcome.operation,
        outcome: outcome.outcome,
        localId: outcome.localId,
        productId: outcome.productId,
        remoteId: outcome.remoteId ?? null,
        label: outcome.label,
        sku: outcome.sku ?? null,
        errorCode: outcome.error?.code ?? null,
        errorDetail: outcome.error?.storeMessage ?? null,
        sent: outcome.sent ? (outcome.sent as Prisma.InputJsonObject) : Prisma.DbNull,
      })),
    });
  }
  const updated = await tx.syncRun.update({
    where: { id: run.id },
    data: Object.fromEntries(Object.entries(delta).map(([counter, by]) => [counter, { increment: by }])),
    select: { cancelRequestedAt: true },
  });
  if (updated.cancelRequestedAt !== null) context.abort.abort();
}

type LinkTable = "product_links" | "variation_links" | "category_links" | "attribute_term_links";
const LOCAL_COLUMN: Record<LinkTable, string> = {
  product_links: "product_id",
  variation_links: "variation_id",
  category_links: "category_id",
  attribute_term_links: "attribute_value_id",
};

type ExtraColumn = readonly [name: string, value: string, onConflict: string];
const SENT_AT: ExtraColumn = ["sent_at", "now()", "excluded.sent_at"];
// Updating something does not change who made it.
const MADE_IN_RUN: ExtraColumn = ["made_in_run", "r.made_in_run", "coalesce(excluded.made_in_run, l.made_in_run)"];
const EXTRA_COLUMNS: Record<LinkTable, readonly ExtraColumn[]> = {
  product_links: [["sent_type", "r.sent_type::product_type", "excluded.sent_type"], SENT_AT, MADE_IN_RUN],
  variation_links: [SENT_AT, MADE_IN_RUN],
  category_links: [SENT_AT],
  attribute_term_links: [],
};

export type LinkRow = {
  localId: number;
  remoteId: number;
  sent: SentFields;
  sentType?: "simple" | "variable";
  /** The run that made it in the store; left out for what was found or is only updated. */
  madeInRun?: number | undefined;
};

/** Writes links in one statement; what is linked already gets the new remote id and hashes. */
export async function upsertLinks(tx: Tx, table: LinkTable, storeId: number, links: readonly LinkRow[]): Promise<void> {
  if (links.length === 0) return;
  const local = Prisma.raw(LOCAL_COLUMN[table]);
  const columns = EXTRA_COLUMNS[table];
  const rows = JSON.stringify(
    links.map((link) => ({
      local_id: link.localId,
      remote_id: link.remoteId,
      sent: link.sent,
      sent_type: link.sentType,
      made_in_run: link.madeInRun,
    })),
  );
  const list = (pieces: readonly string[]) => Prisma.raw(pieces.map((piece) => `, ${piece}`).join(""));
  await tx.$executeRaw`
    insert into ${Prisma.raw(table)} as l (store_id, ${local}, remote_id, sent ${list(columns.map(([name]) => name))})
    select ${storeId}, r.local_id, r.remote_id, r.sent ${list(columns.map(([, value]) => value))}
    from jsonb_to_recordset(${rows}::jsonb) as r(local_id int, remote_id int, sent jsonb, sent_type text, made_in_run int)
    on conflict (store_id, ${local}) do update set remote_id = excluded.remote_id, sent = excluded.sent
      ${list(columns.map(([name, , update]) => `${name} = ${update}`))}`;
}

/**
 * Remembers which products failed, for the next cycles. What got through is forgotten only when its
 * run ends (finish-run.ts): the row is what keeps a product in the scope of the phases to come, and
 * a product's data may get through while its images do not.
 */
export async function recordFailures(
  tx: Tx,
  { store }: Pick<StoreContext, "store">,
  outcomes: readonly Outcome[],
): Promise<void> {
  const failed = new Map<number, string>();
  for (const { productId, outcome, error } of outcomes) {
    if (productId !== null && outcome === "failed") failed.set(productId, error?.code ?? "refused");
  }
  if (failed.size === 0) return;
  const rows = JSON.stringify([...failed].map(([productId, code]) => ({ product_id: productId, error_code: code })));
  await tx.$executeRaw`
    insert into sync_failures (business_id, store_id, product_id, error_code, next_try_at, last_tried_at)
    select ${store.businessId}, ${store.id}, r.product_id, r.error_code, now() + ${FIRST_RETRY_MINUTES} * interval '1 minute', now()
    from jsonb_to_recordset(${rows}::jsonb) as r(product_id int, error_code text)
    order by r.product_id
    on conflict (store_id, product_id) do update set
      error_code = excluded.error_code,
      attempts = sync_failures.attempts + 1,
      last_tried_at = now(),
      next_try_at = now() + least(${LAST_RETRY_MINUTES}, ${FIRST_RETRY_MINUTES} * power(2, least(sync_failures.attempts, 10))) * interval '1 minute'`;
}
