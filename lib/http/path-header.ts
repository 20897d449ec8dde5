/** Set by proxy.ts on every page request: a server component cannot see the address otherwise. */
export const PATH_HEADER = "x-aurpos-path";
