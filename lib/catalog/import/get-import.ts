import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ProductImport } from "@/lib/generated/prisma/client";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import {
  importNotesSchema,
  type FailedImagePage,
  type ImportedPage,
  leftOutSchema,
  type ImportView,
  type ProblemLine,
  type ProblemPage,
} from "./import-schema";

const PROBLEMS_PER_PAGE = 100;

const LOCATION = { location: { select: { name: true } } } as const;

async function toView(db: Db | Tx, row: ProductImport & { location: { name: string } | null }): Promise<ImportView> {
  const {
    id,
    fileName,
    status,
    total,
    bad,
    toCreate,
    toUpdate,
    toSkip,
    isHeldBack,
    leavesOutBad,
    productsToSend,
    productsToUpdate,
    productsToCreate,
    stockMoves,
    done,
    steps,
    ignoredColumns,
    errorCode,
  } = row;
  return {
    images: await countImages(db, id),
    id,
    fileName,
    status,
    total,
    bad,
    toCreate,
    toUpdate,
    toSkip,
    isHeldBack,
    leavesOutBad,
    productsToSend,
    productsToUpdate,
    productsToCreate,
    stockMoves,
    done,
    steps,
    ignoredColumns,
    errorCode,
    locationName: row.location?.name ?? null,
    notes: importNotesSchema.parse(row.notes),
    leftOut: leftOutSchema.parse(row.leftOut),
    isCancelling: row.cancelRequestedAt !== null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** How many images of an import there are, are still to be fetched, and could not be. */
export async function countImages(db: Db | Tx, importId: number): Promise<ImportView["images"]> {
  const counts = await db.productImportImage.groupBy({ by: ["status"], where: { importId }, _count: true });
  const of = (status: string) => counts.find((count) => count.status === status)?._count ?? 0;
  return { total: of("waiting") + of("done") + of("failed"), waiting: of("waiting"), failed: of("failed") };
}

/**
 * The state of an import.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such import
 */
export async function getImport(db: Db | Tx, businessId: number, id: number): Promise<ImportView> {
  const row = await db.productImport.findFirst({ where: { id, businessId }, include: LOCATION });
  if (row === null) throw new AppError("not_found", "notFound");
  return toView(db, row);
}

async function requireImport(db: Db, businessId: number, id: number): Promise<void> {
  if ((await db.productImport.count({ where: { id, businessId } })) === 0) throw new AppError("not_found", "notFound");
}

/** The business's latest import, which the page shows again after it was closed. */
export async function findLatestImport(db: Db, businessId: number): Promise<ImportView | null> {
  const row = await db.productImport.findFirst({
    where: { businessId, source: "file" },
    orderBy: { id: "desc" },
    include: LOCATION,
  });
  return row === null ? null : toView(db, row);
}

/**
 * A page of the lines that cannot be imported, in the order of the file.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such import
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listProblems(
  db: Db,
  businessId: number,
  importId: number,
  cursor?: string,
  limit = PROBLEMS_PER_PAGE,
): Promise<ProblemPage> {
  await requireImport(db, businessId, importId);
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.productImportRow.findMany({
        where: { importId, line: { gt: after?.[0] }, issues: { not: [] } },
        orderBy: { line: "asc" },
        take,
        select: { line: true, sku: true, name: true, isSkuMade: true, issues: true },
      }),
    (row) => [row.line],
  );
  return {
    ...page,
    items: page.items.map(({ line, sku, name, isSkuMade, issues }) => ({
      line,
      sku: isSkuMade ? "" : sku,
      name: name ?? "",
      issues: issues as ProblemLine["issues"],
    })),
  };
}

/**
 * A page of the products that an import made or concerned, in the order of their making.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such import
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listImported(
  db: Db,
  businessId: number,
  importId: number,
  cursor?: string,
): Promise<ImportedPage> {
  await requireImport(db, businessId, importId);
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    PROBLEMS_PER_PAGE,
    (take) =>
      db.productImportProduct.findMany({
        where: { importId, productId: { gt: after?.[0] } },
        orderBy: { productId: "asc" },
        take,
        select: { productId: true, isNew: true, product: { select: { name: true, sku: true } } },
      }),
    (row) => [row.productId],
  );
  return { ...page, items: page.items.map(({ productId, isNew, product }) => ({ id: productId, isNew, ...product })) };
}

/**
 * A page of the images that did not come, in the order of the file.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such import
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listFailedImages(
  db: Db,
  businessId: number,
  importId: number,
  cursor?: string,
): Promise<FailedImagePage> {
  await requireImport(db, businessId, importId);
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    PROBLEMS_PER_PAGE,
    (take) =>
      db.productImportImage.findMany({
        where: { importId, status: "failed", id: { gt: after?.[0] } },
        orderBy: { id: "asc" },
        take,
        select: { id: true, url: true, errorCode: true, product: { select: { id: true, name: true } } },
      }),
    (row) => [row.id],
  );
  return {
    ...page,
    items: page.items.map(({ errorCode, ...image }) => ({ ...image, fault: errorCode ?? "unreachable" })),
  };
}
