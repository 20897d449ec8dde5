import { runUntilEnded } from "./lifetime";
import { loadEnvFile } from "./load-env-file";
import { openLocalEnvironment } from "./local-environment";
import { findPendingProblem, findProblems } from "./find-problems";

/** Runs jobs without a web server, on as many machines as wanted. On SIGTERM each worker finishes its active jobs. */
await runUntilEnded(async (lifetime) => {
  loadEnvFile();
  const isGiven = Boolean(process.env.DATABASE_URL);
  if (!isGiven) {
    const environment = await openLocalEnvironment({ APP_URL: "http://localhost:3000" });
    lifetime.onEnd(() => environment.close());
  }
  const problems = await findProblems(process.env);
  if (problems.length === 0) problems.push(...(await findPendingProblem(process.env.DATABASE_URL!)));
  if (problems.length > 0) throw new Error(problems.join("\n"));

  // Imported late: lib/env reads the environment once, and it is complete only now.
  const [
    { env },
    { getDb, getPool },
    { applyLogLevel, log },
    { findListenUrl },
    { startWorker },
    { superviseWorker },
    { engineDeps },
    { findDemoSignIns },
  ] = await Promise.all([
    import("@/lib/env"),
    import("@/lib/db"),
    import("@/lib/log"),
    import("@/lib/jobs/listen-url"),
    import("@/lib/jobs/run-worker"),
    import("@/lib/jobs/supervise-worker"),
    import("@/lib/sync/core/engine-deps"),
    import("@/lib/setup/demo-sign-ins"),
  ]);
  applyLogLevel();
  // The embedded database is the demo's own.
  const open = isGiven ? await findDemoSignIns(getDb()) : [];
  if (open.length > 0) throw new Error(open.join("\n"));
  const concurrency = env().WORKER_CONCURRENCY;
  const supervisor = superviseWorker(async () => {
    const listenUrl = await findListenUrl(env());
    const worker = await startWorker(engineDeps(), getPool(), { concurrency, listenUrl });
    log.info({ concurrency, listens: listenUrl !== null }, "worker started");
    return worker;
  });
  lifetime.onEnd(async () => {
    await supervisor.stop();
    await getDb().$disconnect();
    await getPool().end();
    log.info("worker stopped");
  });
});
