import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { env } from "@/lib/env";
import { AppError, type FieldErrors } from "@/lib/errors";
import { Prisma, type Store } from "@/lib/generated/prisma/client";
import { isPrivateHost } from "@/lib/net/private-address";
import { replanAll } from "@/lib/sync/core/replan-all";
import { NO_FAULT } from "@/lib/sync/core/store-fault";
import type { StoreLocations } from "@/lib/sync/core/stock-locations";
import { RESET_STOCK_WATERMARK, resetStockOfOthers } from "@/lib/sync/core/stock-watermark";
import { deleteLinks, RESET_KINDS } from "./reset-links";
import { hashPayload } from "@/lib/sync/core/sent-fields";
import { recordStoreEdit } from "./record-store-edit";
import { encryptStoreKeys, type StoreKeys } from "@/lib/sync/core/store-client";
import type { StoreInput } from "./store-input-schema";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";

/**
 * Connects another store to a business.
 *
 * @throws AppError `invalid_input` (`invalidInput`) when the address is taken or private, or when a location or
 *   the price group does not belong to the business
 */
export async function createStore(
  db: Db,
  businessId: number,
  input: StoreInput,
  userId: number | null = null,
): Promise<Store> {
  await checkReferences(db, businessId, input);
  refusePrivateAddress(input.url);
  return asTakenUrl(() => db.$transaction((tx) => insertStore(tx, businessId, input, userId)));
}

type NewStore = Omit<StoreInput, "isUrlChangeConfirmed" | "areLinksReset">;

/** Inserts a store whose references are checked, with its activity. */
export async function insertStore(tx: Tx, businessId: number, input: NewStore, userId: number | null): Promise<Store> {
  const store = await tx.store.create({ data: { businessId, ...columnsOf(input), ...keyColumns(input) } });
  await recordActivity(tx, {
    businessId,
    userId,
    action: "store.connected",
    entityId: store.id,
    details: { name: store.name, url: store.url },
  });
  return store;
}

/**
 * Saves the settings of a store. Changes to the content of products make the next run plan all of them, and
 * new keys clear the fault.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `invalid_input` (`invalidInput`) as createStore, and when a new address lacks new keys
 * @throws AppError `conflict` (`runActive`) when the address changes while a run is active
 * @throws AppError `conflict` (`storeHasLinks`) when the address changes unconfirmed while links or orders exist
 * @throws AppError `conflict` (`storeHasOrders`) when the address changes to another shop while orders exist
 */
export async function updateStore(
  db: Db,
  businessId: number,
  storeId: number,
  input: StoreInput,
  userId: number | null = null,
): Promise<Store> {
  await checkReferences(db, businessId, input, storeId);
  return asTakenUrl(() =>
    db.$transaction(async (tx) => {
      const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
      if (!store) throw new AppError("not_found", "notFound");
      const isMoved = store.url !== input.url;
      if (isMoved) await checkMove(tx, store, input);
      // Another shop has other remote ids, so none of the links are valid for it.
      const isOtherShop = isMoved && input.areLinksReset;
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
          // The new locations' levels are older than the watermark, but were never sent to the store.
          ...(changesLocations(store, input) ? RESET_STOCK_WATERMARK : {}),
          ...(hasNewKeys || isMoved ? NO_FAULT : {}),
          ...(hasNewKeys ? { disconnectedAt: null } : {}),
          // The profile describes the store at the old address.
          ...(isMoved ? { profile: Prisma.DbNull, profileCheckedAt: null } : {}),
          // The cursor belongs to the old shop's orders, and nobody has seen what the first sync changes in this one.
          ...(isOtherShop ? { ordersReadUpTo: null, firstSyncAt: null } : {}),
        },
      });
      if (hasNewKeys && store.disconnectedAt !== null) await resetStockOfOthers(tx, saved);
      if (store.locationId !== saved.locationId)
        for (const { locationId } of [store, saved]) await resetStockOfOthers(tx, { ...saved, locationId });
      await recordStoreEdit(tx, { businessId, userId }, store, saved, hasNewKeys);
      return saved;
    }),
  );
}

/**
 * Whether saved keys may be sent to another address: only to the same address over TLS. Otherwise anyone with
 * access to the settings could have the hidden keys sent to a site of their own.
 */
export function mayReuseKeys(savedUrl: string, url: string): boolean {
  return url === savedUrl || url === savedUrl.replace(/^http:/, "https:");
}

/**
 * Refuses an address of a private network, unless the environment allows it. Host names are checked on connecting.
 *
 * @throws AppError `invalid_input` (`invalidInput`) when the address is private
 */
export function refusePrivateAddress(url: string): void {
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
  // Orders alone suffice: another shop's order 11 would be imported as a change of the linked order 11.
  const count =
    (await tx.productLink.count({ where })) +
    (await tx.categoryLink.count({ where })) +
    (await tx.orderLink.count({ where }));
  if (count > 0) throw new AppError("conflict", "storeHasLinks", { values: { count } });
}

/** Another shop's order 11 is not the order 11 that was imported from the old address. */
async function refuseWithOrders(tx: Tx, storeId: number): Promise<void> {
  const count = await tx.orderLink.count({ where: { storeId } });
  if (count > 0) throw new AppError("conflict", "storeHasOrders", { values: { count } });
}

function columnsOf(input: NewStore) {
  const { name, url, locationId, autoSync, autoSyncMinutes, settings } = input;
  const furtherLocationIds = furtherOf(input);
  return { name, url, locationId, furtherLocationIds, autoSync, autoSyncMinutes, settings };
}

function keyColumns({ consumerKey, consumerSecret }: StoreKeys): Partial<ReturnType<typeof encryptStoreKeys>> {
  return consumerKey === "" ? {} : encryptStoreKeys({ consumerKey, consumerSecret });
}

/** The further locations once each, ascending, without that of the orders. */
function furtherOf({ locationId, furtherLocationIds }: StoreLocations): number[] {
  return [...new Set(furtherLocationIds)].filter((id) => id !== locationId).toSorted((a, b) => a - b);
}

function changesLocations(store: StoreLocations, input: StoreLocations): boolean {
  return store.locationId !== input.locationId || furtherOf(store).join() !== furtherOf(input).join();
}

function changesContent(store: Store, input: StoreInput): boolean {
  if (changesLocations(store, input)) return true;
  return hashPayload(storeSettingsSchema.parse(store.settings)) !== hashPayload(input.settings);
}

/** @param storeId the saved store, whose further locations may stay although they are archived */
async function checkReferences(
  db: Db,
  businessId: number,
  input: StoreInput,
  storeId: number | null = null,
): Promise<void> {
  const { locationId, settings } = input;
  const further = furtherOf(input);
  const saved =
    storeId === null
      ? null
      : await db.store.findFirst({ where: { id: storeId, businessId }, select: { furtherLocationIds: true } });
  const [usable, location, priceGroup] = await Promise.all([
    db.location.count({
      where: {
        businessId,
        id: { in: further },
        OR: [{ isArchived: false }, { id: { in: saved?.furtherLocationIds ?? [] } }],
      },
    }),
    db.location.findFirst({ where: { id: locationId, businessId }, select: { id: true } }),
    settings.priceGroupId === null
      ? null
      : db.priceGroup.findFirst({ where: { id: settings.priceGroupId, businessId }, select: { id: true } }),
  ]);
  const fields: FieldErrors = {};
  if (!location) fields["locationId"] = "gone";
  if (usable < further.length) fields["furtherLocationIds"] = "gone";
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
