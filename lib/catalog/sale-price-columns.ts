import { endOfDay, startOfDay } from "@/lib/i18n/day-bounds";
import type { VariationEdit } from "./product-schema";
import type { VariationView } from "./product-view";

/** The columns of a variation that an edit of its sale price writes; absent ones stay unchanged. */
export type SalePriceColumns = {
  salePrice?: string | null;
  salePriceFrom?: Date | null;
  salePriceUntil?: Date | null;
  salePriceChangedAt?: Date;
};

type SalePriceEdit = Pick<VariationEdit, "salePrice" | "salePriceFrom" | "salePriceUntil">;
type SalePriceView = Pick<VariationView, "price" | "salePrice" | "salePriceFrom" | "salePriceUntil">;

/** Whether an edit contains a part of the sale price. */
export function changesSalePrice({ salePrice, salePriceFrom, salePriceUntil }: SalePriceEdit): boolean {
  return [salePrice, salePriceFrom, salePriceUntil].some((part) => part !== undefined);
}

/** Returns the prices of a variation as they are after an edit. */
export function withEdit(before: SalePriceView | undefined, edit: SalePriceEdit & { price?: string | undefined }) {
  const { price, salePrice, salePriceFrom, salePriceUntil } = edit;
  return {
    price: price ?? before?.price,
    salePrice: salePrice === undefined ? before?.salePrice : salePrice,
    salePriceFrom: salePriceFrom === undefined ? before?.salePriceFrom : salePriceFrom,
    salePriceUntil: salePriceUntil === undefined ? before?.salePriceUntil : salePriceUntil,
  };
}

/**
 * Returns what an edit of the sale price writes: from the first moment of its first day to the last second of its last
 * day. Without a price there are no days. Any such edit is the shop's decision, which stores are sent from then on.
 */
export function toSalePriceColumns(
  before: SalePriceView | undefined,
  edit: SalePriceEdit,
  timeZone: string,
): SalePriceColumns {
  if (!changesSalePrice(edit)) return {};
  const salePriceChangedAt = new Date();
  if (withEdit(before, edit).salePrice == null)
    return { salePrice: null, salePriceFrom: null, salePriceUntil: null, salePriceChangedAt };
  const { salePrice, salePriceFrom: from, salePriceUntil: until } = edit;
  return {
    salePriceChangedAt,
    ...(salePrice === undefined ? {} : { salePrice }),
    ...(from === undefined ? {} : { salePriceFrom: from === null ? null : startOfDay(from, timeZone) }),
    ...(until === undefined ? {} : { salePriceUntil: until === null ? null : endOfDay(until, timeZone) }),
  };
}
