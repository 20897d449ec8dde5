import type { WooCategoryWrite } from "@/lib/woo/resources/categories";
import {
  hashFields,
  mergePayload,
  pickChangedFields,
  type SentFields,
  type SentValues,
} from "@/lib/sync/core/sent-fields";

/** `sentName`: in the store's language if there is such a name, otherwise as entered. */
export type CategorySnapshot = { id: number; parentId: number | null; name: string; sentName: string };
/** `values`: what was last sent, for people; absent for a match. */
export type LinkedCategory = { remoteId: number; sent: SentFields; values?: SentValues };

export type CategoryOperation =
  | { kind: "create"; category: CategorySnapshot; payload: WooCategoryWrite; sent: SentFields }
  | {
      kind: "update";
      category: CategorySnapshot;
      remoteId: number;
      payload: WooCategoryWrite;
      sent: SentFields;
    }
  | { kind: "skip"; category: CategorySnapshot; reason: "unchanged" | "parent_missing" };

/**
 * Returns the fields that are sent of a category.
 *
 * @param parent the remote id of its parent; 0 at the top
 */
export function categoryFields(
  { sentName: name }: Pick<CategorySnapshot, "sentName">,
  parent: number,
): { name: WooCategoryWrite; parent: WooCategoryWrite } {
  return { name: { name }, parent: { parent } };
}

/**
 * Plans one category. A category whose parent has no remote id yet is skipped, because it would appear
 * at the top of the store's tree.
 */
export function planCategory(
  category: CategorySnapshot,
  links: ReadonlyMap<number, LinkedCategory>,
  options: { mode: "new" | "all"; isForced?: boolean },
): CategoryOperation {
  const parent = category.parentId === null ? 0 : links.get(category.parentId)?.remoteId;
  if (parent === undefined) return { kind: "skip", category, reason: "parent_missing" };
  const fields = categoryFields(category, parent);
  const link = links.get(category.id);
  if (!link) return { kind: "create", category, payload: mergePayload(fields), sent: hashFields(fields) };
  if (options.mode === "new") return { kind: "skip", category, reason: "unchanged" };
  const { changed, hashes } = pickChangedFields(fields, link.sent, options.isForced);
  if (Object.keys(changed).length === 0) return { kind: "skip", category, reason: "unchanged" };
  return {
    kind: "update",
    category,
    remoteId: link.remoteId,
    payload: mergePayload(changed),
    sent: { ...link.sent, ...hashes },
  };
}
