import { WOO_ERROR_CODES, type WooErrorCode, type WooErrorFlags } from "./error-codes";

export type WooErrorFields = {
  code: WooErrorCode;
  /** HTTP status; absent when there was no answer. */
  status?: number | undefined;
  /** The store's own code, e.g. `product_invalid_sku`. */
  storeCode?: string | undefined;
  /** The store's own sentence: plain text, without markup or credentials, at most 300 characters. */
  storeMessage?: string | undefined;
  /** The remote id that stands in the way (`data.resource_id`), e.g. the product that has the SKU. */
  resourceId?: number | undefined;
  /** How long the store asked us to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** For `redirected`: the host the store pointed to. */
  redirectHost?: string | undefined;
};

/**
 * The only error lib/woo throws for what a store or the line to it did.
 * Never has a `cause`: HTTP errors carry the request, and the request carries the credentials.
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
  /** Whether the store, the line to it, or what was sent is the matter. */
  readonly concerns: WooErrorFlags["concerns"];
  /** The same request may succeed later by itself. */
  readonly retryable: boolean;
  /** Waiting will not help: a person has to change something. */
  readonly needsPerson: boolean;
  /** No readable answer came: a write may have been carried out. */
  readonly answerLost: boolean;
  /** A smaller batch may get through. */
  readonly splittable: boolean;

  constructor(fields: WooErrorFields) {
    super(describe(fields));
    const flags = WOO_ERROR_CODES[fields.code];
    this.code = fields.code;
    this.status = fields.status;
    this.storeCode = fields.storeCode;
    this.storeMessage = fields.storeMessage;
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

/** True for errors of this module; use it in place of `instanceof` where bundles may hold two copies. */
export function isWooError(error: unknown): error is WooError {
  return error instanceof Error && error.name === "WooError" && "code" in error;
}

function describe({ code, status, storeMessage }: WooErrorFields): string {
  const where = status === undefined ? code : `${code} (${status})`;
  return storeMessage ? `${where}: ${storeMessage}` : where;
}
