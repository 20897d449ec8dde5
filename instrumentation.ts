/**
 * Next's start-up hook, once per server process. The worker runs here by default, so that a small server needs no
 * second process; `WORKER=off` leaves the jobs to others. An empty database has its set-up code printed.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { announceSetup } = await import("@/lib/setup/announce-setup");
  await announceSetup();
  const { startServerWorker } = await import("@/lib/jobs/server-worker");
  await startServerWorker();
}
