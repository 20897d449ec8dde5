import { decryptSecret, encryptSecret } from "@/lib/crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";

const KEY_PURPOSE = "store.consumer_key";
const SECRET_PURPOSE = "store.consumer_secret";

/** Returns the columns of a store with its API keys, encrypted. */
export function encryptStoreKeys(keys: { consumerKey: string; consumerSecret: string }) {
  return {
    consumerKeyEnc: encryptSecret(keys.consumerKey, KEY_PURPOSE),
    consumerSecretEnc: encryptSecret(keys.consumerSecret, SECRET_PURPOSE),
  };
}

type StoredKeys = Pick<Store, "consumerKeyEnc" | "consumerSecretEnc">;
export type StoreKeys = { consumerKey: string; consumerSecret: string };

/**
 * Returns the API keys of a store, decrypted.
 *
 * @throws AppError `conflict` (`storeNotConnected`) when no keys are saved
 * @throws AppError `conflict` (`storeKeysUnreadable`) when they were saved under another ENCRYPTION_KEY
 *   (a changed key, a backup restored elsewhere) and have to be typed again
 */
export function readStoreKeys(store: StoredKeys): StoreKeys {
  if (store.consumerKeyEnc === null || store.consumerSecretEnc === null) {
    throw new AppError("conflict", "storeNotConnected");
  }
  try {
    return {
      consumerKey: decryptSecret(store.consumerKeyEnc, KEY_PURPOSE),
      consumerSecret: decryptSecret(store.consumerSecretEnc, SECRET_PURPOSE),
    };
  } catch (cause) {
    throw new AppError("conflict", "storeKeysUnreadable", { cause });
  }
}

/** Returns the API keys of a store, or whether the saved keys are unreadable. */
export function findStoreKeys(store: StoredKeys): { keys: StoreKeys } | { keys: null; areUnreadable: boolean } {
  try {
    return { keys: readStoreKeys(store) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { keys: null, areUnreadable: error.message === "storeKeysUnreadable" };
  }
}

/**
 * Returns a client for the store's REST API. Opens no connection.
 *
 * @throws AppError `conflict` (`storeNotConnected`) when no keys are saved
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the keys cannot be decrypted
 */
export function openStoreClient(store: Store): WooClient {
  return createWooClient({
    url: store.url,
    ...readStoreKeys(store),
    allowPrivateAddresses: env().ALLOW_PRIVATE_STORE_ADDRESSES,
    onRequest: (event) => log.debug({ storeId: store.id, ...event }, "request to a store"),
  });
}
