import { countImages } from "@/lib/catalog/import/get-import";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { StorePull } from "@/lib/generated/prisma/client";
import type { PullVerdict } from "@/lib/generated/prisma/enums";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { loadTaxInput } from "./load-tax-input";
import {
  DEFAULT_CHOICES,
  orderCountsSchema,
  PULL_DOUBTS,
  type PullChoices,
  pullChoicesSchema,
  pullResultsSchema,
  storeTaxesSchema,
} from "./pull-schema";
import type { PullPreview, PullProductPage, PullTaxView, PullView } from "./pull-view";
import { loadMatchViews } from "./load-match-views";
import { canBeNew, canChooseMatch } from "./refuse-match";
import { countDoubts, countErased, countReasons, countVerdicts } from "./queries/count-items";
import { countTaxClasses } from "./queries/list-used-tax-classes";
import type { PullFilter } from "./pull-filter";
import { resolveTax } from "./resolve-taxes";

const PRODUCTS_PER_PAGE = 50;
const NO_IMAGES: PullPreview["images"] = { total: 0, waiting: 0, failed: 0 };

/**
 * Returns the state of a pull, with what was found once the store is read.
 *
 * @throws AppError `not_found` when the business has no such pull
 */
export async function getPull(db: Db, businessId: number, pullId: number): Promise<PullView> {
  return toView(db, await requirePull(db, businessId, pullId));
}

/** Finds the latest pull of a store, which the page shows again after it was closed. */
export async function findLatestPull(db: Db, businessId: number, storeId: number): Promise<PullView | null> {
  const pull = await db.storePull.findFirst({ where: { businessId, storeId }, orderBy: { id: "desc" } });
  return pull === null ? null : toView(db, pull);
}

/**
 * Returns a pull of the business.
 *
 * @throws AppError `not_found` when it has no such pull
 */
export async function requirePull(db: Db, businessId: number, pullId: number): Promise<StorePull> {
  const pull = await db.storePull.findFirst({ where: { id: pullId, businessId } });
  if (!pull) throw new AppError("not_found", "notFound");
  return pull;
}

async function toView(db: Db, pull: StorePull): Promise<PullView> {
  const { id, storeId, status, phase, errorCode, errorDetail } = pull;
  // The import reports on its own connection while it writes everything in one transaction.
  const writing = phase === "write" && pull.importId !== null && status === "applying";
  const row = writing ? await db.productImport.findUnique({ where: { id: pull.importId ?? 0 } }) : null;
  return {
    id,
    storeId,
    status,
    phase,
    total: row?.steps ?? pull.total,
    done: row?.done ?? pull.done,
    isCancelling: pull.cancelRequestedAt !== null && (status === "reading" || status === "applying"),
    resumeAt: pull.resumeAt?.toISOString() ?? null,
    errorCode,
    errorDetail,
    createdAt: pull.createdAt.toISOString(),
    finishedAt: pull.finishedAt?.toISOString() ?? null,
    preview: status === "reading" ? null : await loadPreview(db, pull),
  };
}

async function loadPreview(db: Db, pull: StorePull): Promise<PullPreview> {
  const choices = pullChoicesSchema.parse(pull.choices);
  const [verdicts, people, erased, doubts, reasons, taxes, images] = await Promise.all([
    countVerdicts(db, pull.id, "product"),
    countVerdicts(db, pull.id, "customer"),
    countErased(db, pull.id),
    countDoubts(db, pull.id),
    countReasons(db, pull.id),
    pull.status === "ready" ? loadTaxViews(db, pull, choices) : [],
    pull.importId === null ? NO_IMAGES : countImages(db, pull.importId),
  ]);
  return {
    counts: toCounts(verdicts),
    customers: toCustomerCounts(toCounts(people), erased),
    linked: verdicts.reduce((sum, { linked }) => sum + linked, 0),
    doubts: PULL_DOUBTS.flatMap((code) => {
      const count = doubts.find((one) => one.code === code)?.count ?? 0;
      return count === 0 ? [] : [{ code, count, choice: choices.doubts[code] ?? DEFAULT_CHOICES[code] }];
    }),
    reasons,
    taxes,
    orders: orderCountsSchema.parse(pull.orderCounts),
    results: pullResultsSchema.parse(pull.results),
    images,
  };
}

