import { z } from "zod";
import { wooDate, wooId, wooText } from "../resources/scalars";

/** A webhook. The secret is never returned, nor the count of failed deliveries. */
export const wooWebhookSchema = z.object({
  id: wooId,
  name: wooText,
  /** `active`, `paused`, or `disabled` after failed deliveries in a row. */
  status: z.string(),
  topic: z.string(),
  delivery_url: wooText,
  date_created_gmt: wooDate,
  date_modified_gmt: wooDate,
});

export type WooWebhook = z.infer<typeof wooWebhookSchema>;
