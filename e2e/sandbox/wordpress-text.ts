/** How WordPress stores text: allow-listed HTML, encoded ampersands, slugs, automatic paragraphs. */

const COMMON_ATTRIBUTES = ["class", "id", "style", "title", "lang", "dir"];
const POST_TAGS: Record<string, readonly string[]> = {
  a: ["href", "rel", "target", "name"],
  abbr: [],
  b: [],
  blockquote: ["cite"],
  br: [],
  caption: [],
  code: [],
  dd: [],
  del: ["datetime"],
  div: ["align"],
  dl: [],
  dt: [],
  em: [],
  figcaption: [],
  figure: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  i: [],
  img: ["src", "alt", "width", "height", "srcset", "loading"],
  ins: [],
  li: ["value"],
  mark: [],
  ol: ["start", "type"],
  p: ["align"],
  pre: [],
  q: ["cite"],
  s: [],
  section: [],
  small: [],
  span: ["align"],
  strong: [],
  sub: [],
  sup: [],
  table: ["border", "width"],
  tbody: [],
  td: ["colspan", "rowspan"],
  tfoot: [],
  th: ["colspan", "rowspan", "scope"],
  thead: [],
  tr: [],
  u: [],
  ul: ["type"],
};
// wp_filter_kses allows only the tags of comments; titles pass through it.
const TITLE_TAGS = Object.fromEntries(
  ["a", "abbr", "b", "blockquote", "code", "del", "em", "i", "q", "s", "strong"].map((tag) => [
    tag,
    POST_TAGS[tag] ?? [],
  ]),
);

const encodeLooseAmpersands = (text: string) => text.replace(/&(?!(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)/gi, "&amp;");

function filterAttributes(source: string, allowed: readonly string[]): string {
  let filtered = "";
  for (const match of source.matchAll(/([a-z][\w:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/gi)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!allowed.includes(name) && !COMMON_ATTRIBUTES.includes(name)) continue;
    const value = (match[2] ?? "").replace(/^["']|["']$/g, "");
    const isUnsafeLink = /^\s*(?:javascript|data|vbscript):/i.test(value);
    filtered += ` ${name}="${(isUnsafeLink ? value.replace(/^[^:]*:/, "") : value).replace(/"/g, "&quot;")}"`;
  }
  return filtered;
}

function filterHtml(text: string, tags: Record<string, readonly string[]>): string {
  const withoutTags = text
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(
      /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi,
      (_whole, slash: string, name: string, attributes: string) => {
        const tag = name.toLowerCase();
        const allowed = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
        if (!allowed) return "";
        if (slash) return `</${tag}>`;
        return `<${tag}${filterAttributes(attributes, allowed)}${attributes.trimEnd().endsWith("/") ? " /" : ""}>`;
      },
    );
  return encodeLooseAmpersands(withoutTags).replace(/<(?!\/?[a-z])/gi, "&lt;");
}

/** `wp_filter_post_kses` takes names and descriptions for slashed ones, so backslashes are lost (seen: 8.2.2 to 11.0.1). */
export const stripSlashes = (text: string) => text.replace(/\\(.?)/gs, "$1");

/** Descriptions (recorded: product.create.html: script and iframe tags are removed, their text stays). */
export const filterPostHtml = (text: string) => filterHtml(text, POST_TAGS);
/** Product names. */
export const filterTitle = (text: string) => filterHtml(text, TITLE_TAGS).trim();

const escapeText = (text: string) =>
  encodeLooseAmpersands(text).replace(
    /[<>"']/g,
    (character) => ({ "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character] ?? "&#039;",
  );

/**
 * SKUs, on saving and in a search (recorded: product.create.sku-spaces). `sanitize_text_field` removes tags and
 * percent-encoded bytes, encodes a `<` that opens no tag, and leaves one space of several.
 */
export function filterSku(text: string): string {
  const withoutTags = text
    .replace(/<[^>]*?(?:(?=<)|>|$)/g, (piece) => (piece.includes(">") ? piece : escapeText(piece)))
    .replace(/<[^>]*>/g, "");
  let filtered = withoutTags.replace(/[\r\n\t ]+/g, " ").trim();
  while (/%[a-f0-9]{2}/i.test(filtered)) filtered = filtered.replace(/%[a-f0-9]{2}/gi, "");
  return filtered.replace(/ +/g, " ").trim();
}

/** Category, tag and attribute term names (recorded: category.create.plain: no tags, `&` encoded, quotes as they are). */
export function filterTermName(text: string): string {
  const plain = text
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return encodeLooseAmpersands(plain).replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** `sanitize_title`; letters beyond ASCII stay percent-encoded, in lower case. */
export function toSlug(text: string): string {
  const withoutAccents = text
    .replace(/<[^>]*>/g, "")
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .normalize("NFC");
  let encoded = "";
  for (const character of withoutAccents) {
    const piece = (character.codePointAt(0) ?? 0) > 127 ? encodeURIComponent(character) : character;
    if (encoded.length + piece.length > 200) break;
    encoded += piece;
  }
  return encoded
    .toLowerCase()
    .replace(/&.+?;/g, "")
    .replace(/\./g, "-")
    .replace(/[^%a-z0-9 _-]/g, "")
    .replace(/\s+/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-+|-+$/g, "");
}

export function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

const BLOCK_START = /^<(?:p|div|ul|ol|li|table|h[1-6]|blockquote|pre|figure|section|hr|dl|dd|dt)\b/i;

/** `wpautop`: a description is returned with automatic paragraphs (recorded: product.get.by-sku). */
export function addParagraphs(text: string): string {
  if (text.trim() === "") return "";
  return text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n\s*\n/)
    .map((block) => (BLOCK_START.test(block) ? `${block}\n` : `<p>${block.trim().replace(/\n/g, "<br />\n")}</p>\n`))
    .join("");
}