function toCounts(rows: readonly { verdict: PullVerdict; count: number }[]): Record<PullVerdict, number> {
  const of = (verdict: PullVerdict) => rows.find((row) => row.verdict === verdict)?.count ?? 0;
  return { new: of("new"), matched: of("matched"), doubtful: of("doubtful"), left_out: of("left_out") };
}

function toCustomerCounts(counts: Record<PullVerdict, number>, erased: number): PullPreview["customers"] {
  return { ...counts, left_out: counts.left_out - erased, erased };
}

async function loadTaxViews(db: Db, pull: StorePull, choices: PullChoices): Promise<PullTaxView[]> {
  const { classes, rates } = storeTaxesSchema.parse(pull.taxes);
  const input = await loadTaxInput(db, pull, choices);
  return (await countTaxClasses(db, pull.id)).map(({ taxClass, count }) => {
    const rate = rates.find((one) => one.taxClass === taxClass);
    return {
      taxClass,
      name: classes.find(({ slug }) => slug === taxClass)?.name ?? taxClass,
      count,
      choice: resolveTax(taxClass, input).choice,
      made: rate ? { name: rate.name, percent: rate.percent } : null,
    };
  });
}

/**
 * Lists the products of a pull in the store's order.
 *
 * @throws AppError `not_found` when the business has no such pull
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not one of this list
 */
export async function listPullProducts(
  db: Db,
  businessId: number,
  pullId: number,
  { cursor, verdict: wanted, doubt, reason }: PullFilter & { cursor?: string | undefined },
): Promise<PullProductPage> {
  const pull = await requirePull(db, businessId, pullId);
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    PRODUCTS_PER_PAGE,
    (take) =>
      db.pullItem.findMany({
        where: {
          pullId,
          kind: "product",
          remoteId: { gt: after?.[0] },
          verdict: wanted ?? { not: null },
          ...(doubt ? { doubts: { has: doubt } } : {}),
          ...(reason ? { reason } : {}),
        },
        orderBy: { remoteId: "asc" },
        take,
        omit: { payload: true },
      }),
    ({ remoteId }) => [remoteId],
  );
  const matches = await loadMatchViews(db, pull, page.items);
  return {
    ...page,
    items: page.items.flatMap((item) => {
      const { remoteId, label, sku, verdict, doubts, reason, choice, productId, isMatchChosen, isLinked } = item;
      if (verdict === null) return [];
      const { product = null, unmatched = null } = matches.get(remoteId) ?? {};
      const match = { product, isMatchChosen, canMatch: canChooseMatch(item), canBeNew: canBeNew(item), unmatched };
      return [{ remoteId, label, sku, verdict, doubts, reason, choice, productId, isLinked, ...match }];
    }),
  };
}

/**
 * Stores a person's choice for one product of the preview; null for the choice of its doubts.
 *
 * @throws AppError `not_found` when the pull has no such product
 * @throws AppError `conflict` (`pullNotReady`) when the pull does not wait for its start
 */
export async function choosePullProduct(
  db: Db,
  businessId: number,
  pullId: number,
  remoteId: number,
  choice: "store" | "shop" | "leave_out" | null,
): Promise<void> {
  const pull = await requirePull(db, businessId, pullId);
  if (pull.status !== "ready") throw new AppError("conflict", "pullNotReady");
  const { count } = await db.pullItem.updateMany({
    where: { pullId, kind: "product", remoteId, verdict: { not: "left_out" } },
    data: { choice },
  });
  if (count === 0) throw new AppError("not_found", "notFound");
}
