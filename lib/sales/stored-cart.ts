import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { discountSchema, MAX_LINES, quantitySchema } from "./cart-schema";
import type { TillCart } from "./till-cart";

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

const customerSchema = z.object({
  id: idSchema,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});

const lineSchema = z.object({
  variationId: idSchema,
  name: z.string(),
  sku: z.string(),
  unitPrice: decimal,
  regularPrice: decimal.nullable().default(null),
  taxPercent: decimal,
  stock: decimal.nullable(),
  quantity: quantitySchema,
  discount: discountSchema.nullable(),
});

const storedCartSchema = z
  .object({
    clientKey: z.uuid(),
    held: z.object({ id: idSchema, number: z.string() }).nullable(),
    customer: customerSchema.nullable(),
    lines: z.array(lineSchema).max(MAX_LINES),
    discount: discountSchema.nullable(),
    note: z.string(),
    marked: z.number().int().min(0).nullable(),
  })
  .refine(({ lines, marked }) => marked === null || marked < lines.length);

/** The cart in the browser's storage. Null when there is none, or when another version or a person wrote it. */
export function readStoredCart(text: string | null): TillCart | null {
  try {
    return storedCartSchema.safeParse(JSON.parse(text ?? "null")).data ?? null;
  } catch {
    return null;
  }
}
