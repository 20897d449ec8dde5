import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

// WooCommerce stores a term's name in a column of 200 characters.
const nameSchema = z.string().trim().min(1, "required").max(200, "tooLong");
const parentIdSchema = idSchema.nullable();

export const newCategorySchema = z.object({ name: nameSchema, parentId: parentIdSchema });

/** Absent fields stay unchanged. */
export const categoryEditSchema = z.object({ name: nameSchema.optional(), parentId: parentIdSchema.optional() });

export type NewCategory = z.infer<typeof newCategorySchema>;
export type CategoryEdit = z.infer<typeof categoryEditSchema>;

export type CategoryRow = {
  id: number;
  parentId: number | null;
  name: string;
  /** Products in the category itself, without archived products. */
  productCount: number;
};
