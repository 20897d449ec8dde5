import { getTranslations } from "next-intl/server";
import { BYTE_ORDER_MARK, toCsvLine } from "@/lib/csv";
import { getDb } from "@/lib/db";
import { toByteStream } from "@/lib/http/byte-stream";
import { withUser } from "@/lib/http/with-user";
import { readFilter } from "@/lib/list/filter";
import { eachSalePage } from "@/lib/sales/list-sales";
import { saleFilterSchema } from "@/lib/sales/sale-filter";
import type { SaleListItem } from "@/lib/sales/sale-view";

/** GET /api/sales/export — the filtered list as a CSV file, streamed page by page. */
export const GET = withUser({ all: ["sales.view"] }, async ({ request, user }) => {
  const filter = readFilter(saleFilterSchema, new URL(request.url).searchParams);
  const t = await getTranslations("sales");
  const head = [
    t("columns.number"),
    t("columns.soldAt"),
    t("columns.source"),
    t("columns.status"),
    t("columns.customer"),
    t("columns.location"),
    t("columns.currency"),
    t("columns.total"),
    t("columns.refunded"),
    t("columns.orderNumber"),
  ];
  const toCells = (sale: SaleListItem) => [
    sale.number,
    sale.soldAt,
    t(`sources.${sale.source}`),
    t(`statuses.${sale.status}`),
    sale.customerName ?? "",
    sale.locationName,
    sale.currency,
    sale.total,
    sale.refunded,
    sale.orderNumber ?? "",
  ];
  async function* writeLines(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + toCsvLine(head);
    for await (const items of eachSalePage(getDb(), user.businessId, filter))
      yield items.map((sale) => toCsvLine(toCells(sale))).join("");
  }
  return new Response(toByteStream(writeLines()), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="sales.csv"',
      "cache-control": "no-store",
    },
  });
});
