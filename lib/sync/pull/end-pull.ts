import type { Db } from "@/lib/db";

type PullEnd = { status: "cancelled" } | { status: "failed"; errorCode: string; errorDetail?: string | undefined };

/** Ends a pull before its end. One that has ended already is left unchanged. */
export async function endPull(db: Db, { id }: { id: number }, end: PullEnd): Promise<void> {
  const isFailed = end.status === "failed";
  const { count } = await db.storePull.updateMany({
    where: { id, status: { in: ["reading", "ready", "applying"] } },
    data: {
      status: end.status,
      finishedAt: new Date(),
      resumeAt: null,
      errorCode: isFailed ? end.errorCode : null,
      errorDetail: isFailed ? (end.errorDetail ?? null) : null,
    },
  });
  // People's data is stored for no longer than the pull needs it.
  if (count > 0) await db.pullItem.deleteMany({ where: { pullId: id, kind: "customer" } });
}
