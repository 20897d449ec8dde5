import { z } from "zod";

/** `removesWebhooks`: whether the webhooks of the store that post to this application are deleted there. */
export const disconnectRequestSchema = z.object({ removesWebhooks: z.boolean() });
