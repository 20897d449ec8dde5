import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { idSchema } from "@/lib/id-schema";
import { defineJob, handleJob, PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import type { JobTime } from "@/lib/queue/job-time";
import { numberedName } from "@/lib/queue/numbered-name";
import { fetchImages } from "./fetch-images";

export const IMAGES_QUEUE = numberedName("import-images");

/** Fetches the images that a product file names, after its products are written. */
const imagesJob = defineJob<{ importId: number }>({
  name: "catalog.import-images",
  schema: z.object({ importId: idSchema }),
  priority: PRIORITY.catalogue,
  queueOf: ({ importId }) => IMAGES_QUEUE.of(importId),
});

export function enqueueImages(tx: Tx | Db, importId: number): Promise<void> {
  return enqueue(tx, imagesJob, { importId });
}

export const handledImagesJob = handleJob(imagesJob, {
  handle: async ({ db, time }: { db: Db; time?: JobTime }, { importId }) => {
    const allowPrivate = env().ALLOW_PRIVATE_STORE_ADDRESSES;
    if (!(await fetchImages(db, importId, { allowPrivate, time }))) await enqueueImages(db, importId);
  },
  giveUp: async ({ db }, { importId }) => {
    await db.productImportImage.updateMany({
      where: { importId, status: "waiting" },
      data: { status: "failed", errorCode: "unreachable" },
    });
  },
});
