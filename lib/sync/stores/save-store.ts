import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { env } from "@/lib/env";
import { AppError, type FieldErrors } from "@/lib/errors";
import { Prisma, type Store } from "@/lib/generated/prisma/client";
import { isPrivateHost } from "@/lib/net/private-address";
import { replanAll } from "@/lib/sync/core/replan-all";
import { FORGET_STOCK_MARK } from "@/lib/sync/core/stock-mark";
import { deleteLinks, RESET_KINDS } from "./reset-links";
import { hashPayload } from "@/lib/sync/core/sent-fields";
import { recordStoreEdit } from "./record-store-edit";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import type { StoreInput } from "./store-input-schema";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";

/**
 * Connects another store to a business. Throws invalid_input for an address that is taken or may
 * not be reached, and for a location or price group of another business.
 */
export async function createStore(
  db: Db,
  businessId: number,
  input: StoreInput,
  userId: number | null = null,
): Promise<Store> {
  await checkReferences(db, businessId, input);
  refusePrivateAddress(input.url);
  return asTakenUrl(() =>
    db.$transaction(async (tx) => {
      const store = await tx.store.create({ data: { businessId, ...columnsOf(input), ...keyColumns(input) } });
      await recordActivity(tx, {
        businessId,
        userId,
        action: "store.connected",
        entityId: store.id,
        details: { name: store.name, url: store.url },
      });
      return store;
    }),
  );
}

/**
 * Saves the settings of a store. What changes the content of products makes the next cycle plan
 * all of them; new keys forget the fault that the old ones met.
 *
 * Throws not_found; invalid_input as createStore, and when the address moves to another site
 * without new keys; conflict `runActive` or `storeHasLinks` (unless confirmed) for a new address.
 */
export async function updateStore(
  db: Db,
  businessId: number,
  storeId: number,
  input: StoreInput,
  userId: number | null = null,
): Promise<Store> {
  await checkReferences(db, businessId, input);
  return asTakenUrl(() =>
    db.$transaction(async (tx) => {
      const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
      if (!store) throw new AppError("not_found", "notFound");
      const isMoved = store.url !== input.url;
      if (isMoved) await checkMove(tx, store, input);
      // Another shop at another address: what was linked there means nothing here.
      const isOtherShop = isMoved && input.areLinksForgotten;
      if (isOtherShop) await refuseWithOrders(tx, storeId);
      if (isOtherShop) for (const kind of RESET_KINDS) await deleteLinks(tx, store, { kind, userId, isOtherShop });
      if (isOtherShop) await tx.orderFailure.deleteMany({ where: { storeId, businessId } });
      const keys = keyColumns(input);
      const hasNewKeys = keys.consumerKeyEnc !== undefined;
      const saved = await tx.store.update({
        where: { id: store.id },
        data: {
          ...columnsOf(input),
          ...keys,
          ...(isMoved || changesContent(store, input) ? replanAll() : {}),
          // Levels of the new location have not changed of late, but the store has never been told of them.
          ...(store.locationId === input.locationId ? {} : FORGET_STOCK_MARK),
          ...(hasNewKeys || isMoved ? { faultCode: null, faultAt: null } : {}),
          // What the old address said of itself does not hold for the new one.
          ...(isMoved ? { profile: Prisma.DbNull, profileCheckedAt: null } : {}),
          // How far the old shop's orders were read says nothing of another shop's.
          ...(isOtherShop ? { ordersReadUpTo: null } : {}),
        },
      });
      await recordStoreEdit(tx, { businessId, userId }, store, saved, hasNewKeys);
      return saved;
    }),
  );
}

/**
 * Whether saved keys may be sent to another address: only to the same one over TLS. Otherwise
 * anybody who may change settings could have the keys, which nobody is shown, sent to a site of theirs.
 */
export function mayReuseKeys(savedUrl: string, url: string): boolean {
  return url === savedUrl || url === savedUrl.replace(/^http:/, "https:");
}

/** Refuses an address that names a private network, unless the environment allows it. Names are checked on connecting. */
function refusePrivateAddress(url: string): void {
  const { hostname } = new URL(url);
  if (env().ALLOW_PRIVATE_STORE_ADDRESSES || !isPrivateHost(hostname)) return;
  throw new AppError("invalid_input", "invalidInput", { fields: { url: "urlPrivate" } });
}

async function checkMove(tx: Tx, store: Store, input: StoreInput): Promise<void> {
  const active = await tx.syncRun.findFirst({
    where: { storeId: store.id, status: { in: ["queued", "running"] } },
    select: { id: true },
  });
  if (active) throw new AppError("conflict", "runActive", { values: { runId: active.id } });
  refusePrivateAddress(input.url);
  if (store.consumerKeyEnc !== null && input.consumerKey === "" && !mayReuseKeys(store.url, input.url)) {
    throw new AppError("invalid_input", "invalidInput", {
      fields: { consumerKey: "keysForNewUrl", consumerSecret: "keysForNewUrl" },
    });
  }
  if (input.isUrlChangeConfirmed) return;
  const where = { storeId: store.id };
  // Orders alone are reason enough: another shop's order 11 would be taken for news of ours.
  const count =
    (await tx.productLink.count({ where })) +
    (await tx.categoryLink.count({ where })) +
    (await tx.orderLink.count({ where }));
  if (count > 0) throw new AppError("conflict", "storeHasLinks", { values: { count } });
}

/** Its orders have numbers of their own: order 11 of another shop is not the sale that order 11 of this one became. */
async function refuseWithOrders(tx: Tx, storeId: number): Promise<void> {
  const count = await tx.orderLink.count({ where: { storeId } });
  if (count > 0) throw new AppError("conflict", "storeHasOrders", { values: { count } });
}

function columnsOf(input: StoreInput) {
  const { name, url, locationId, autoSync, autoSyncMinutes, settings } = input;
  return { name, url, locationId, autoSync, autoSyncMinutes, settings };
}

function keyColumns({ consumerKey, consumerSecret }: StoreInput): Partial<ReturnType<typeof encryptStoreKeys>> {
  return consumerKey === "" ? {} : encryptStoreKeys({ consumerKey, consumerSecret });
}

function changesContent(store: Store, input: StoreInput): boolean {
  if (store.locationId !== input.locationId) return true;
  return hashPayload(storeSettingsSchema.parse(store.settings)) !== hashPayload(input.settings);
}

async function checkReferences(db: Db, businessId: number, input: StoreInput): Promise<void> {
  const { locationId, settings } = input;
  const [location, priceGroup] = await Promise.all([
    db.location.findFirst({ where: { id: locationId, businessId }, select: { id: true } }),
    settings.priceGroupId === null
      ? null
      : db.priceGroup.findFirst({ where: { id: settings.priceGroupId, businessId }, select: { id: true } }),
  ]);
  const fields: FieldErrors = {};
  if (!location) fields["locationId"] = "gone";
  if (settings.priceGroupId !== null && !priceGroup) fields["settings.priceGroupId"] = "gone";
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", "invalidInput", { fields });
}

async function asTakenUrl(write: () => Promise<Store>): Promise<Store> {
  try {
    return await write();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("invalid_input", "invalidInput", { fields: { url: "urlTaken" }, cause });
  }
}
