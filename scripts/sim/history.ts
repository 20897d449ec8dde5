import { RestError } from "@/e2e/sandbox/rest-error";
import { AppError } from "@/lib/errors";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { enqueueStockChanged } from "@/lib/sync/stock/push-changed-stock";
import type { Event, Nested, Work } from "./action";
import { archive, changePrice, moveStock, sell, takeBack } from "./at-the-counter";
import { connectStore } from "./connect-store";
import { countFault } from "./figures";
import {
  changeQuantity,
  deleteForGood,
  describe,
  pickOrder,
  placeOrder,
  refund,
  removeProduct,
  restoreBackup,
  setQuantity,
  setStatus,
  trash,
  untrash,
} from "./in-the-store";
import type { QueuedJob } from "./job-queue";
import { createNetwork, type Network } from "./network";
import { cancel, handleWebhooks, press } from "./on-the-line";
import { runNextJob, runTwin } from "./run-jobs";
import type { SimStore } from "./sim-store";
import { type Goods, POS_URL, storesOf, type World } from "./world";

/** Between two things that happen. A whole second, the precision of a store, so that the same seed gives the same times. */
const STEP_MS = 2_000;

const SECOND_URL = "https://second.example";

/** Makes one history's actions happen in its world. */
export type History = { perform(action: Event | Work): Promise<void>; network: Network<Nested> };

export function createHistory(world: World): History {
  const running: QueuedJob[] = [];
  const network: Network<Nested> = createNetwork<Nested>(
    {
      request: (request) => storeAt(world, request.url).request(request),
      begin: (request) => storeAt(world, request.url).begin(request),
    },
    happen,
    (kind) => countFault(world.figures, kind),
  );

  async function happen(action: Nested): Promise<void> {
    const job = running.at(-1);
    if (action.do === "twin") {
      if (job) await runTwin(world, network, job);
    } else if (action.do === "work") {
      for (let count = 0; count < action.jobs; count += 1) await runNextJob(world, network, running);
    } else await perform(action);
  }

  async function perform(action: Event | Work): Promise<void> {
    world.figures.events += 1;
    await world.clock.forward(STEP_MS - (world.clock.now().getTime() % 1_000));
    try {
      if (action.do === "work") await work(action);
      else await performEvent(world, network, action);
    } catch (error) {
      // Staff are refused, by the POS or by the store, what cannot be done at the moment.
      if (!(error instanceof AppError) && !(error instanceof RestError)) throw error;
    }
  }

  async function work({ jobs, disturbances }: Work): Promise<void> {
    const line = { disturbances, requests: 0, statements: 0 };
    for (let count = 0; count < jobs; count += 1)
      if ((await runNextJob(world, network, running, line)) === "none") return;
  }

  return { perform, network };
}

function storeAt(world: World, url: string): SimStore {
  const found = storesOf(world).find(({ sim }) => sim.store.url === url);
  if (!found) throw new Error(`no store is at ${url}`);
  return found.sim;
}

async function performEvent(world: World, network: Network<Nested>, event: Event): Promise<void> {
  const { db, businessId, clock } = world;
  const goodsOf = ({ goods }: { goods: number }): Goods => world.goods[goods % world.goods.length]!;
  const order = "order" in event ? pickOrder(world, event.order) : undefined;
  switch (event.do) {
    case "sell":
      return sell(world, goodsOf(event), event.quantity);
    case "return":
      return takeBack(world, event.sale, event);
    case "move":
      return moveStock(world, goodsOf(event), event.quantity);
    case "price":
      return changePrice(world, goodsOf(event), event.price);
    case "archive":
      return archive(world, world.productIds[event.product % world.productIds.length]!, event.isArchived);
    case "order":
      return placeOrder(world, goodsOf(event), event.quantity, event.status);
    case "orderStatus":
      return order && setStatus(world, order, event.status);
    case "orderQuantity":
      return order && setQuantity(world, order, event.quantity);
    case "refund":
      return order && refund(world, order, event);
    case "trash":
      return order && trash(world, order);
    case "untrash":
      return order && untrash(world, order);
    case "delete":
      return order && deleteForGood(world, order);
    case "storeQuantity":
      return changeQuantity(world, goodsOf(event), event.change);
    case "storeText":
      return describe(world, goodsOf(event));
    case "webhooks":
      return handleWebhooks(world, event.how);
    case "cron":
      await scheduleDueRuns(db, POS_URL);
      return;
    case "hear":
      return enqueueStockChanged(db, businessId);
    case "button":
      return press(world, event.what);
    case "cancel":
      return cancel(world);
    case "wait":
      await network.deliverLate();
      return clock.forward(event.minutes * 60_000);
    case "backUp":
      world.backup = world.sim.backUp();
      return;
    case "restore":
      return restoreBackup(world, event.areIdsReissued);
    case "deleteProduct":
      return removeProduct(world, world.goods[event.product % world.goods.length]!, event.isTrashed);
    case "secondStore":
      world.second ??= await connectStore(world, SECOND_URL);
      return;
    case "elsewhere":
      return performEvent(world.second ?? world, network, event.event);
    case "unlockSkus":
      return world.sim.unlockSkus();
    case "skew":
      world.storeAheadMs = event.seconds * 1_000;
      return;
  }
}
