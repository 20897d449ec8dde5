import { type Action, MAX_OPENING, SHORT } from "./action";
import { createHistory } from "./history";
import { clearJobs } from "./job-queue";
import { clean, HISTORIES_BETWEEN_CLEANINGS } from "./open-ground";
import { settleDust } from "./settle-dust";
import { closeWorld, openWorld } from "./open-world";
import { type Ground, storesOf } from "./world";

/** Daily work follows the long histories alone, and the short ones that need it. */
const CYCLES_AFTER_SHORT = 2;

/** Lets a history happen in a shop of its own, and returns what is wrong once the dust has settled. */
export async function runHistory(ground: Ground, actions: readonly Action[]): Promise<string[]> {
  ground.figures.histories += 1;
  if (ground.figures.histories % HISTORIES_BETWEEN_CLEANINGS === 0) await clean(ground.pool);
  const world = await openWorld(ground);
  try {
    const history = createHistory(world);
    await history.perform({ do: "button", what: "all" });
    for (const action of actions) await history.perform(action);
    return await settleDust(
      world,
      history.network,
      actions.length > SHORT + MAX_OPENING ? undefined : CYCLES_AFTER_SHORT,
    );
  } finally {
    for (const { sim } of storesOf(world)) ground.figures.orders += sim.store.state.orders.size;
    await closeWorld(world);
    await clearJobs(world.pool);
  }
}
