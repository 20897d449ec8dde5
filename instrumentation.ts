/**
 * Next's start-up hook, once per server process. The worker lives here by default, so that one
 * small server needs nothing beside it; `WORKER=off` leaves the jobs to others.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServerWorker } = await import("@/lib/jobs/server-worker");
  await startServerWorker();
}
