import type { Db } from "@/lib/db";

/** Why an import is given up: its last try failed, or its writing never fitted the time of a job. */
type GiveUpReason = "importFailed" | "importTooLong";

/** Sets an import under way to failed. Nothing of its file is written, and the page states the reason. */
export async function giveUpImport(db: Db, importId: number, errorCode: GiveUpReason = "importFailed"): Promise<void> {
  await db.productImport.updateMany({
    where: { id: importId, status: { in: ["checking", "applying"] } },
    data: { status: "failed", errorCode, finishedAt: new Date() },
  });
}
