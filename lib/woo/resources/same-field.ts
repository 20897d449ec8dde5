import { Decimal } from "decimal.js";
import { nameKey, stripHtml } from "../html-text";
import { parseWooDate } from "../woo-date";
import type { FieldValues, ProductField } from "./product-fields";

/**
 * Whether the store has what it should have of a field, as a person sees it. The store filters HTML, encodes names,
 * formats numbers and sorts options, so texts are compared without markup and lists without order.
 */
export function isSameInStore(field: ProductField, wanted: FieldValues, inStore: FieldValues | undefined): boolean {
  if (inStore === undefined) return false;
  return Object.entries(wanted).every(([key, value]) => {
    const remote = inStore[key];
    if (field === "tax" && key === "tax_class" && wanted["tax_status"] === "none") return true;
    // The store deletes the begin of a sale price once it has begun.
    if (key === "date_on_sale_from_gmt" && !remote) return true;
    if (key === "date_on_sale_from_gmt" || key === "date_on_sale_to_gmt") return isSameTime(value, remote);
    if (key === "regular_price" || key === "sale_price" || key === "weight") return isSameNumber(value, remote);
    if (key === "categories") return isSameList(value, remote, "id");
    if (key === "attributes") return isSameList(value, remote, "attribute");
    if (typeof value === "string" && typeof remote === "string")
      return nameKey(stripHtml(value)) === nameKey(stripHtml(remote));
    return value === remote;
  });
}

function isSameNumber(wanted: unknown, remote: unknown): boolean {
  if (wanted === "" || remote === "" || remote === undefined) return (wanted ?? "") === (remote ?? "");
  try {
    return new Decimal(String(wanted)).equals(String(remote));
  } catch {
    return false;
  }
}

function isSameTime(wanted: unknown, remote: unknown): boolean {
  const timeOf = (date: unknown) => (typeof date === "string" ? parseWooDate(date)?.getTime() : undefined);
  return timeOf(wanted) === timeOf(remote);
}

type Item = { id?: unknown; option?: unknown; options?: unknown };

function isSameList(wanted: unknown, remote: unknown, by: "id" | "attribute"): boolean {
  const keys = (list: unknown) =>
    (Array.isArray(list) ? (list as Item[]) : []).map((item) => (by === "id" ? String(item.id) : attributeKey(item)));
  return keys(wanted).toSorted().join("\n") === keys(remote).toSorted().join("\n");
}

function attributeKey({ id, option, options }: Item): string {
  const values = Array.isArray(options) ? options : [option];
  return `${String(id)}: ${values
    .map((value) => nameKey(String(value)))
    .toSorted()
    .join("|")}`;
}
