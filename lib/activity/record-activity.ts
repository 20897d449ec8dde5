import type { Db, Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ActivityEntity } from "./activity-schema";

type ActivityEntry = {
  businessId: number;
  /** Null when no person is involved. */
  userId: number | null;
  /** `<entity>.<event>`. The sentence is `actions.<action>` in the activity messages. */
  action: `${ActivityEntity}.${string}`;
  entityId: number | null;
  /** Values that the sentence or the page shows. Never secrets. */
  details?: Prisma.InputJsonObject;
};

/** Records who changed what. Runs in the transaction of the change, so that both are written or neither. */
export async function recordActivity(tx: Db | Tx, { action, ...entry }: ActivityEntry): Promise<void> {
  await tx.activity.create({ data: { ...entry, action, entity: action.slice(0, action.indexOf(".")) } });
}
