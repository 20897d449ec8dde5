/**
 * Every way in which a request to a store can fail, and what follows from it.
 * The code is the stable name: messages for people live in the message files under
 * `wooErrors.<code>.title` and `wooErrors.<code>.remedy`, one pair per code.
 */
export type WooErrorFlags = {
  /** The same request may succeed later without anybody doing anything. */
  retryable: boolean;
  /** It will not go away until a person changes something (a key, a setting, a product). */
  needsPerson: boolean;
  /** There was no readable answer: the store may have carried the write out all the same. */
  answerLost: boolean;
  /** A smaller batch may get through where this one did not. */
  splittable: boolean;
};

const PERSON = { retryable: false, needsPerson: true, answerLost: false, splittable: false };
const PASSING = { retryable: true, needsPerson: false, answerLost: false, splittable: false };
const REFUSED = { retryable: false, needsPerson: false, answerLost: false, splittable: false };
const LOST = { retryable: true, needsPerson: false, answerLost: true, splittable: true };

export const WOO_ERROR_CODES = {
  // The key
  auth_bad_key: PERSON,
  auth_bad_secret: PERSON,
  auth_read_only: PERSON,
  auth_write_only: PERSON,
  /** The clocks differ by more than 15 minutes: OAuth over http refuses that. */
  auth_clock_skew: PERSON,
  /** The key never arrived: a proxy or the web server removed the Authorization header. */
  auth_header_missing: PERSON,
  /** Refused, and the message is in a language that does not tell key from secret. */
  auth_refused: PERSON,
  forbidden: PERSON,

  // The address
  invalid_url: PERSON,
  no_such_host: PERSON,
  tls_problem: PERSON,
  private_address_refused: PERSON,
  redirected: PERSON,
  not_wordpress: PERSON,
  permalinks_off: PERSON,
  woocommerce_missing: PERSON,
  not_found_route: PERSON,

  // The line and the server
  connection_refused: PASSING,
  connection_lost: LOST,
  timed_out: LOST,
  rate_limited: PASSING,
  maintenance: PASSING,
  store_error: LOST,
  /** A firewall or captcha page; one product's text can be what it objects to, so smaller batches help. */
  firewall_blocked: { retryable: false, needsPerson: true, answerLost: false, splittable: true },
  not_json: { retryable: true, needsPerson: true, answerLost: true, splittable: true },
  response_too_large: { retryable: false, needsPerson: false, answerLost: true, splittable: true },
  unexpected_shape: { retryable: false, needsPerson: true, answerLost: true, splittable: false },

  // The request
  batch_too_large: { retryable: false, needsPerson: false, answerLost: false, splittable: true },
  payload_too_large: { retryable: false, needsPerson: false, answerLost: false, splittable: true },
  invalid_argument: PERSON,
  resource_missing: REFUSED,
  is_variation: REFUSED,
  parent_missing: REFUSED,
  duplicate_sku: REFUSED,
  /** A SKU held by something a plain look-up does not show: a trashed product, or a create still under way. */
  sku_in_trash: REFUSED,
  term_exists: REFUSED,
  attribute_exists: REFUSED,
  tax_class_exists: REFUSED,
  email_exists: REFUSED,
  image_unreachable: PERSON,
  image_not_allowed: PERSON,
  image_id_unknown: REFUSED,
  webhook_invalid: PERSON,
  refund_refused: PERSON,
  trash_not_supported: REFUSED,
  /** The store refused with a code that is not in our table; see `storeCode` and `storeMessage`. */
  refused: PERSON,
} as const satisfies Record<string, WooErrorFlags>;

export type WooErrorCode = keyof typeof WOO_ERROR_CODES;
