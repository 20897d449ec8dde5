import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { decodeHtmlText } from "../html-text";
import type { WooClient } from "../woo-client";
import { wooText } from "./scalars";

/** The needed part of `system_status`. */
export const wooSystemStatusSchema = z.object({
  environment: z.object({
    /** WooCommerce's version. */
    version: wooText,
    wp_version: wooText,
  }),
});

/** One setting of a group; `value` is a list for multi-selects. */
export const wooSettingSchema = z.object({ id: z.string(), value: z.unknown() });

export type WooSetting = z.infer<typeof wooSettingSchema>;

const paymentGatewaySchema = z.object({
  id: z.string(),
  title: wooText,
  method_title: wooText,
  enabled: z.boolean().nullish(),
});

/** Fetches the versions of WooCommerce and WordPress. @throws WooError */
export async function fetchVersions(
  client: WooClient,
  options: CallOptions = {},
): Promise<{ wooVersion: string; wpVersion: string }> {
  // Without `_fields` the store takes seconds.
  const query = { _fields: "environment.version,environment.wp_version" };
  const request = () => client.get("system_status", query, wooSystemStatusSchema, { signal: options.signal });
  const { environment } = (await callStore(request, options)).data;
  return { wooVersion: environment.version, wpVersion: environment.wp_version };
}

/** Fetches the settings of a group, such as `general`, `tax` or `products`; see `settingValue`. @throws WooError */
export async function fetchSettings(
  client: WooClient,
  group: string,
  options: CallOptions = {},
): Promise<WooSetting[]> {
  const query = { _fields: "id,value" };
  const request = () => client.get(`settings/${group}`, query, z.array(wooSettingSchema), { signal: options.signal });
  return (await callStore(request, options)).data;
}

/** Returns the value of a setting as text; "" when it is absent or not text. */
export function settingValue(settings: readonly WooSetting[], id: string): string {
  const value = settings.find((setting) => setting.id === id)?.value;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Lists the active payment methods, by the shop's own names. @throws WooError */
export async function listPaymentMethods(
  client: WooClient,
  options: CallOptions = {},
): Promise<{ slug: string; name: string }[]> {
  const request = () => client.get("payment_gateways", {}, z.array(paymentGatewaySchema), { signal: options.signal });
  const { data } = await callStore(request, options);
  return data
    .filter((gateway) => gateway.enabled !== false)
    .map(({ id, title, method_title }) => ({ slug: id, name: decodeHtmlText(title || method_title || id) }));
}
