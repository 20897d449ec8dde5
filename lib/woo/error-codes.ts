/**
 * Every way in which a request to a store can fail, and its consequences. The code is the stable name; messages for
 * people are in the message files under
 * `wooErrors.<code>.title` and `wooErrors.<code>.remedy`, one pair per code.
 */
export type WooErrorFlags = {
  /**
   * `store`: every further request would be refused as well. `line`: no store answered; with `splittable` the item may
   * be the cause. `item`: what was sent is refused.
   */
  concerns: "store" | "line" | "item";
  /** The same request may succeed later by itself. */
  retryable: boolean;
  /** The error stays until a person changes something (a key, a setting, a product). */
  needsPerson: boolean;
  /** No readable answer came, so the store may have carried the write out. */
  answerLost: boolean;
  /** A smaller batch may succeed. */
  splittable: boolean;
};

const STORE = { concerns: "store", retryable: false, needsPerson: true, answerLost: false, splittable: false } as const;
const PASSING = {
  concerns: "line",
  retryable: true,
  needsPerson: false,
  answerLost: false,
  splittable: false,
} as const;
const LOST = { concerns: "line", retryable: true, needsPerson: false, answerLost: true, splittable: true } as const;
const REFUSED = {
  concerns: "item",
  retryable: false,
  needsPerson: false,
  answerLost: false,
  splittable: false,
} as const;
const PERSON = { ...REFUSED, needsPerson: true } as const;
const TOO_LARGE = { ...REFUSED, splittable: true } as const;

export const WOO_ERROR_CODES = {
  // The key
  auth_bad_key: STORE,
  auth_bad_secret: STORE,
  auth_read_only: STORE,
  auth_write_only: STORE,
  /** The clocks differ by more than 15 minutes, which OAuth over http refuses. */
  auth_clock_skew: STORE,
  /** The key never arrived, because a proxy or the web server removed the Authorization header. */
  auth_header_missing: STORE,
  /** Refused with a message in another language, so whether key or secret is wrong is unknown. */
  auth_refused: STORE,
  forbidden: STORE,
  /** The web server asks for a password of its own before WordPress is reached, as on staging copies. */
  site_password: STORE,

  // The address
  invalid_url: STORE,
  no_such_host: STORE,
  tls_problem: STORE,
  private_address_refused: STORE,
  redirected: STORE,
  not_wordpress: STORE,
  permalinks_off: STORE,
  woocommerce_missing: STORE,
  /** A security plugin shuts or moves the REST API for visitors. */
  rest_closed: STORE,
  /** A person switched a page on that stands in front of the whole site. */
  coming_soon: STORE,
  not_found_route: STORE,

  /** Ids stand for other things than those linked: the address has another database, such as a restored backup. */
  other_database: STORE,

  /** A cache in front of the store answers with the answer to another query, so that no listing can be believed. */
  cached_answers: STORE,

  // The line and the server
  connection_refused: PASSING,
  connection_lost: LOST,
  timed_out: LOST,
  rate_limited: PASSING,
  maintenance: PASSING,
  store_error: LOST,
  /** A firewall or captcha page; one product's text can cause it, so smaller batches help. */
  firewall_blocked: { ...PERSON, concerns: "line", splittable: true },
  not_json: { ...LOST, needsPerson: true },
  response_too_large: { ...TOO_LARGE, answerLost: true },
  unexpected_shape: { ...PERSON, answerLost: true },

  // The request
  batch_too_large: TOO_LARGE,
  payload_too_large: TOO_LARGE,
  invalid_argument: PERSON,
  /** Refused like a wrong key, while a plain request with the same key is accepted: a value of this request is the cause. */
  request_refused: { ...TOO_LARGE, needsPerson: true },
  resource_missing: REFUSED,
  is_variation: REFUSED,
  parent_missing: REFUSED,
  duplicate_sku: REFUSED,
  /** A SKU of something that a plain search does not return: a trashed product, or a create still under way. */
  sku_in_trash: REFUSED,
  term_exists: REFUSED,
  attribute_exists: REFUSED,
  /** The slug of the attribute is a reserved word, or longer than 28 bytes. */
  attribute_name_refused: PERSON,
  tax_class_exists: REFUSED,
  email_exists: REFUSED,
  image_unreachable: PERSON,
  image_not_allowed: PERSON,
  image_id_unknown: REFUSED,
  webhook_invalid: PERSON,
  refund_refused: PERSON,
  trash_not_supported: REFUSED,
  /** The store refused with an unknown code; see `storeCode` and `storeMessage`. */
  refused: PERSON,
} as const satisfies Record<string, WooErrorFlags>;

export type WooErrorCode = keyof typeof WOO_ERROR_CODES;
