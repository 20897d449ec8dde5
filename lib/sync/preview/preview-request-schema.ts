import { z } from "zod";
import { MAX_ID } from "@/lib/id-schema";

/** The modes that a preview shows; `changed` is what the schedule would send. */
export const PREVIEW_MODES = ["all", "new", "changed"] as const;

const flagSchema = z
  .enum(["0", "1"])
  .default("0")
  .transform((flag) => flag === "1");

/** The query of a request for a part of a preview. */
export const previewRequestSchema = z.object({
  mode: z.enum(PREVIEW_MODES).default("all"),
  /** Whether unchanged things are sent as well. */
  isForced: flagSchema,
  /** Whether unlinked products are looked up in the store. */
  isStoreRead: flagSchema,
  /** The id of the last product of the slice before; 0 for the first. */
  after: z.coerce.number().int().min(0).max(MAX_ID).default(0),
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** The query of a request for the fields of one product. */
export const previewDetailsSchema = previewRequestSchema.pick({ mode: true, isForced: true, isStoreRead: true });
export type PreviewDetailsRequest = z.infer<typeof previewDetailsSchema>;

/** The query of a request for the categories or attributes of a preview. */
export const previewThingsSchema = previewDetailsSchema;
export type PreviewThingsRequest = z.infer<typeof previewThingsSchema>;
