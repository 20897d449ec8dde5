import type { ZodType } from "zod";
import { WooError } from "./woo-error";

/**
 * Parses what the store sent. The error names the first place that does not fit, never its value, which may be a secret
 * or a customer's.
 *
 * @param status HTTP status of the answer; none for the body of a webhook
 * @throws WooError `unexpected_shape` when the value does not fit
 */
export function readShape<T>(schema: ZodType<T>, value: unknown, status?: number): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue ? `${issue.path.join(".")}: ${issue.message}` : "";
  throw new WooError({ code: "unexpected_shape", status, storeMessage: where.slice(0, 300) });
}
