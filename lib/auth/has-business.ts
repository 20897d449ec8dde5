import type { Db, Tx } from "@/lib/db";

/** Whether the database has a business. Without one there is nobody to sign in, and the set-up page is shown. */
export async function hasBusiness(db: Db | Tx): Promise<boolean> {
  return (await db.business.findFirst({ select: { id: true } })) !== null;
}
