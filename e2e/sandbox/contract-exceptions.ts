const LEFT_OUT = "the recording leaves the body out; a request of the same kind is made";

/** Exchanges whose body is not compared, with the reason. Status and headers are compared. */
export const BODIES_NOT_COMPARED: Readonly<Record<string, string>> = {
  "timing.batch-create-100.0": LEFT_OUT,
  "timing.batch-create-100.1": LEFT_OUT,
  "timing.batch-stock-100": LEFT_OUT,
  "timing.batch-stock-100.fields": LEFT_OUT,
  "timing.single-stock": LEFT_OUT,
  "timing.list-100": LEFT_OUT,
  "timing.list-100.fields": LEFT_OUT,
  "timing.batch-noop-100": LEFT_OUT,
};

const OWN_TEXTS =
  "labels, options and values are read from recordings/settings.json, taken from the same store: only links and filtering are proven";

/** Compared, but largely with itself, because the sandbox serves the recording. */
export const BODIES_FROM_RECORDINGS: Readonly<Record<string, string>> = {
  "settings.general": OWN_TEXTS,
  "settings.tax": OWN_TEXTS,
  "settings.products": OWN_TEXTS,
  "settings.products.weight": OWN_TEXTS,
  "settings.general.currency": OWN_TEXTS,
  system_status: OWN_TEXTS,
  "system_status.environment": OWN_TEXTS,
  "data.currencies.current": OWN_TEXTS,
};

/** What the comparison ignores in every body, beyond dates, order keys and an id's first occurrence. */
export const LOOSE_PLACES: readonly string[] = [
  "a number in a link may be an id of any kind met before",
  "the path of a Link header is compared without its ids",
  "ids of meta_data are any number",
  "coupon_info, _refunded_item_id and _wp_trash_meta_time are compared without their first number",
  "related_ids is a random handful: only its length is compared",
];
