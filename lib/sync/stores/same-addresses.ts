/** The addresses under which a store may be known: a store that was connected over http may have got a certificate. */
export function sameAddresses(url: string): string[] {
  return url.startsWith("https:") ? [url, url.replace(/^https:/, "http:")] : [url];
}
