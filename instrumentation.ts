/**
 * Next's start-up hook, once per server process. The worker runs here by default, so that a small server needs no
 * second process; `WORKER=off` leaves the jobs to others. An empty database has its set-up code printed. A production
 * server on which the demo's people can sign in does not start.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseDemoSignIns } = await import("@/lib/setup/refuse-demo-sign-ins");
  await refuseDemoSignIns();
  const { announceSetup } = await import("@/lib/setup/announce-setup");
  await announceSetup();
  const { startServerWorker } = await import("@/lib/jobs/server-worker");
  await startServerWorker();
}
