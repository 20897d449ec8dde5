/**
 * The path to open after sign-in: a path of this site, or "/". Browsers read "//host" and "/\host" as another site, and
 * drop tabs and line breaks first.
 */
export function toNextPath(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/") || /[\\\u0000-\u001f]/.test(value)) return "/";
  const url = new URL(value, "http://this.invalid");
  if (url.origin !== "http://this.invalid" || url.pathname.startsWith("//")) return "/";
  return url.pathname === "/login" ? "/" : url.pathname + url.search;
}
