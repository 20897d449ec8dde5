import type { Db } from "@/lib/db";
import { type BarcodeSymbol, barcodeSymbol } from "./barcode-symbol";
import { drawBarcode } from "./draw-barcode";
import { getProduct } from "./get-product";

export type Label = {
  variationId: number;
  name: string;
  options: string;
  code: string;
  price: string;
  svg: string | null;
};

/**
 * A label for each variation on sale. `svg` is null where no barcode can encode the code.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export async function listLabels(
  db: Db,
  businessId: number,
  productId: number,
): Promise<{ name: string; labels: Label[] }> {
  const product = await getProduct(db, businessId, productId);
  const labels = product.variations
    .filter(({ isArchived }) => !isArchived)
    .map((variation): Label => {
      const symbol = barcodeSymbol(variation);
      return {
        variationId: variation.id,
        name: product.name,
        options: variation.options.map(({ value }) => value).join(" / "),
        code: symbol?.text ?? variation.sku,
        price: variation.price,
        svg: symbol === null ? null : draw(symbol),
      };
    });
  return { name: product.name, labels };
}

function draw(symbol: BarcodeSymbol): string | null {
  try {
    return drawBarcode(symbol);
  } catch {
    // bwip-js refuses the code, so the label shows its text only.
    return null;
  }
}
