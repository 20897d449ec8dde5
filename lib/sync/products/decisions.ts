import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import type { MatchDecision } from "@/lib/generated/prisma/client";
import { ProductType } from "@/lib/generated/prisma/enums";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { Decision } from "./decision-schema";
import { deleteProductLinks } from "@/lib/sync/core/delete-links";
import { touchProducts } from "@/lib/sync/core/queries/touch-products";
import { matchCandidatesSchema } from "./match";
import { FOREIGN_STATUS } from "@/lib/sync/core/sent-fields";
import type { DecisionPage } from "./decision-view";

const DECISIONS_PER_PAGE = 25;

/**
 * Returns one page of the products of a store that need a decision, the oldest first.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not one of this list
 */
export async function listDecisions(
  db: Db,
  businessId: number,
  storeId: number,
  cursor: string | undefined,
  limit = DECISIONS_PER_PAGE,
): Promise<DecisionPage> {
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.matchDecision.findMany({
        where: { businessId, storeId, id: { gt: after?.[0] } },
        orderBy: { id: "asc" },
        take,
        include: { product: { select: { id: true, name: true, sku: true, type: true } } },
      }),
    (row) => [row.id],
  );
  const rows = page.items.map((row) => ({ ...row, candidates: matchCandidatesSchema.parse(row.candidates) }));
  const remoteIds = rows.flatMap((row) => row.candidates.map((candidate) => candidate.remoteId));
  const links = await db.productLink.findMany({
    where: { storeId, remoteId: { in: remoteIds } },
    select: { remoteId: true, product: { select: { id: true, name: true } } },
  });
  const linked = new Map(links.map((link) => [link.remoteId, link.product]));
  return {
    ...page,
    items: rows.map(({ id, product, candidates, createdAt }) => ({
      id,
      product,
      candidates: candidates.map((candidate) => ({
        ...candidate,
        linkedProduct: linked.get(candidate.remoteId) ?? null,
      })),
      createdAt: createdAt.toISOString(),
    })),
  };
}

/** Returns how many products of a store need a decision. */
export function countDecisions(db: Db, businessId: number, storeId: number): Promise<number> {
  return db.matchDecision.count({ where: { businessId, storeId } });
}

/**
 * Carries out a decision about a product and deletes the product from the list.
 *
 * @throws AppError `not_found` when the business has no such decision
 * @throws AppError `invalid_input` (`candidateGone`) when the remote product is not among the candidates
 * @throws AppError `invalid_input` (`candidateNotLinkable`) when the candidate is a variation or a bundle
 * @throws AppError `conflict` (`candidateTaken`) with the name of the product already linked with it
 * @throws AppError `conflict` (`candidateTakenMeanwhile`) when two people choose at the same moment
 */
export async function decide(
  db: Db,
  businessId: number,
  decisionId: number,
  decision: Decision,
  userId: number | null = null,
): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const row = await tx.matchDecision.findFirst({
        where: { id: decisionId, businessId },
        include: { store: { select: { name: true } }, product: { select: { name: true } } },
      });
      if (!row) throw new AppError("not_found", "notFound");
      if (decision.action === "link") await link(tx, row, decision.remoteId);
      const isSyncDisabled = decision.action === "disable";
      if (isSyncDisabled) await tx.product.update({ where: { id: row.productId }, data: { isSyncDisabled } });
      else await touchProducts(tx, businessId, [row.productId]);
      const details = { name: row.product.name, store: row.store.name, choice: decision.action };
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.match_decided",
        entityId: row.productId,
        details,
      });
      await tx.matchDecision.deleteMany({
        where: { businessId, productId: row.productId, ...(isSyncDisabled ? {} : { storeId: row.storeId }) },
      });
    });
  } catch (cause) {
    // Two people choose at the same moment.
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", "candidateTakenMeanwhile", { cause });
  }
}

async function link(tx: Tx, row: MatchDecision, remoteId: number): Promise<void> {
  const { storeId, productId } = row;
  const candidate = matchCandidatesSchema.parse(row.candidates).find((listed) => listed.remoteId === remoteId);
  if (!candidate) throw new AppError("invalid_input", "candidateGone");
  // A product cannot be linked with a variation or a bundle.
  const sentType = Object.values(ProductType).find((type) => type === candidate.type);
  if (!sentType) throw new AppError("invalid_input", "candidateNotLinkable");
  const taken = await tx.productLink.findFirst({
    where: { storeId, remoteId },
    include: { product: { select: { name: true } } },
  });
  if (taken && taken.productId !== productId) {
    throw new AppError("conflict", "candidateTaken", { values: { product: taken.product.name } });
  }
  // The earlier link and its pushed quantities do not apply to the chosen candidate.
  await deleteProductLinks(tx, storeId, { products: [productId] });
  // A foreign status makes the next plan publish the chosen candidate, out of the trash.
  const sent = candidate.status === "trash" ? FOREIGN_STATUS : {};
  const data = { remoteId, sentType, sent, madeInRun: null, sentAt: new Date() };
  await tx.productLink.upsert({
    where: { storeId_productId: { storeId, productId } },
    create: { storeId, productId, ...data },
    update: data,
  });
}
