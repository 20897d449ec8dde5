import { storableText } from "@/lib/storable-text";
import { WOO_ERROR_CODES, type WooErrorCode, type WooErrorFlags } from "./error-codes";

export type WooErrorFields = {
  code: WooErrorCode;
  /** HTTP status; absent when there was no answer. */
  status?: number | undefined;
  /** The store's own code, e.g. `product_invalid_sku`. */
  storeCode?: string | undefined;
  /** The store's own message: plain text, without markup or credentials, at most 300 characters. */
  storeMessage?: string | undefined;
  /** The remote id that causes the refusal (`data.resource_id`), e.g. the product that has the SKU. */
  resourceId?: number | undefined;
  /** The store's `Retry-After`, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** For `redirected`: the host that the store redirects to. */
  redirectHost?: string | undefined;
};

/**
 * The only error lib/woo throws for what a store or the line to it did. Never has a `cause`, because HTTP errors carry
 * the request with its credentials.
 */
export class WooError extends Error {
  override readonly name = "WooError";
  readonly code: WooErrorCode;
  readonly status: number | undefined;
  readonly storeCode: string | undefined;
  readonly storeMessage: string | undefined;
  readonly resourceId: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly redirectHost: string | undefined;
  /** Whether the store, the line to it, or the sent item causes the error. */
  readonly concerns: WooErrorFlags["concerns"];
  /** The same request may succeed later by itself. */
  readonly retryable: boolean;
  /** A person has to change something. */
  readonly needsPerson: boolean;
  /** No readable answer came, so a write may have been carried out. */
  readonly answerLost: boolean;
  /** A smaller batch may succeed. */
  readonly splittable: boolean;

  constructor(fields: WooErrorFields) {
    super(describe(fields));
    const flags = WOO_ERROR_CODES[fields.code];
    this.code = fields.code;
    this.status = fields.status;
    this.storeCode = fields.storeCode;
    this.storeMessage = fields.storeMessage === undefined ? undefined : storableText(fields.storeMessage);
    this.resourceId = fields.resourceId;
    this.retryAfterMs = fields.retryAfterMs;
    this.redirectHost = fields.redirectHost;
    this.concerns = flags.concerns;
    this.retryable = flags.retryable;
    this.needsPerson = flags.needsPerson;
    this.answerLost = flags.answerLost;
    this.splittable = flags.splittable;
  }
}

/** Whether an error is a WooError; `instanceof` fails where bundles contain two copies of the class. */
export function isWooError(error: unknown): error is WooError {
  return error instanceof Error && error.name === "WooError" && "code" in error;
}

function describe({ code, status, storeMessage }: WooErrorFields): string {
  const where = status === undefined ? code : `${code} (${status})`;
  return storeMessage ? `${where}: ${storeMessage}` : where;
}
