import fc from "fast-check";
import { type Action, histories, type Scope } from "./action";
import { createFigures } from "./figures";
import { runHistory } from "./run-history";
import type { Ground } from "./world";

export type Failure = { seed: number; actions: Action[]; breaches: string[] };

/** Shrinking a history runs it again; after so many runs it is short enough. */
const MAX_SHRINKING_RUNS = 60;
/** A long history takes some three seconds of an idle machine. */
const MAX_HISTORY_MS = 120_000;

/** The history of a seed. */
export function historyOf(scope: Scope, seed: number): Action[] {
  return fc.sample(histories(scope), { seed, numRuns: 1 })[0] ?? [];
}

/** Runs the history of a seed, and shrinks it when something is wrong afterwards; null when nothing is. */
export async function findFailure(ground: Ground, scope: Scope, seed: number): Promise<Failure | null> {
  const breaches = await breachesOf(ground, historyOf(scope, seed));
  if (breaches.length === 0) return null;
  return shrink({ ...ground, figures: createFigures() }, scope, seed);
}

async function shrink(ground: Ground, scope: Scope, seed: number): Promise<Failure | null> {
  let last: { actions: Action[]; breaches: string[] } | undefined;
  let runs = 0;
  const property = fc.asyncProperty(histories(scope), async (actions) => {
    runs += 1;
    if (runs > MAX_SHRINKING_RUNS) return;
    const breaches = await breachesOf(ground, actions);
    if (breaches.length === 0) return;
    last = { actions, breaches };
    throw new Error(breaches.join("\n"));
  });
  await fc.check(property, { seed, numRuns: 1 });
  return last === undefined ? null : { seed, ...last };
}

/** An exception of the engine or of this simulation is a breach as well, and so is a wait for ever. */
async function breachesOf(ground: Ground, actions: readonly Action[]): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve([`it takes more than ${MAX_HISTORY_MS / 1_000} s`]), MAX_HISTORY_MS);
  });
  try {
    return await Promise.race([runHistory(ground, actions), hangs]);
  } catch (error) {
    return [`it threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  } finally {
    clearTimeout(timer);
  }
}
