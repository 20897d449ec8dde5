import type { Action } from "./action";
import { createHistory } from "./history";
import { clearJobs } from "./job-queue";
import { settleDust } from "./settle-dust";
import { closeWorld, type Ground, openWorld } from "./world";

/** Lets a history happen in a shop of its own, and returns what is wrong once the dust has settled. */
export async function runHistory(ground: Ground, actions: readonly Action[]): Promise<string[]> {
  const world = await openWorld(ground);
  ground.figures.histories += 1;
  try {
    const history = createHistory(world);
    await history.perform({ do: "button", what: "all" });
    for (const action of actions) await history.perform(action);
    return await settleDust(world, history.network);
  } finally {
    await closeWorld(world);
    await clearJobs(world.pool);
  }
}
