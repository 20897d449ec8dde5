import { AppError } from "@/lib/errors";
import { ONCE } from "@/lib/woo/call-store";
import { stripHtml } from "@/lib/woo/html-text";
import {
  fetchShownProduct,
  fetchShownVariations,
  type WooShownProduct,
  type WooShownVariation,
} from "@/lib/woo/resources/shown-products";
import { writeQuantity } from "@/lib/woo/resources/sellable";
import { isWooError } from "@/lib/woo/woo-error";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { shortenText } from "@/lib/sync/core/sent-values";
import { isSameInStore } from "@/lib/woo/resources/same-field";
import { loadRemoteNames } from "./load-remote-names";
import { type PlannedLine, type PlannedProduct, type PreviewContext } from "./planned-line";
import {
  type FieldValues,
  groupByField,
  PRODUCT_FIELDS,
  type ProductField,
  type RemoteNames,
  type ShownValue,
  toShownValue,
} from "@/lib/woo/resources/product-fields";
import type { PreviewDetailsRequest } from "./preview-request-schema";
import { createPreviewContext, listSentFields, planReading } from "./preview-slice";
import { type PreviewDetails, type PreviewLine, type PreviewRow, type StoreReadError } from "./preview-view";

/** The product in the store and its variations by remote id; null parts are missing there. */
type InStore = { product: WooShownProduct | null; variations: ReadonlyMap<number, WooShownVariation> };

/**
 * Returns a product's fields: what the POS has, what was last sent, and, where the store is read, what it has.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store or product
 * @throws AppError `conflict` (`storeNotConnected`, `storeKeysUnreadable`) when the store cannot be asked
 */
export async function previewDetails(
  deps: EngineDeps,
  { productId, ...of }: { businessId: number; storeId: number; productId: number },
  request: PreviewDetailsRequest,
): Promise<PreviewDetails> {
  const context = await createPreviewContext(deps, of, request);
  const { planned: plans, storeError } = await planReading(context, [productId], request);
  const planned = plans[0];
  if (!planned) throw new AppError("not_found", "notFound");
  const read =
    request.isStoreRead && storeError === null ? await readInStore(context, planned) : { inStore: null, storeError };
  const { inStore } = read;
  const names = await loadRemoteNames(context, planned.product);
  return {
    id: productId,
    kind: planned.kind,
    currency: context.business.currency,
    weightUnit: context.profile?.weightUnit ?? context.business.weightUnit,
    lines: planned.lines.map((line) => toLine(planned.product.name, line, names, inStore)),
    isStoreRead: inStore !== null,
    storeError: read.storeError,
  };
}

async function readInStore(
  context: PreviewContext,
  { product, lines }: PlannedProduct,
): Promise<{ inStore: InStore | null; storeError: StoreReadError | null }> {
  const remoteId = lines[0]?.remoteId ?? null;
  const missing: InStore = { product: null, variations: new Map() };
  if (remoteId === null) return { inStore: missing, storeError: null };
  try {
    const found = await fetchShownProduct(context.client, remoteId, ONCE);
    const hasVariations = product.type === "variable" && lines.some((line) => line.variation && line.remoteId);
    const variations = hasVariations ? await fetchShownVariations(context.client, remoteId, ONCE) : missing.variations;
    return { inStore: { product: found, variations }, storeError: null };
  } catch (error) {
    if (!isWooError(error)) throw error;
    if (error.code === "resource_missing") return { inStore: missing, storeError: null };
    return { inStore: null, storeError: { errorCode: error.code, errorDetail: error.storeMessage ?? null } };
  }
}

function toLine(productName: string, line: PlannedLine, names: RemoteNames, inStore: InStore | null): PreviewLine {
  const { variation, remoteId } = line;
  const remote =
    variation === null ? inStore?.product : remoteId === null ? undefined : inStore?.variations.get(remoteId);
  const sent = new Set(listSentFields(line));
  const wanted = groupByField({ ...line.wanted, ...line.payload, ...quantityPayload(line) });
  if (line.images.count > 0 || line.images.isSent) wanted.set("images", { images: line.images.count });
  const last = groupByField(line.values);
  const storeValues = remote ? groupByField(remote) : undefined;
  return {
    variationId: variation?.id ?? null,
    label: variation ? variation.options.map(({ value }) => value).join(" · ") : productName,
    sku: variation?.sku ?? textOf(wanted.get("sku")?.["sku"]),
    kind: line.kind,
    rows: PRODUCT_FIELDS.flatMap((field): PreviewRow[] => {
      const values = wanted.get(field);
      if (values === undefined) return [];
      const isKnown = line.sent[field === "shortDescription" ? "description" : field] !== undefined;
      const row = {
        field,
        isSent: sent.has(field),
        now: toText(toShownValue(field, values, names)),
        lastSent: toText(toLastSent(field, line, isKnown ? last.get(field) : undefined, names)),
      };
      if (!remote) return [row];
      return [{ ...row, inStore: compare(field, values, storeValues?.get(field), names) }];
    }),
  };
}

function quantityPayload({ quantity }: PlannedLine): object {
  return quantity === null ? {} : writeQuantity(quantity.now);
}

function toLastSent(
  field: ProductField,
  { quantity }: PlannedLine,
  values: FieldValues | undefined,
  names: RemoteNames,
): ShownValue | null {
  if (field === "stock" && quantity !== null)
    return quantity.lastSent === null
      ? null
      : { kind: "stock", isCounted: true, quantity: Number(quantity.lastSent), status: null };
  return toShownValue(field, values, names);
}

function compare(
  field: ProductField,
  wanted: FieldValues,
  remote: FieldValues | undefined,
  names: RemoteNames,
): NonNullable<PreviewRow["inStore"]> {
  return { value: toText(toShownValue(field, remote, names)), isSame: isSameInStore(field, wanted, remote) };
}

/** Texts without markup and of a length that fits a table. */
function toText(value: ShownValue | null): ShownValue | null {
  return value?.kind === "text" ? { ...value, text: shortenText(stripHtml(value.text)) } : value;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
