import { decodeHTML } from "entities";
import { Decimal } from "decimal.js";
import { isObject, toText } from "./json";
import { listSettings } from "./settings-catalogue";
import { readSetting, type Store } from "./store";

export type Currency = { code: string; name: string; symbol: string };

let known: Map<string, Currency> | null = null;

/** Names and symbols as the recorded settings list them: `Euro (&euro;) — EUR`. */
export function listCurrencies(): Map<string, Currency> {
  if (known) return known;
  const options = listSettings("general").find((setting) => setting["id"] === "woocommerce_currency")?.["options"];
  known = new Map();
  for (const [code, label] of Object.entries(isObject(options) ? options : {})) {
    const match = /^(.*) \((.*)\) — /.exec(toText(label));
    known.set(code, { code, name: match?.[1] ?? code, symbol: match?.[2] ?? code });
  }
  return known;
}

export function getCurrency(store: Store): Currency {
  const code = readSetting(store, "woocommerce_currency");
  return listCurrencies().get(code) ?? { code, name: code, symbol: code };
}

export const readDecimals = (store: Store): number =>
  Number(readSetting(store, "woocommerce_price_num_decimals") || "2");

function formatAmount(store: Store, amount: string): string {
  const [whole = "0", fraction] = new Decimal(amount).abs().toFixed(readDecimals(store)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, readSetting(store, "woocommerce_price_thousand_sep"));
  return fraction === undefined
    ? grouped
    : `${grouped}${readSetting(store, "woocommerce_price_decimal_sep")}${fraction}`;
}

function place(store: Store, symbol: string, amount: string): string {
  switch (readSetting(store, "woocommerce_currency_pos")) {
    case "right":
      return `${amount}${symbol}`;
    case "left_space":
      return `${symbol}&nbsp;${amount}`;
    case "right_space":
      return `${amount}&nbsp;${symbol}`;
    default:
      return `${symbol}${amount}`;
  }
}

/** As text, with the symbol as an entity, as in `price_html`. */
export const formatPriceEntity = (store: Store, amount: string): string =>
  place(store, getCurrency(store).symbol, formatAmount(store, amount));

export const formatPrice = (store: Store, amount: string): string => decodeHTML(formatPriceEntity(store, amount));

export function toPriceHtml(store: Store, amount: string, isHidden = false): string {
  const symbol = `<span class="woocommerce-Price-currencySymbol">${getCurrency(store).symbol}</span>`;
  const hidden = isHidden ? ' aria-hidden="true"' : "";
  return `<span class="woocommerce-Price-amount amount"${hidden}><bdi>${place(store, symbol, formatAmount(store, amount))}</bdi></span>`;
}
