import type { Pool } from "pg";
import type { StoreState } from "@/e2e/sandbox/state";
import type { Db } from "@/lib/db";
import type { Seller } from "@/lib/sales/refuse-shortages";
import type { Figures } from "./figures";
import type { SimProcess } from "./process";
import type { SimStore } from "./sim-store";
import type { VirtualClock } from "./virtual-clock";

export const POS_URL = "https://pos.example";

/** A thing on sale: a simple product, or a variation. */
export type Goods = { variationId: number; productId: number; sku: string; opening: number };

/** What all histories of a process share. */
export type Ground = { db: Db; pool: Pool; databaseUrl: string; clock: VirtualClock; figures: Figures };

/** A shop, whatever it is connected with. */
export type Shop = Ground & {
  businessId: number;
  locationId: number;
  seller: Seller;
  goods: readonly Goods[];
  productIds: readonly number[];
  /** Processes that were killed. */
  dead: SimProcess[];
};

/** A shop, its store, and the clock of both. One history happens in it. */
export type World = Shop & {
  sim: SimStore;
  storeId: number;
  /** How far the store's clock is ahead; milliseconds. */
  storeAheadMs: number;
  backup: StoreState | null;
  /** The store was restored, and nobody has reset its links since. */
  isRestored: boolean;
  /** The store's quantities changed without an order that the POS knows, and nobody has sent everything again since. */
  areQuantitiesOff: boolean;
  /** The shop with a second store that sells from the same location. */
  second: World | null;
};

/** The world of each store of the shop. */
export function storesOf(world: World): World[] {
  return world.second === null ? [world] : [world, world.second];
}
