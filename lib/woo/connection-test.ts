import { type CallOptions, ONCE } from "./call-store";
import type { WooErrorCode } from "./error-codes";
import { checkPages } from "./resources/check-pages";
import { probeWrite } from "./resources/probe";
import { fetchAnyProduct } from "./resources/products";
import { fetchSettings, fetchVersions, settingValue } from "./resources/settings";
import { listTaxClasses, type WooTaxClass } from "./resources/taxes";
import { findStore } from "./find-store";
import { followGet, type PublicGetOptions } from "./public-get";
import { readSiteIndex, type SiteIndex, toIndexAddress } from "./site-index";
import { createWooClient, type WooClient, type WooClientOptions } from "./woo-client";
import { isWooError } from "./woo-error";

export type ConnectedStore = {
  ok: true;
  storeName: string;
  wooVersion: string;
  wpVersion: string;
  /** ISO 4217 code. */
  currency: string;
  /** Digits that the shop shows and rounds to; a setting that may differ from ISO 4217. */
  currencyDecimals: number;
  pricesIncludeTax: boolean;
  taxEnabled: boolean;
  taxRoundAtSubtotal: boolean;
  /** `kg`, `g`, `lbs` or `oz`. */
  weightUnit: string;
  /** IANA zone or an offset such as `+05:30`. */
  timezone: string;
  taxClasses: WooTaxClass[];
  /** Whether the store counts stock at all. */
  managesStock: boolean;
  /** What PHP printed before an answer of the test. */
  phpOutput: string | null;
  /** The header with which a cache answered a request of the test. */
  cacheHit: string | null;
  permissions: "read_write";
};

export type FailedConnection = {
  ok: false;
  code: WooErrorCode;
  status?: number | undefined;
  /** The store's own message, if it sent one. */
  storeMessage?: string | undefined;
  /** For `redirected`: the host that the store redirects to. */
  redirectHost?: string | undefined;
};

/** What a page in place of data is called before the page is read. */
const PAGE_CODES: ReadonlySet<WooErrorCode> = new Set(["not_json", "maintenance", "firewall_blocked"]);

/** Longest wait for each of the unauthenticated look-ups, in ms. */
const PROBE_TIMEOUT_MS = 10_000;

/**
 * Tests an address and a key: reads, writes an empty batch, then reads the shop's profile. Changes nothing in the store
 * and never retries. An error of the store is a result with a code, not thrown.
 *
 * @throws Interrupted when the signal fires
 */
export async function testConnection(
  options: WooClientOptions,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ConnectedStore | FailedConnection> {
  const probe = { allowPrivate: options.allowPrivateAddresses ?? false, timeoutMs: PROBE_TIMEOUT_MS };
  try {
    const client = createWooClient(options);
    const call = { ...ONCE, signal };
    await fetchAnyProduct(client, call);
    await checkPages(client, call);
    const refusedWrite = await findWriteRefusal(client, call);
    if (refusedWrite) return refusedWrite;
    const [store, index] = await Promise.all([readStore(client, call), findSiteIndex(options.url, probe)]);
    return {
      ok: true,
      ...store,
      storeName: index?.name || new URL(options.url).host,
      timezone: index?.timezone || "UTC",
      phpOutput: client.phpOutput() ?? null,
      cacheHit: client.cacheHit() ?? null,
      permissions: "read_write",
    };
  } catch (error) {
    const failed = toFailure(error);
    if (failed.code === "not_found_route") return { ...failed, code: "woocommerce_missing" };
    if (!PAGE_CODES.has(failed.code)) return failed;
    const found = await findStore(options.url, probe);
    return found.ok
      ? failed
      : { ...failed, code: found.code, storeMessage: failed.storeMessage ?? found.detail ?? undefined };
  }
}

/**
 * The key could read, so any refusal of it now concerns writing, even where the message is in another language (recording
 * `auth.read-only.batch`).
 */
async function findWriteRefusal(client: WooClient, call: CallOptions): Promise<FailedConnection | null> {
  try {
    await probeWrite(client, call);
    return null;
  } catch (error) {
    const failed = toFailure(error);
    return failed.code.startsWith("auth_") ? { ...failed, code: "auth_read_only" } : failed;
  }
}

async function readStore(client: WooClient, call: CallOptions) {
  const [versions, general, tax, products, taxClasses] = await Promise.all([
    fetchVersions(client, call),
    fetchSettings(client, "general", call),
    fetchSettings(client, "tax", call),
    fetchSettings(client, "products", call),
    listTaxClasses(client, call),
  ]);
  const decimals = Number.parseInt(settingValue(general, "woocommerce_price_num_decimals"), 10);
  return {
    ...versions,
    currency: settingValue(general, "woocommerce_currency"),
    currencyDecimals: Number.isNaN(decimals) ? 2 : decimals,
    pricesIncludeTax: settingValue(tax, "woocommerce_prices_include_tax") === "yes",
    taxEnabled: settingValue(general, "woocommerce_calc_taxes") === "yes",
    taxRoundAtSubtotal: settingValue(tax, "woocommerce_tax_round_at_subtotal") === "yes",
    weightUnit: settingValue(products, "woocommerce_weight_unit"),
    managesStock: settingValue(products, "woocommerce_manage_stock") !== "no",
    taxClasses,
  };
}

/** Reads the public index of a store; null when the store keeps it to itself. */
async function findSiteIndex(url: string, options: PublicGetOptions): Promise<SiteIndex | null> {
  return followGet(toIndexAddress(`${url}/wp-json/`), options).then(readSiteIndex, () => null);
}

function toFailure(error: unknown): FailedConnection {
  if (!isWooError(error)) throw error;
  const { code, status, storeMessage, redirectHost } = error;
  return { ok: false, code, status, storeMessage, redirectHost };
}
