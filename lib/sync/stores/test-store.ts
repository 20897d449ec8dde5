import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { type ConnectedStore, testConnection } from "@/lib/woo/connection-test";
import { toProductTaxClass } from "@/lib/woo/resources/taxes";
import { mayReuseKeys } from "./save-store";
import { NO_FAULT } from "@/lib/sync/core/store-fault";
import { findStoreKeys, readStoreKeys, type StoreKeys } from "@/lib/sync/core/store-client";
import { replanAll } from "@/lib/sync/core/replan-all";
import type { ConnectionTestInput } from "./store-input-schema";
import { type StoreProfile, storeProfileSchema } from "@/lib/sync/settings/store-profile";
import type { ConnectionTestView } from "@/lib/sync/runs/sync-view";

/**
 * Tests an address with typed or saved keys. A good test of the saved address and keys stores the profile and
 * clears the store's fault.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `invalid_input` (`invalidInput`) when keys are missing, or saved keys belong to another address
 * @throws AppError `conflict` (`storeKeysUnreadable`) when saved keys are used and cannot be decrypted
 */
export async function testStore(
  db: Db,
  businessId: number,
  input: ConnectionTestInput,
  { signal }: { signal?: AbortSignal } = {},
): Promise<ConnectionTestView> {
  const store = input.storeId === null ? null : await db.store.findFirst({ where: { id: input.storeId, businessId } });
  if (input.storeId !== null && !store) throw new AppError("not_found", "notFound");
  const keys = keysFor(store, input);
  const answer = await testConnection(
    { url: input.url, ...keys, allowPrivateAddresses: env().ALLOW_PRIVATE_STORE_ADDRESSES },
    { signal },
  );
  if (!answer.ok) {
    const { code, status = null, storeMessage = null, redirectHost = null } = answer;
    return { ok: false, code, status, storeMessage, redirectHost };
  }
  const profile = toStoreProfile(answer);
  if (store && isSaved(store, input, keys)) {
    const before = storeProfileSchema.safeParse(store.profile);
    // Weights were sent in the store's previous unit, so all are sent again.
    const isOtherUnit = before.success && before.data.weightUnit !== profile.weightUnit;
    // A store that was saved during the test is not the store that the test describes.
    await db.store.updateMany({
      where: {
        id: store.id,
        businessId,
        url: store.url,
        consumerKeyEnc: store.consumerKeyEnc,
        consumerSecretEnc: store.consumerSecretEnc,
      },
      data: {
        profile,
        profileCheckedAt: new Date(),
        ...NO_FAULT,
        ...(isOtherUnit ? replanAll() : {}),
      },
    });
  }
  return { ok: true, profile };
}

function keysFor(store: Store | null, input: ConnectionTestInput): StoreKeys {
  if (input.consumerKey !== "") return { consumerKey: input.consumerKey, consumerSecret: input.consumerSecret };
  const isUsable = store !== null && store.consumerKeyEnc !== null && mayReuseKeys(store.url, input.url);
  if (isUsable) return readStoreKeys(store);
  const message = store?.consumerKeyEnc ? "keysForNewUrl" : "required";
  throw new AppError("invalid_input", "invalidInput", { fields: { consumerKey: message, consumerSecret: message } });
}

function isSaved(store: Store, input: ConnectionTestInput, keys: StoreKeys): boolean {
  if (store.url !== input.url) return false;
  const { keys: saved } = findStoreKeys(store);
  return saved?.consumerKey === keys.consumerKey && saved.consumerSecret === keys.consumerSecret;
}

const WEIGHT_UNITS: Record<string, StoreProfile["weightUnit"]> = { kg: "kg", g: "g", lbs: "lbs", lb: "lbs", oz: "oz" };

/** Converts a connection test to a profile: the class "standard" of the store's lists becomes "". */
function toStoreProfile(store: ConnectedStore): StoreProfile {
  return storeProfileSchema.parse({
    name: store.storeName,
    wooVersion: store.wooVersion,
    currency: store.currency,
    currencyDecimals: Math.min(Math.max(store.currencyDecimals, 0), 6),
    pricesIncludeTax: store.pricesIncludeTax,
    taxEnabled: store.taxEnabled,
    weightUnit: WEIGHT_UNITS[store.weightUnit] ?? "kg",
    timeZone: store.timezone,
    taxClasses: store.taxClasses.map(({ slug, name }) => ({ slug: toProductTaxClass(slug), name })),
    managesStock: store.managesStock,
    phpOutput: store.phpOutput,
    cacheHit: store.cacheHit,
  });
}
