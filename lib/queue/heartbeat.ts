import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Regular events whose absence must be noticed. */
export type HeartbeatName = "cron" | "worker";

/** Records that the event happened now. */
export async function beat(db: Db, name: HeartbeatName, details: Prisma.InputJsonObject = {}): Promise<void> {
  const seenAt = new Date();
  await db.heartbeat.upsert({ where: { name }, create: { name, seenAt, details }, update: { seenAt, details } });
}

/** Returns when the event last happened; null for never. */
export function findHeartbeat(db: Db, name: HeartbeatName) {
  return db.heartbeat.findUnique({ where: { name } });
}
