import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { getPool } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";
import { log } from "@/lib/log";
import { exportBusiness } from "@/lib/settings/export-business";

/** GET /api/settings/backup/export — all data of the business as gzipped lines of JSON, streamed. */
export const GET = withUser({ all: ["settings.edit"] }, async ({ user }) => {
  const day = new Date().toISOString().slice(0, 10);
  const lines = Readable.from(exportBusiness(getPool(), user.businessId));
  const packed = createGzip();
  // A broken stream reaches the browser as a broken download, and the last line tells a whole file from a part.
  lines.on("error", (error) => {
    log.error({ err: error, businessId: user.businessId }, "an export broke off");
    packed.destroy(error);
  });
  packed.on("close", () => lines.destroy());
  return new Response(Readable.toWeb(lines.pipe(packed)) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/gzip",
      "content-disposition": `attachment; filename="aurpos-${user.businessId}-${day}.ndjson.gz"`,
      "cache-control": "no-store",
    },
  });
});
