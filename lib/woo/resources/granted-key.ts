import { z } from "zod";

/** What WooCommerce posts after a manager has granted a key: `user_id` is the state of the request. */
const grantedKeySchema = z.object({
  user_id: z.string().max(200),
  consumer_key: z.string().regex(/^ck_[0-9a-f]{40}$/),
  consumer_secret: z.string().regex(/^cs_[0-9a-f]{40}$/),
  key_permissions: z.literal("read_write"),
});

export type GrantedKey = { state: string; consumerKey: string; consumerSecret: string };

/** Reads the body of a callback of `wc-auth`; null when it is none. */
export function readGrantedKey(rawBody: Buffer): GrantedKey | null {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString("utf8"));
  } catch {
    return null;
  }
  const read = grantedKeySchema.safeParse(body);
  if (!read.success) return null;
  const { user_id: state, consumer_key: consumerKey, consumer_secret: consumerSecret } = read.data;
  return { state, consumerKey, consumerSecret };
}
