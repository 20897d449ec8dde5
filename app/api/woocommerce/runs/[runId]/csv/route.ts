import { getTranslations } from "next-intl/server";
import { getDb } from "@/lib/db";
import { toByteStream } from "@/lib/http/byte-stream";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readFilter } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { entryFilterSchema } from "@/lib/sync/runs/entry-filter";
import { exportEntries } from "@/lib/sync/runs/export-entries";
import { toEntryWords } from "./entry-words";

/** GET /api/woocommerce/runs/<id>/csv — the filtered log as a file, streamed page by page. */
export const GET = withUser<{ runId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const runId = parseId(params.runId);
  const words = toEntryWords(await getTranslations("history"), await getTranslations("wooErrors"));
  const filter = readFilter(entryFilterSchema, new URL(request.url).searchParams);
  const lines = await exportEntries(getDb(), user.businessId, runId, filter, words);
  return new Response(toByteStream(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="sync-${runId}.csv"`,
      "cache-control": "no-store",
    },
  });
});
