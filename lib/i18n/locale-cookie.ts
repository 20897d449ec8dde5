import { type Locale, LOCALE_COOKIE } from "@/lib/i18n/locale";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Stores the language in this browser, for the sign-in page. */
export function storeLocale(locale: Locale): void {
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
