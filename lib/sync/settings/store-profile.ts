import { z } from "zod";

/** Store.profile: what the last good connection test found. */
export const storeProfileSchema = z.object({
  name: z.string(),
  wooVersion: z.string(),
  currency: z.string(),
  currencyDecimals: z.number().int().min(0).max(6),
  pricesIncludeTax: z.boolean(),
  taxEnabled: z.boolean(),
  weightUnit: z.enum(["kg", "g", "lbs", "oz"]),
  timeZone: z.string(),
  taxClasses: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** Whether the store counts stock at all; without it, every quantity that is sent is ignored silently. */
  managesStock: z.boolean().default(true),
  /** What PHP printed before an answer. */
  phpOutput: z.string().nullable().default(null),
  /** The header with which a cache answered in place of the store. */
  cacheHit: z.string().nullable().default(null),
});

export type StoreProfile = z.infer<typeof storeProfileSchema>;

/** Codes of contradictions between store and POS; the message files have their texts. */
export type ProfileWarning =
  | "currency_differs"
  | "decimals_differ"
  | "price_tax_differs"
  | "tax_disabled"
  | "tax_class_missing"
  | "stock_disabled"
  | "version_untried"
  | "php_output"
  | "cached_answers";

/** The oldest WooCommerce that was tried (docs/compatibility.md). */
export const LEAST_WOO_VERSION = "7.5";

/**
 * Lists contradictions between the store's own settings and what is sent to it. They do not stop a sync, since
 * the store accepts everything silently.
 */
export function listProfileWarnings(input: {
  profile: StoreProfile;
  currency: string;
  currencyDecimals: number;
  pricesIncludeTax: boolean;
  defaultTaxClass: string;
  hasTaxRates: boolean;
}): ProfileWarning[] {
  const { profile } = input;
  const warnings: ProfileWarning[] = [];
  if (profile.currency !== input.currency) warnings.push("currency_differs");
  else if (profile.currencyDecimals < input.currencyDecimals) warnings.push("decimals_differ");
  if (!profile.taxEnabled) {
    if (input.hasTaxRates) warnings.push("tax_disabled");
  } else {
    if (profile.pricesIncludeTax !== input.pricesIncludeTax) warnings.push("price_tax_differs");
    const slugs = profile.taxClasses.map((taxClass) => taxClass.slug);
    // The standard class is "standard" in the store's lists and "" on its products.
    if (input.defaultTaxClass !== "" && !slugs.includes(input.defaultTaxClass)) warnings.push("tax_class_missing");
  }
  if (!profile.managesStock) warnings.push("stock_disabled");
  if (isOlder(profile.wooVersion, LEAST_WOO_VERSION)) warnings.push("version_untried");
  if (profile.phpOutput !== null) warnings.push("php_output");
  if (profile.cacheHit !== null) warnings.push("cached_answers");
  return warnings;
}

/** Whether a version such as "10.2.4" comes before another. */
function isOlder(version: string, least: string): boolean {
  return version.localeCompare(least, "en", { numeric: true }) < 0;
}
