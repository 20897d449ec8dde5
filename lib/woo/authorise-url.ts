export type AuthoriseRequest = {
  /** Root address of the store. */
  storeUrl: string;
  /** What the store calls the application, and names its key after. */
  appName: string;
  /** Comes back as `user_id` with the keys and with the person. */
  state: string;
  returnUrl: string;
  callbackUrl: string;
};

/**
 * Builds the address of WooCommerce's own page that asks a signed-in manager to grant a key. WooCommerce decodes both
 * addresses twice and inserts the other values into an address as they are, so all must do without `%`, `+` and `&`.
 */
export function toAuthoriseUrl({ storeUrl, appName, state, returnUrl, callbackUrl }: AuthoriseRequest): string {
  const query = new URLSearchParams({
    app_name: appName,
    scope: "read_write",
    user_id: state,
    return_url: returnUrl,
    callback_url: callbackUrl,
  });
  return `${storeUrl}/wc-auth/v1/authorize?${query}`;
}
