import type { SlicePlan } from "@/lib/sync/products/plan-slice";
import type { PreviewKind } from "./preview-view";

/** What the products phase does with a product. */
export type OwnLine = {
  kind: PreviewKind;
  payload: object;
  /** Null before it is created. */
  remoteId: number | null;
  /** Whether the phases after the products consider it. */
  isSynced: boolean;
};

/** Returns what the products phase does, by product id. */
export function toOwnLines({ skipped, failed, decisions, toSend }: SlicePlan): Map<number, OwnLine> {
  const lines = new Map<number, OwnLine>();
  const unsent = { payload: {}, remoteId: null, isSynced: false };
  for (const { product, reason } of skipped) {
    const kind = reason === "sync_disabled" ? "keptOut" : "unchanged";
    lines.set(product.id, { ...unsent, kind, isSynced: reason === "unchanged" });
  }
  for (const { product } of failed) lines.set(product.id, { ...unsent, kind: "failed" });
  for (const { product } of decisions) lines.set(product.id, { ...unsent, kind: "decision" });
  for (const { operation, as } of toSend) {
    const { product, kind } = operation;
    const type = kind === "update" && operation.convertTo ? { type: operation.convertTo } : {};
    lines.set(product.id, {
      kind: as,
      payload: { ...type, ...operation.payload },
      remoteId: kind === "update" ? operation.remoteId : null,
      isSynced: !product.isArchived,
    });
  }
  return lines;
}
