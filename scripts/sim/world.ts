import type { Pool } from "pg";
import type { StoreState } from "@/e2e/sandbox/state";
import type { Db } from "@/lib/db";
import { createBusiness, createLocation, createProduct, createStore, createUser } from "@/lib/testing/factories";
import type { Seller } from "@/lib/sales/refuse-shortages";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { setUpAndRecord } from "@/lib/sync/webhooks/maintain-webhooks";
import { createWooClient } from "@/lib/woo/woo-client";
import type { Figures } from "./figures";
import type { SimProcess } from "./process";
import { createSimStore, SIM_STORE_URL, type SimStore } from "./sim-store";
import type { VirtualClock } from "./virtual-clock";

export const POS_URL = "https://pos.example";
export const KEYS = { consumerKey: `ck_${"1".repeat(40)}`, consumerSecret: `cs_${"2".repeat(40)}` };

/** A thing on sale: a simple product, or a variation. */
export type Goods = { variationId: number; productId: number; sku: string; opening: number };

/** A shop, its store, and the clock of both. One history happens in it. */
export type World = {
  db: Db;
  pool: Pool;
  databaseUrl: string;
  clock: VirtualClock;
  sim: SimStore;
  businessId: number;
  locationId: number;
  storeId: number;
  seller: Seller;
  goods: readonly Goods[];
  productIds: readonly number[];
  /** How far the store's clock is ahead; milliseconds. */
  storeAheadMs: number;
  backup: StoreState | null;
  /** The store was restored, and nobody has reset its links since. */
  isRestored: boolean;
  /** The store's quantities changed without an order that the POS knows, and nobody has sent everything again since. */
  areQuantitiesOff: boolean;
  /** Processes that were killed. */
  dead: SimProcess[];
  figures: Figures;
};

export type Ground = Pick<World, "db" | "pool" | "databaseUrl" | "clock" | "figures">;

/** Without images and weights, which need requests of their own and no rule of stock or orders. */
const FIELDS = ["name", "price", "category", "quantity", "description"];

const OPENING = { MUG: 10, CUP: 3, "TEE-S": 8, "TEE-M": 2 } as const;

/** A shop with two simple products and one of two variations, whose store is still empty. */
export async function openWorld(ground: Ground): Promise<World> {
  const { db, clock } = ground;
  const business = await createBusiness(db);
  const location = await createLocation(db, business.id);
  const user = await createUser(db, business.id, "owner");
  const stock = (quantity: number) => ({ [location.id]: quantity });
  const mug = await createProduct(db, business.id, { sku: "MUG", name: "Mug", stock: stock(OPENING.MUG) });
  const cup = await createProduct(db, business.id, { sku: "CUP", name: "Cup", stock: stock(OPENING.CUP) });
  const tee = await createProduct(db, business.id, {
    sku: "TEE",
    name: "Tee",
    variations: [
      { sku: "TEE-S", options: { Size: "S" }, stock: stock(OPENING["TEE-S"]) },
      { sku: "TEE-M", options: { Size: "M" }, stock: stock(OPENING["TEE-M"]) },
    ],
  });
  const created = await createStore(db, business.id, location.id, {
    url: SIM_STORE_URL,
    settings: { createFields: FIELDS, updateFields: FIELDS },
  });
  const store = await db.store.update({
    where: { id: created.id },
    data: {
      ...encryptStoreKeys(KEYS),
      autoSync: true,
      // Connected an hour ago, since an order is imported when it was placed after that by the store's own clock.
      createdAt: new Date(clock.now().getTime() - 3_600_000),
    },
  });
  const world: World = {
    ...ground,
    sim: createSimStore(() => new Date(clock.now().getTime() + world.storeAheadMs)),
    businessId: business.id,
    locationId: location.id,
    storeId: store.id,
    seller: { id: user.id, businessId: business.id, permissions: DEFAULT_ROLES.owner },
    goods: [mug, cup, tee].flatMap((product) =>
      product.variations.map(({ id, sku }) => ({
        variationId: id,
        productId: product.id,
        sku,
        opening: OPENING[sku as keyof typeof OPENING],
      })),
    ),
    productIds: [mug.id, cup.id, tee.id],
    storeAheadMs: 0,
    backup: null,
    isRestored: false,
    areQuantitiesOff: false,
    dead: [],
  };
  const { sim } = world;
  const send = (_: unknown, request: Parameters<SimStore["request"]>[0]) => sim.request(request);
  const openClient = () => createWooClient({ url: SIM_STORE_URL, ...KEYS, send });
  const context = await loadStoreContext({ db, publicUrl: POS_URL, openClient }, store.id);
  if (context) await setUpAndRecord(context, null);
  world.backup = sim.backUp();
  return world;
}

/** Ends a history: later ones schedule nothing for its shop. */
export async function closeWorld({ db, sim, businessId, dead }: World): Promise<void> {
  for (const process of dead) process.remove();
  await sim.close();
  await db.business.update({ where: { id: businessId }, data: { modules: [] } });
}
