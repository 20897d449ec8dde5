import { JOBS } from "@/lib/jobs/task-list";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { createAdaptiveLimiter } from "@/lib/woo/adaptive-limiter";
import { bindSignal } from "@/lib/woo/bind-signal";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { type Disturbance, isAtStatement } from "./disturbance";
import { countFault } from "./figures";
import { completeJob, failJob, freeJobs, type QueuedJob, takeJob } from "./job-queue";
import type { Network } from "./network";
import { createProcess, type SimProcess, type StatementFate, withinProcess } from "./process";
import { KEYS } from "./connect-store";
import { POS_URL, type World } from "./world";

/** What goes wrong while some jobs run one after another, and how many requests and statements they have made. */
export type Line<Action> = { disturbances: readonly Disturbance<Action>[]; requests: number; statements: number };

const QUIET_LINE: Line<never> = { disturbances: [], requests: 0, statements: 0 };

export type JobEnd = "none" | "done" | "failed" | "died";

let workers = 0;

/**
 * Runs the next job that is ready in a process of its own, on a line that disturbances happen on.
 *
 * @param running the jobs under way, the innermost last
 */
export async function runNextJob<Action>(
  world: World,
  network: Network<Action>,
  running: QueuedJob[],
  line: Line<Action> = QUIET_LINE,
): Promise<JobEnd> {
  workers += 1;
  const worker = `sim-${workers}`;
  const job = await takeJob(world.pool, worker);
  if (job === null) return "none";
  world.figures.jobs += 1;
  running.push(job);
  const end = await runJob(world, network, worker, job, line);
  running.pop();
  // Another worker frees the jobs of a dead one, as lib/jobs/unlock-dead-workers.ts does.
  if (end === "died") await freeJobs(world.pool, worker);
  return end;
}

/** Runs a job that another worker has under way, as happens when a living process is taken for dead. */
export async function runTwin<Action>(world: World, network: Network<Action>, job: QueuedJob): Promise<void> {
  const process = createProcess();
  const handled = JOBS.find(({ name }) => name === job.name);
  try {
    const deps = depsOf(world, network, process, QUIET_LINE);
    await withinProcess(process, async () => handled?.handle(deps, job.payload));
  } catch {
    // The job is the first worker's: its end decides.
  }
}

async function runJob<Action>(
  world: World,
  network: Network<Action>,
  worker: string,
  job: QueuedJob,
  line: Line<Action>,
): Promise<JobEnd> {
  const handled = JOBS.find(({ name }) => name === job.name);
  if (!handled) throw new Error(`no task is called ${job.name}`);
  const process = createProcess(() => nextFate(world, line));
  const deps = depsOf(world, network, process, line);
  const work = async (): Promise<JobEnd> => {
    try {
      await handled.handle(deps, job.payload);
      // The job's own end is a statement of the process as well.
      if (process.meetFate()?.end === "process") {
        process.kill();
        return await process.hang();
      }
      await completeJob(world.pool, worker, job);
      return "done";
    } catch (error) {
      if (process.isDead) return "died";
      if (job.attempts >= job.maxAttempts) await handled.giveUp(deps, job.payload, error);
      await failJob(world.pool, worker, job, error);
      return "failed";
    }
  };
  const death = process.died.then((): JobEnd => {
    world.dead.push(process);
    return "died";
  });
  return Promise.race([withinProcess(process, work), death]);
}

function nextFate<Action>({ figures }: World, line: Line<Action>): StatementFate | null {
  line.statements += 1;
  const found = line.disturbances.filter(isAtStatement).find(({ at }) => at === line.statements);
  if (!found) return null;
  countFault(figures, found.kind);
  return { end: found.kind === "cut" ? "connection" : "process", when: found.when };
}

function depsOf<Action>(
  { db, figures, clock }: World,
  network: Network<Action>,
  process: SimProcess,
  line: Line<Action>,
): EngineDeps {
  const { signal } = process.ending;
  const open = (url: string): WooClient =>
    createWooClient({
      url,
      ...KEYS,
      send: (_, request) => {
        line.requests += 1;
        figures.requests += 1;
        return network.carry(
          process,
          { ...request, url },
          line.disturbances.flatMap((one) => (!isAtStatement(one) && one.at === line.requests ? [one] : [])),
        );
      },
    });
  return {
    db,
    publicUrl: POS_URL,
    limiter: createAdaptiveLimiter(),
    openClient: ({ url }) => bindSignal(open(url), signal),
    retry: { attempts: 2, firstDelayMs: 1, maxDelayMs: 5, signal },
    clock: { now: Date.now, wait: (ms) => (process.isDead ? process.hang() : clock.forward(ms)) },
    time: { isOver: () => signal.aborted, signal },
  };
}
