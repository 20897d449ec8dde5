import type { Tx } from "@/lib/db";
import { type OrderLink, Prisma, type Sale, type Store } from "@/lib/generated/prisma/client";
import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { agreedFromDraft, agreedOrderSchema } from "./agreed-order";
import { agreedFromSale } from "./agreed-from-sale";
import { finaliseOrderSale } from "./finalise-sale";
import type { ImportResult } from "./import-source";
import type { OrderDraft } from "./order-draft";
import { freeOrderId, isOtherOrder, loadIdentity, type OrderIdentity } from "./other-database";
import { isBuyerErased } from "./order-customer";
import { planImport, planUpdate, withKnownStatus } from "./plan-import";
import { lockOrder } from "./queries/lock-order";
import { withoutPerson } from "./without-person";
import { createSale, updateSale } from "./write-sale";

/**
 * Writes an order to its sale and link, after locking it: what other imports have written decides.
 *
 * @throws WooError `other_database` when the id is that of another imported order
 */
export async function writeImport(
  tx: Tx,
  store: Store,
  {
    draft,
    contentHash,
    identity,
    isEarlier,
  }: { draft: OrderDraft; contentHash: string; identity: OrderIdentity; isEarlier: boolean },
): Promise<ImportResult> {
  const { orderKey } = identity;
  await lockOrder(tx, store.id, draft.remoteId);
  const known = await tx.orderLink.findUnique({
    where: { storeId_remoteId: { storeId: store.id, remoteId: draft.remoteId } },
  });
  if (!known)
    return { outcome: "created", saleId: await create(tx, store, draft, { contentHash, orderKey, isEarlier }) };
  const { saleId } = known;
  // The lock comes before the read, so that an edit by staff at this moment is merged.
  await lockSaleRow(tx, store.businessId, saleId);
  if (isOtherOrder(await loadIdentity(tx, known), identity)) {
    await freeOrderId(tx, store, known);
    return { outcome: "created", saleId: await create(tx, store, draft, { contentHash, orderKey, isEarlier }) };
  }
  if (known.orderKey === null && orderKey !== "")
    await tx.orderLink.update({ where: keyOf(known), data: { orderKey } });
  const plan = planImport(known, draft, contentHash);
  if (plan === "ignore") return { outcome: "ignored", reason: "older_than_known", saleId };
  if (plan === "stamp") {
    await tx.orderLink.update({ where: keyOf(known), data: { remoteModifiedAt: draft.modifiedAt } });
    return { outcome: "unchanged", saleId };
  }
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: saleId } });
  // The store still sends the buyer of an order whose customer was erased here.
  const isErased = sale.customerErasedAt !== null || (await isBuyerErased(tx, store, draft));
  const taken = isErased ? withoutPerson(draft) : draft;
  return update(tx, store, { ...known, sale }, taken, contentHash);
}

function keyOf(link: OrderLink) {
  return { storeId_remoteId: { storeId: link.storeId, remoteId: link.remoteId } };
}

async function create(
  tx: Tx,
  store: Store,
  imported: OrderDraft,
  { contentHash, orderKey, isEarlier }: { contentHash: string; orderKey: string; isEarlier: boolean },
): Promise<number> {
  const isErased = await isBuyerErased(tx, store, imported);
  const draft = isErased ? withoutPerson(imported) : imported;
  const saleId = await createSale(tx, store, draft, { isEarlier });
  if (isErased) await tx.sale.update({ where: { id: saleId }, data: { customerErasedAt: new Date() } });
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: saleId } });
  await finaliseOrderSale(tx, sale, finalOptions(draft));
  await tx.orderLink.create({
    data: {
      storeId: store.id,
      remoteId: draft.remoteId,
      saleId,
      businessId: store.businessId,
      parentRemoteId: draft.parentRemoteId,
      number: draft.number,
      orderKey: orderKey === "" ? null : orderKey,
      remoteStatus: draft.remoteStatus,
      remoteModifiedAt: draft.modifiedAt,
      contentHash,
      agreed: agreedFromDraft(draft),
    },
  });
  return saleId;
}

async function update(
  tx: Tx,
  store: Store,
  link: OrderLink & { sale: Sale },
  imported: OrderDraft,
  contentHash: string,
): Promise<ImportResult> {
  const lastAgreed = agreedOrderSchema.parse(link.agreed);
  const settings = orderSettingsSchema.parse(store.orderSettings);
  const draft = withKnownStatus(imported, lastAgreed, settings);
  const sides = {
    agreed: lastAgreed,
    ours: await agreedFromSale(tx, link.sale),
    theirs: agreedFromDraft(draft),
  };
  const { take, retained, hasConflict, agreed } = planUpdate(link.sale, sides, link.state === "deleted");
  await updateSale(tx, store, link.saleId, draft, take);
  await tx.sale.update({ where: { id: link.saleId }, data: { deletedInStoreAt: null } });
  await finaliseOrderSale(tx, link.sale, { ...finalOptions(draft), ...retained });
  await tx.orderLink.update({
    where: keyOf(link),
    data: {
      number: draft.number,
      remoteStatus: draft.remoteStatus,
      remoteModifiedAt: draft.modifiedAt,
      contentHash,
      state: hasConflict ? "conflict" : "in_step",
      agreed,
      ...(hasConflict
        ? { conflict: JSON.parse(JSON.stringify(draft)) as Prisma.InputJsonObject }
        : { conflict: Prisma.DbNull }),
    },
  });
  return { outcome: hasConflict ? "conflict" : "updated", saleId: link.saleId };
}

function finalOptions(draft: OrderDraft) {
  return { status: draft.status, remoteStatus: draft.remoteStatus, userId: null, number: draft.number };
}
