import { decryptSecret, encryptSecret } from "@/lib/crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";

const KEY_PURPOSE = "store.consumer_key";
const SECRET_PURPOSE = "store.consumer_secret";

/** The columns of a store that hold its API keys, encrypted. */
export function encryptStoreKeys(keys: { consumerKey: string; consumerSecret: string }) {
  return {
    consumerKeyEnc: encryptSecret(keys.consumerKey, KEY_PURPOSE),
    consumerSecretEnc: encryptSecret(keys.consumerSecret, SECRET_PURPOSE),
  };
}

/** The API keys of a store. Throws conflict `storeNotConnected` when none were saved. */
export function readStoreKeys(store: Pick<Store, "consumerKeyEnc" | "consumerSecretEnc">) {
  if (store.consumerKeyEnc === null || store.consumerSecretEnc === null) {
    throw new AppError("conflict", "storeNotConnected");
  }
  return {
    consumerKey: decryptSecret(store.consumerKeyEnc, KEY_PURPOSE),
    consumerSecret: decryptSecret(store.consumerSecretEnc, SECRET_PURPOSE),
  };
}

/** A client for the store's REST API. Opens no connection. Throws conflict `storeNotConnected`. */
export function openStoreClient(store: Store): WooClient {
  return createWooClient({
    url: store.url,
    ...readStoreKeys(store),
    allowPrivateAddresses: env().ALLOW_PRIVATE_STORE_ADDRESSES,
    onRequest: (event) => log.debug({ storeId: store.id, ...event }, "request to a store"),
  });
}
