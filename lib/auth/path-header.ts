/** Header that proxy.ts sets on every page request, since server components cannot read the address. */
export const PATH_HEADER = "x-aurpos-path";
