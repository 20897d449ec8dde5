import { z } from "zod";
import { productFilterSchema } from "@/lib/catalog/product-schema";
import { PULL_DOUBTS } from "./pull-schema";

/** What a list of a pull's products is narrowed to. */
export const pullFilterSchema = z.object({
  verdict: z.enum(["new", "matched", "doubtful", "left_out"]).optional(),
  doubt: z.enum(PULL_DOUBTS).optional(),
  reason: z.string().max(60).optional(),
});

export type PullFilter = z.infer<typeof pullFilterSchema>;

/** What the products of the shop are searched by, for the match of one of the preview. */
export const matchSearchSchema = productFilterSchema.pick({ q: true });

export type MatchSearch = z.infer<typeof matchSearchSchema>;
