/** The location of this browser's till, so that the server renders the right stock. */
export const TILL_LOCATION_COOKIE = "aurpos.till-location";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function storeTillLocation(id: number): void {
  document.cookie = `${TILL_LOCATION_COOKIE}=${id}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
