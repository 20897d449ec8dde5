import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import type { WooErrorCode } from "./error-codes";
import { stripHtml } from "./html-text";
import { redact } from "./redact";
import { parseRetryAfter } from "./retry-after";
import { WooError, type WooErrorFields } from "./woo-error";

/** An answer of the store that is no success. `body` is the parsed JSON, undefined when the text was no JSON. */
type FailedAnswer = {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
  /** What PHP printed before the body, or instead of one. */
  phpOutput?: string | undefined;
};

const refusalSchema = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().catch(""),
  // The recording `refund.too-much` has a number here, not an object.
  data: z
    .object({
      status: z.coerce.number().optional().catch(undefined),
      resource_id: queryIdSchema.optional().catch(undefined),
    })
    .catch({}),
});

/** WooError codes by store code, for codes that mean one thing whatever the status. */
const BY_STORE_CODE: Readonly<Record<string, WooErrorCode>> = {
  product_invalid_sku: "duplicate_sku",
  woocommerce_rest_product_not_created: "sku_in_trash",
  term_exists: "term_exists",
  missing_parent: "parent_missing",
  woocommerce_rest_tax_class_exists: "tax_class_exists",
  "registration-error-email-exists": "email_exists",
  woocommerce_product_invalid_image_id: "image_id_unknown",
  woocommerce_variation_invalid_image_id: "image_id_unknown",
  woocommerce_rest_request_entity_too_large: "batch_too_large",
  woocommerce_rest_invalid_product_id: "is_variation",
  woocommerce_rest_term_invalid: "resource_missing",
  woocommerce_rest_taxonomy_invalid: "resource_missing",
  woocommerce_rest_invalid_id: "resource_missing",
  woocommerce_rest_trash_not_supported: "trash_not_supported",
  woocommerce_rest_already_trashed: "resource_missing",
  woocommerce_rest_cannot_create_order_refund: "refund_refused",
  woocommerce_rest_shop_webhook_invalid_topic: "webhook_invalid",
  woocommerce_rest_shop_webhook_invalid_delivery_url: "webhook_invalid",
  woocommerce_rest_required_product_reference: "invalid_argument",
  rest_no_route: "not_found_route",
  rest_invalid_param: "invalid_argument",
  rest_missing_callback_param: "invalid_argument",
};

/** One store code has several causes, which only the English message distinguishes (recordings `auth.*`). */
const AUTHENTICATION: readonly (readonly [RegExp, WooErrorCode])[] = [
  [/write permissions/i, "auth_read_only"],
  [/read permissions/i, "auth_write_only"],
  [/key is (invalid|missing)/i, "auth_bad_key"],
  [/signature|secret is/i, "auth_bad_secret"],
  [/timestamp/i, "auth_clock_skew"],
];

/**
 * Translates a failed answer as a whole. A JSON refusal is translated by the store's code, then by status; anything else
 * by status alone, because it comes from a host or firewall.
 */
export function translateAnswer(answer: FailedAnswer): WooError {
  const retryAfterMs = parseRetryAfter(answer.headers["retry-after"]);
  const refusal = refusalSchema.safeParse(answer.body);
  const fields: WooErrorFields = refusal.success
    ? fromRefusal(refusal.data, answer.status)
    : { code: codeOfForeignPage(answer), status: answer.status, storeMessage: answer.phpOutput };
  return new WooError({ ...fields, retryAfterMs });
}

/**
 * Translates the `error` object of one item of a batch answer (recording `product.batch.partial-error`). Its status is
 * `data.status`, because the batch itself was answered with 200.
 */
export function translateItemError(error: unknown): WooError {
  const refusal = refusalSchema.safeParse(error);
  if (!refusal.success) return new WooError({ code: "refused" });
  return new WooError(fromRefusal(refusal.data, refusal.data.data.status));
}

function fromRefusal(refusal: z.infer<typeof refusalSchema>, status: number | undefined): WooErrorFields {
  return {
    code: codeOfRefusal(refusal.code, refusal.message, status ?? 400),
    status,
    storeCode: refusal.code,
    storeMessage: redact(stripHtml(refusal.message)).slice(0, 300),
    resourceId: refusal.data.resource_id,
  };
}

function codeOfRefusal(storeCode: string, message: string, status: number): WooErrorCode {
  if (storeCode === "woocommerce_rest_authentication_error") {
    return AUTHENTICATION.find(([pattern]) => pattern.test(message))?.[1] ?? "auth_refused";
  }
  if (storeCode === "woocommerce_product_image_upload_error") {
    // "Error getting remote image …" against "Invalid image: …" (recordings `image.create.unreachable`,
    // `product.create.bad-image`).
    return /remote image/i.test(message) ? "image_unreachable" : "image_not_allowed";
  }
  const known = BY_STORE_CODE[storeCode];
  if (known) return known;
  if (status === 400 && /^woocommerce_rest_cannot_(create|edit)$/.test(storeCode)) {
    // With 400 the slug of an attribute is refused; with 401 or 403 a permission is missing.
    return /reserved term|is too long/i.test(message) ? "attribute_name_refused" : "attribute_exists";
  }
  if (/^woocommerce_rest_.+_invalid_id$/.test(storeCode)) return "resource_missing";
  // A gateway, a firewall or another plugin also answers 404 with JSON, and nothing is missing in the store then.
  const isNotFound = status === 404 || status === 410;
  if (isNotFound) return storeCode.startsWith("woocommerce_rest_") ? "resource_missing" : "not_json";
  if (/^woocommerce_rest_.*invalid/.test(storeCode)) return "invalid_argument";
  return codeOfStatus(status);
}

function codeOfStatus(status: number): WooErrorCode {
  // For `woocommerce_rest_cannot_view` and the like, 401 means that nobody is signed in, so no key arrived.
  if (status === 401) return "auth_header_missing";
  if (status === 403) return "forbidden";
  if (status === 413) return "payload_too_large";
  if (status === 408) return "timed_out";
  if (status === 429) return "rate_limited";
  if (status === 503) return "maintenance";
  if (status >= 500) return "store_error";
  return "refused";
}

/** Returns the code for pages of hosts, caches and firewalls: HTML, a captcha, or JSON that is not WordPress's. */
function codeOfForeignPage({ status, headers, body }: FailedAnswer): WooErrorCode {
  if (status === 413 || status === 414) return "payload_too_large";
  if (status === 408) return "timed_out";
  if (status === 429) return "rate_limited";
  if (status === 503) return "maintenance";
  if (status >= 500) return "store_error";
  // WordPress never sends this header, so the web server itself asks for a password.
  if (status === 401 && headers["www-authenticate"] !== undefined) return "site_password";
  if (status === 401) return body === undefined ? "auth_header_missing" : "auth_refused";
  if (status === 202 || status === 403 || status === 406) return "firewall_blocked";
  return "not_json";
}
