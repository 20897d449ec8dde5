import { loadCategoryLinks, loadSentNames } from "@/lib/sync/categories/load-category-links";
import { matchByName } from "@/lib/sync/categories/match-categories";
import {
  categoryFields,
  type CategoryOperation,
  type LinkedCategory,
  planCategory,
} from "@/lib/sync/categories/plan-categories";
import { type CategoryLevelRow, listCategoryLevel } from "@/lib/sync/categories/queries/category-levels";
import { START_CURSOR } from "@/lib/sync/core/run-cursor";
import { type EngineDeps, requestOptions } from "@/lib/sync/core/run-context";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { listCategoriesById, type WooPlacedCategory } from "@/lib/woo/resources/categories";
import type { PreviewContext } from "./planned-line";
import type { PreviewThingsRequest } from "./preview-request-schema";
import { createPreviewContext } from "./preview-slice";
import { readingStore } from "./reading-store";
import { kindOfChange, toThingRows, toThingsPreview } from "./thing-rows";
import type { ThingItem, ThingsPreview } from "./things-view";

const ROWS_PER_QUERY = 1_000;

type Links = Map<number, LinkedCategory>;
type Planned = { row: CategoryLevelRow; operation: CategoryOperation; isMatched: boolean; link: LinkedCategory | null };

/**
 * Previews the categories that a run would send.
 *
 * @throws AppError as createPreviewContext does
 */
export async function previewCategories(
  deps: EngineDeps,
  of: { businessId: number; storeId: number },
  request: PreviewThingsRequest,
): Promise<ThingsPreview> {
  const context = await createPreviewContext(deps, of, request);
  return readingStore(request, async (isStoreRead) => {
    const links: Links = await loadCategoryLinks(context, null);
    const remoteNames = await loadSentNames(context);
    const planned = await planCategories(context, links, isStoreRead);
    const remote = isStoreRead ? await readCategories(context, planned) : new Map<number, WooPlacedCategory>();
    const rows = new Map(planned.map(({ row }) => [row.id, row]));
    const items = planned.map((one) => toItem(one, { rows, links, remoteNames, remote, context }));
    return toThingsPreview(items, { isStoreRead, storeError: null });
  });
}

/** Plans level by level, as a run does. A parent without a link counts as created, with its negated id. */
async function planCategories(context: PreviewContext, links: Links, isStoreRead: boolean): Promise<Planned[]> {
  const scope = { businessId: context.business.id, language: context.settings.language };
  const planned: Planned[] = [];
  let cursor = START_CURSOR;
  for (;;) {
    const level = await listCategoryLevel(context.db, scope, cursor, ROWS_PER_QUERY);
    const last = level.at(-1);
    if (!last) return planned;
    // Nothing can be found under a parent that the store does not have.
    const findable = level.filter(({ parentId }) => parentId === null || (links.get(parentId)?.remoteId ?? 0) > 0);
    const matched = isStoreRead ? await matchByName(context, findable, links) : new Set<number>();
    for (const row of level) {
      const isMatched = matched.has(row.id);
      const mode = context.run.mode === "new" && !isMatched ? "new" : "all";
      const link = links.get(row.id) ?? null;
      planned.push({
        row,
        isMatched,
        link,
        operation: planCategory(row, links, { mode, isForced: context.run.isForced }),
      });
      if (!link) links.set(row.id, { remoteId: -row.id, sent: {} });
    }
    cursor = { ...cursor, depth: last.depth, afterId: last.id };
  }
}

async function readCategories(
  context: PreviewContext,
  planned: readonly Planned[],
): Promise<Map<number, WooPlacedCategory>> {
  const ids = planned.flatMap(({ operation }) => (operation.kind === "update" ? [operation.remoteId] : []));
  const found = await listCategoriesById(context.client, ids, requestOptions(context));
  return new Map(found.map((one) => [one.id, one]));
}

function toItem(
  { row, operation, isMatched, link }: Planned,
  {
    rows,
    links,
    remoteNames,
    remote,
    context,
  }: {
    rows: ReadonlyMap<number, CategoryLevelRow>;
    links: Links;
    remoteNames: ReadonlyMap<number, string>;
    remote: ReadonlyMap<number, WooPlacedCategory>;
    context: PreviewContext;
  },
): ThingItem {
  const payload = operation.kind === "skip" ? {} : operation.payload;
  const changed = link === null ? [] : changedFields(planCategory(row, links, { mode: "all" }));
  const parent = row.parentId === null ? null : rows.get(row.parentId);
  const remoteParent = row.parentId === null ? 0 : (links.get(row.parentId)?.remoteId ?? 0);
  const there = operation.kind === "update" ? remote.get(operation.remoteId) : undefined;
  const nameOf = (remoteId: number) => (remoteId === 0 ? "" : (remoteNames.get(remoteId) ?? `#${remoteId}`));
  const lastParent = link?.values?.["parent"];
  const lastName = link?.values?.["name"];
  const { name, parent: parentPart } = categoryFields(row, remoteParent);
  return {
    entity: "category",
    id: row.id,
    name: row.name,
    within: pathOf(row, rows),
    kind: kindOf(operation, { isMatched, changed, isForced: context.run.isForced }),
    rows: toThingRows(
      [
        {
          field: "name",
          part: name,
          text: row.sentName,
          lastText: typeof lastName === "string" ? lastName : undefined,
          storeText: there && decodeHtmlText(there.name),
        },
        {
          field: "parent",
          part: parentPart,
          text: parent?.sentName ?? "",
          lastText: typeof lastParent === "number" ? nameOf(lastParent) : undefined,
          storeText: there && nameOf(there.parent),
        },
      ],
      { sent: link?.sent ?? {}, isSent: (field) => field in payload },
    ),
  };
}

function changedFields(operation: CategoryOperation): string[] {
  return operation.kind === "update" ? Object.keys(operation.payload) : [];
}

function kindOf(
  operation: CategoryOperation,
  { isMatched, changed, isForced }: { isMatched: boolean; changed: readonly string[]; isForced: boolean },
): ThingItem["kind"] {
  if (operation.kind === "skip") return "unchanged";
  if (operation.kind === "create") return "create";
  return isMatched ? "link" : kindOfChange(changed, isForced ? "update" : "unchanged");
}

/** The names of the parents, the topmost first; null at the top. */
function pathOf({ parentId }: CategoryLevelRow, rows: ReadonlyMap<number, CategoryLevelRow>): string | null {
  const names: string[] = [];
  for (let at = parentId; at !== null; at = rows.get(at)?.parentId ?? null) names.unshift(rows.get(at)?.name ?? "");
  return names.length > 0 ? names.join(" › ") : null;
}
