import { Decimal } from "decimal.js";
import type { Address, LineTax, OrderRecord, TaxRateRecord } from "./state";
import { readSetting, type Store } from "./store";

export type Place = { country: string; state: string; postcode: string; city: string };

const toPlace = (address: Address): Place => ({
  country: address["country"] ?? "",
  state: address["state"] ?? "",
  postcode: address["postcode"] ?? "",
  city: address["city"] ?? "",
});

export function getBasePlace(store: Store): Place {
  const [country = "", state = ""] = readSetting(store, "woocommerce_default_country").split(":");
  return {
    country,
    state,
    postcode: readSetting(store, "woocommerce_store_postcode"),
    city: readSetting(store, "woocommerce_store_city"),
  };
}

export function getTaxPlace(store: Store, order: Pick<OrderRecord, "billing" | "shipping">): Place {
  const basedOn = readSetting(store, "woocommerce_tax_based_on");
  const billing = toPlace(order.billing);
  const shipping = toPlace(order.shipping);
  if (basedOn === "shipping" && shipping.country !== "") return shipping;
  if (basedOn !== "base" && billing.country !== "") return billing;
  return getBasePlace(store);
}

function matchesPostcode(pattern: string, postcode: string): boolean {
  const wanted = postcode.replace(/\s/g, "").toUpperCase();
  const [from, to] = pattern.split("...");
  if (to !== undefined) return Number(wanted) >= Number(from) && Number(wanted) <= Number(to);
  return pattern.endsWith("*") ? wanted.startsWith(pattern.slice(0, -1)) : wanted === pattern.replace(/\s/g, "");
}

const matches = (rate: TaxRateRecord, place: Place): boolean =>
  (rate.country === "" || rate.country === place.country.toUpperCase()) &&
  (rate.state === "" || rate.state === place.state.toUpperCase()) &&
  (rate.postcodes.length === 0 || rate.postcodes.some((pattern) => matchesPostcode(pattern, place.postcode))) &&
  (rate.cities.length === 0 || rate.cities.includes(place.city.toUpperCase()));

const specificity = (rate: TaxRateRecord) =>
  (rate.country ? 8 : 0) +
  (rate.state ? 4 : 0) +
  (rate.postcodes.length > 0 ? 2 : 0) +
  (rate.cities.length > 0 ? 1 : 0);

/** One rate per priority: the most specific. */
export function findTaxRates(store: Store, taxClass: string, place: Place): TaxRateRecord[] {
  if (readSetting(store, "woocommerce_calc_taxes") !== "yes") return [];
  const candidates = [...store.state.taxRates.values()]
    .filter((rate) => rate.class === (taxClass || "standard") && matches(rate, place))
    .sort(
      (left, right) =>
        left.priority - right.priority ||
        specificity(right) - specificity(left) ||
        left.order - right.order ||
        left.id - right.id,
    );
  return candidates.filter(
    (rate, position) => candidates.findIndex((other) => other.priority === rate.priority) === position,
  );
}

const percent = (rate: TaxRateRecord) => new Decimal(rate.rate).div(100);

/** Compound rates apply to the amount with the plain taxes (recorded: refund.order). */
function calculateTax(net: Decimal, rates: TaxRateRecord[]): Map<number, Decimal> {
  const taxes = new Map<number, Decimal>();
  for (const rate of rates.filter((candidate) => !candidate.compound)) taxes.set(rate.id, net.mul(percent(rate)));
  let withTax = [...taxes.values()].reduce((sum, tax) => sum.add(tax), net);
  for (const rate of rates.filter((candidate) => candidate.compound)) {
    const tax = withTax.mul(percent(rate));
    taxes.set(rate.id, tax);
    withTax = withTax.add(tax);
  }
  return taxes;
}

/** The net part of a price with tax. */
export function toNet(gross: Decimal, rates: TaxRateRecord[]): Decimal {
  const plain = rates.filter((rate) => !rate.compound).reduce((sum, rate) => sum.add(percent(rate)), new Decimal(1));
  const compound = rates
    .filter((rate) => rate.compound)
    .reduce((product, rate) => product.mul(percent(rate).add(1)), new Decimal(1));
  return gross.div(plain.mul(compound));
}

/** Rounded to six places, as WooCommerce stores taxes. */
const toTaxText = (amount: Decimal | undefined) => (amount ?? new Decimal(0)).toDecimalPlaces(6).toString();

export function toLineTaxes(rates: TaxRateRecord[], total: Decimal, subtotal: Decimal | null): LineTax[] {
  const totals = calculateTax(total, rates);
  const subtotals = subtotal && calculateTax(subtotal, rates);
  return rates.map((rate) => ({
    id: rate.id,
    total: toTaxText(totals.get(rate.id)),
    subtotal: subtotals ? toTaxText(subtotals.get(rate.id)) : "",
  }));
}

/** "US-CA-VAT 10%-1" */
export const toRateCode = (rate: TaxRateRecord): string =>
  [rate.country, rate.state, rate.name.toUpperCase() || "TAX", rate.priority].filter((part) => part !== "").join("-");
