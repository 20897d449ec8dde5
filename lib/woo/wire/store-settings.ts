import { z } from "zod";
import { wooFlag, wooText } from "../resources/scalars";

/** `system_status`, as far as it is needed; ask with `_fields`, the whole takes seconds. */
export const wooSystemStatusSchema = z.object({
  environment: z.object({
    /** WooCommerce's version. */
    version: wooText,
    wp_version: wooText,
    home_url: wooText,
    site_url: wooText,
    default_timezone: wooText,
  }),
  settings: z.object({
    currency: wooText,
    currency_symbol: wooText,
    number_of_decimals: z.coerce.number().int().min(0).catch(2),
    HPOS_enabled: wooFlag,
  }),
});

/** One setting of `settings/{group}`; a list for multi-selects. */
export const wooSettingSchema = z.object({
  id: z.string(),
  label: wooText,
  value: z.unknown(),
});

/** `data/currencies/current`. `symbol` is HTML-encoded. */
export const wooCurrencySchema = z.object({ code: z.string(), name: wooText, symbol: wooText });

export type WooSystemStatus = z.infer<typeof wooSystemStatusSchema>;
export type WooSetting = z.infer<typeof wooSettingSchema>;
export type WooCurrency = z.infer<typeof wooCurrencySchema>;

/** The value of a setting as text; "" when it is absent or not text. */
export function settingValue(settings: readonly Pick<WooSetting, "id" | "value">[], id: string): string {
  const value = settings.find((setting) => setting.id === id)?.value;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
