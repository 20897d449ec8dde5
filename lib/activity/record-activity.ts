import type { Db, Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ActivityEntity } from "./activity-schema";

export type ActivityEntry = {
  businessId: number;
  /** Null: nobody, the system itself. */
  userId: number | null;
  /** `<entity>.<what happened>`; its sentence is `actions.<action>` of the activity messages. */
  action: `${ActivityEntity}.${string}`;
  entityId: number | null;
  /** Names and values that the sentence or the page shows; never secrets. */
  details?: Prisma.InputJsonObject;
};

/** Writes down who changed what. Call it in the transaction of the change: both are there, or neither. */
export async function recordActivity(tx: Db | Tx, { action, ...entry }: ActivityEntry): Promise<void> {
  await tx.activity.create({ data: { ...entry, action, entity: action.slice(0, action.indexOf(".")) } });
}
