import { NextResponse } from "next/server";
import { getTranslations } from "next-intl/server";
import { stringify } from "csv-stringify/sync";
import { getImport, listProblems } from "@/lib/catalog/import/get-import";
import { escapeFormula } from "@/lib/catalog/import/csv-text";
import type { ProblemPage } from "@/lib/catalog/import/import-schema";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { noFilterSchema, readListQuery } from "@/lib/list/filter";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";
import { streamText } from "../../../stream-text";

/** GET /api/products/imports/<id>/problems — a page of the bad lines; with ?file=csv all bad lines as a file. */
export const GET = withUser<{ id: string }>(IMPORT_PRODUCTS, async ({ request, user, params }) => {
  const id = parseId(params.id);
  if (new URL(request.url).searchParams.get("file") !== "csv") {
    const { cursor } = readListQuery(noFilterSchema, request);
    return NextResponse.json(await listProblems(getDb(), user.businessId, id, cursor));
  }
  await getImport(getDb(), user.businessId, id);
  return streamText(await toFile(user.businessId, id), `import-${id}-problems.csv`);
});

async function toFile(businessId: number, id: number): Promise<AsyncGenerator<string>> {
  const issues = await getTranslations("importProducts.issues");
  const columns = await getTranslations("importProducts.columns");
  const reason = (code: string, value: string) => issues(code as "skuTwice", { value });
  async function* pages() {
    yield `\uFEFF${stringify([[columns("line"), "SKU", columns("name"), columns("reason")]])}`;
    for (let cursor: string | undefined | null; cursor !== null;) {
      const page: ProblemPage = await listProblems(getDb(), businessId, id, cursor, 1000);
      const lines = page.items.map(({ line, sku, name, issues: found }) => [
        String(line),
        sku,
        name,
        found.map(({ code, value }) => reason(code, value)).join(" "),
      ]);
      yield stringify(lines.map((cells) => cells.map(escapeFormula)));
      cursor = page.nextCursor;
    }
  }
  return pages();
}
