import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { setUpAndRecord } from "@/lib/sync/webhooks/maintain-webhooks";
import { createStore } from "@/lib/testing/factories";
import { createWooClient } from "@/lib/woo/woo-client";
import { createSimStore, type SimStore } from "./sim-store";
import { POS_URL, type Shop, type World } from "./world";

export const KEYS = { consumerKey: `ck_${"1".repeat(40)}`, consumerSecret: `cs_${"2".repeat(40)}` };

/** Without images and weights, which need requests of their own and no rule of stock or orders. */
const FIELDS = ["name", "price", "category", "quantity", "description"];

/** Connects an empty store with a shop, and sets its webhooks up. */
export async function connectStore(shop: Shop, url: string): Promise<World> {
  const { db, clock, businessId, locationId } = shop;
  const created = await createStore(db, businessId, locationId, {
    url,
    settings: { createFields: FIELDS, updateFields: FIELDS },
  });
  const store = await db.store.update({
    where: { id: created.id },
    data: {
      ...encryptStoreKeys(KEYS),
      autoSync: true,
      // Its first sync was started by a person, so that the schedule may start runs.
      firstSyncAt: clock.now(),
      // Connected an hour ago, since an order is imported when it was placed after that by the store's own clock.
      createdAt: new Date(clock.now().getTime() - 3_600_000),
    },
  });
  const world: World = {
    ...shop,
    sim: createSimStore(url, () => new Date(clock.now().getTime() + world.storeAheadMs)),
    storeId: store.id,
    storeAheadMs: 0,
    backup: null,
    isRestored: false,
    areQuantitiesOff: false,
    second: null,
  };
  const { sim } = world;
  const send = (_: unknown, request: Parameters<SimStore["request"]>[0]) => sim.request(request);
  const openClient = () => createWooClient({ url, ...KEYS, send });
  const context = await loadStoreContext({ db, publicUrl: POS_URL, openClient }, store.id);
  if (context) await setUpAndRecord(context, null);
  world.backup = sim.backUp();
  return world;
}
