import type { WooCategoryWrite } from "@/lib/woo/resources/categories";
import {
  type FieldPayloads,
  hashFields,
  mergePayload,
  pickChangedFields,
  type SentFields,
} from "@/lib/sync/core/sent-fields";

export type CategorySnapshot = { id: number; parentId: number | null; name: string };
export type LinkedCategory = { remoteId: number; sent: SentFields };

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
  const fields: FieldPayloads<WooCategoryWrite> = { name: { name: category.name }, parent: { parent } };
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
