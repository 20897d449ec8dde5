import type { Db } from "@/lib/db";

/** The last attempt failed: nothing was written, and the page says so. */
export async function giveUpImport(db: Db, importId: number): Promise<void> {
  await db.productImport.updateMany({
    where: { id: importId, status: { in: ["checking", "applying"] } },
    data: { status: "failed", errorCode: "importFailed", finishedAt: new Date() },
  });
}
