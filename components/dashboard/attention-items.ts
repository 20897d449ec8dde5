import { getLocale, getTranslations } from "next-intl/server";
import type { ShopOverview } from "@/lib/dashboard/shop-overview";
import type { StoreAttention, StoresOverview } from "@/lib/dashboard/get-stores-overview";
import { formatDateTime } from "@/lib/i18n/format";
import type { Tone } from "@/components/ui/tone";

/** A thing that needs a person, and the page where a person resolves it; null when there is none. */
export type AttentionItem = { key: string; tone: Tone; text: string; href: string | null };

const TONES: Record<StoreAttention["kind"], Tone> = {
  fault: "danger",
  failedOrders: "danger",
  waiting: "warning",
  conflicts: "warning",
  decisions: "warning",
  failing: "warning",
};

/** The page for each kind, without the store's query. */
const PLACES: Record<StoreAttention["kind"], string> = {
  fault: "/woocommerce",
  failedOrders: "/woocommerce/orders?view=failed",
  waiting: "/woocommerce/orders?view=waiting",
  conflicts: "/woocommerce/orders?view=conflicts",
  decisions: "/woocommerce/decisions",
  failing: "/woocommerce",
};

function placeOf({ kind, storeId }: StoreAttention): string {
  const place = PLACES[kind];
  return `${place}${place.includes("?") ? "&" : "?"}store=${storeId}`;
}

/** Everything that needs a person, most urgent first. */
export async function toAttentionItems(
  shop: ShopOverview,
  stores: StoresOverview | null,
  timeZone: string,
): Promise<AttentionItem[]> {
  const t = await getTranslations("dashboard");
  const locale = await getLocale();
  const items: AttentionItem[] = [];
  if (stores?.overdueSince != null) {
    const text =
      stores.overdueSince === "never"
        ? t("neverRan")
        : t("overdue", { time: formatDateTime(locale, stores.overdueSince, timeZone) });
    items.push({ key: "overdue", tone: "danger", text, href: null });
  }
  for (const item of stores?.attention ?? []) {
    const { kind, storeId, store, count } = item;
    items.push({
      key: `${kind}-${storeId}`,
      tone: TONES[kind],
      text: t(`storeItems.${kind}`, { store, count }),
      href: placeOf(item),
    });
  }
  if (shop.uncategorised > 0) {
    items.push({
      key: "uncategorised",
      tone: "neutral",
      text: t("uncategorised", { count: shop.uncategorised }),
      href: "/products?category=none",
    });
  }
  return items;
}
