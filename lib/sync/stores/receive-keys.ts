import type { Db, Tx } from "@/lib/db";
import type { StoreAuthorisation } from "@/lib/generated/prisma/client";
import { resetStockOfOthers } from "@/lib/sync/core/stock-watermark";
import { NO_FAULT } from "@/lib/sync/core/store-fault";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";
import { type GrantedKey, readGrantedKey } from "@/lib/woo/resources/granted-key";
import { findStateHash } from "./authorisation-state";
import { recordStoreEdit } from "./record-store-edit";
import { sameAddresses } from "./same-addresses";
import { insertStore } from "./save-store";

/** 200 alone lets the store keep its key: it deletes the key after any other answer, and shows the person an error. */
export type KeysReceipt = 200 | 400 | 403;

/**
 * Accepts the keys that a store posts for a request that a person began, once and in time, and connects the store: a new
 * one, or the one that the business already has at that address. The keys are tested when the person comes back, because
 * a small host answers nothing while it waits for this answer.
 */
export async function receiveKeys(db: Db, rawBody: Buffer, now = new Date()): Promise<KeysReceipt> {
  const granted = readGrantedKey(rawBody);
  if (!granted) return 400;
  const stateHash = findStateHash(granted.state);
  if (stateHash === null) return 403;
  return db.$transaction(async (tx) => {
    const { count } = await tx.storeAuthorisation.updateMany({
      where: { stateHash, usedAt: null, expiresAt: { gt: now }, user: { isActive: true } },
      data: { usedAt: now },
    });
    if (count === 0) return 403;
    const authorisation = await tx.storeAuthorisation.findUniqueOrThrow({ where: { stateHash } });
    const storeId = await saveKeys(tx, authorisation, granted);
    await tx.storeAuthorisation.update({ where: { stateHash }, data: { storeId } });
    return 200;
  });
}

async function saveKeys(tx: Tx, authorisation: StoreAuthorisation, granted: GrantedKey): Promise<number> {
  const { businessId, userId, url, name, locationId } = authorisation;
  const before = await tx.store.findFirst({
    where: { businessId, url: { in: sameAddresses(url) } },
    orderBy: { url: "desc" },
  });
  if (before) {
    const saved = await tx.store.update({
      where: { id: before.id },
      data: { ...encryptStoreKeys(granted), ...NO_FAULT, disconnectedAt: null, url },
    });
    if (before.disconnectedAt !== null) await resetStockOfOthers(tx, saved);
    await recordStoreEdit(tx, { businessId, userId }, before, saved, true);
    return saved.id;
  }
  const { pricesIncludeTax } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { pricesIncludeTax: true },
  });
  const { consumerKey, consumerSecret } = granted;
  const store = await insertStore(
    tx,
    businessId,
    {
      name,
      url,
      locationId,
      furtherLocationIds: [],
      consumerKey,
      consumerSecret,
      autoSync: false,
      autoSyncMinutes: 15,
      settings: { ...DEFAULT_STORE_SETTINGS, pricesIncludeTax },
    },
    userId,
  );
  return store.id;
}
