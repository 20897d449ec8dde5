/** Words that WordPress reserves for itself (`wc_check_if_attribute_name_is_reserved`). */
const RESERVED: ReadonlySet<string> = new Set(
  `attachment attachment_id author author_name calendar cat category category__and category_name comments_popup cpage
  day debug error exact feed hour link_category m minute monthnum more name nav_menu nopaging offset order orderby p
  page page_id paged pagename pb perm post post__in post_format post_mime_type post_status post_tag post_type posts
  preview robots s search second sentence showposts static subpost tag tag_id taxonomy tb term type w withcomments
  year`.split(/\s+/),
);

/** The store's limit, in bytes of UTF-8: 28, and 29 from about WooCommerce 11. */
const MAX_SLUG_BYTES = 28;

/**
 * Whether the store refuses the slug that it derives from an attribute's name: it is reserved, too long, or empty. Errs
 * towards an own slug, which is never wrong.
 */
export function needsOwnSlug(name: string): boolean {
  const derived = name
    .trim()
    .toLowerCase()
    .replace(/\s+/g, "-")
    .replace(/[^\p{L}\p{M}\p{N}_-]/gu, "");
  const isEmpty = derived.replace(/[_-]/g, "") === "";
  return isEmpty || RESERVED.has(derived) || Buffer.byteLength(name.trim()) > MAX_SLUG_BYTES;
}
