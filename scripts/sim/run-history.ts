import { type Action, MAX_OPENING, SHORT } from "./action";
import { createHistory } from "./history";
import { clearJobs } from "./job-queue";
import { clean, HISTORIES_BETWEEN_CLEANINGS } from "./open-ground";
import { AFTER_SHORT, type Cycles, settleDust } from "./settle-dust";
import { closeWorld, openWorld } from "./open-world";
import { type Ground, storesOf } from "./world";

/** Lets a history happen in a shop of its own, and returns what is wrong once the dust has settled. */
export async function runHistory(
  ground: Ground,
  actions: readonly Action[],
  cycles: Cycles = actions.length > SHORT + MAX_OPENING ? {} : AFTER_SHORT,
): Promise<string[]> {
  ground.figures.histories += 1;
  if (ground.figures.histories % HISTORIES_BETWEEN_CLEANINGS === 0) await clean(ground.pool);
  const world = await openWorld(ground);
  try {
    const history = createHistory(world);
    await history.perform({ do: "button", what: "all" });
    for (const action of actions) await history.perform(action);
    return await settleDust(world, history.network, cycles);
  } finally {
    for (const { sim } of storesOf(world)) ground.figures.orders += sim.store.state.orders.size;
    await closeWorld(world);
    await clearJobs(world.pool);
  }
}
