import type { Db, Tx } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { getImport } from "./get-import";
import type { ImportOptions, ImportView } from "./import-schema";
import type { TaxChoices } from "./read-tax";
import { stageFile } from "./stage-file";

/** Enqueues the next step of an import. The caller passes it, since jobs lie above this layer. */
export type EnqueueImport = (tx: Tx | Db, importId: number) => Promise<void>;

/** Longer than any upload of the allowed size takes, so an import that is still being read has lost its reader. */
const READING_GIVEN_UP_MS = 15 * 60_000;

/**
 * Reads an uploaded file and enqueues its check, which changes nothing. A file that cannot be used leaves nothing
 * stored.
 *
 * @throws AppError `conflict` while another import of the business is active
 * @throws AppError `invalid_input` when the whole file cannot be used
 */
export async function startImport(
  db: Db,
  { businessId, userId }: { businessId: number; userId: number },
  options: ImportOptions,
  body: AsyncIterable<Uint8Array>,
  enqueue: EnqueueImport,
): Promise<ImportView> {
  const locationId = options.location === undefined ? null : Number(options.location);
  if (locationId !== null && !(await db.location.findFirst({ where: { id: locationId, businessId } }))) {
    throw new AppError("not_found", "notFound");
  }
  const taxes = await readTaxChoices(db, businessId, options.taxes);
  await forgetOldLines(db, businessId);
  const { id } = await claimImport(db, {
    businessId,
    userId,
    locationId,
    fileName: options.fileName,
    updatesExisting: options.existing === "update",
  });
  try {
    const onProgress = (total: number) => updateWhileReading(db, id, { total });
    const { total, ignoredColumns, notes, leftOut } = await stageFile(
      db,
      {
        businessId,
        importId: id,
        taxes,
        columnChoices: options.columns,
        hasDecimalComma: options.decimals === "comma",
        fetchesImages: options.images === "fetch",
        onProgress,
      },
      body,
    );
    await db.$transaction(async (tx) => {
      await updateWhileReading(tx, id, {
        status: "checking",
        total,
        notes,
        leftOut,
        ignoredColumns: ignoredColumns.slice(0, 200),
      });
      await enqueue(tx, id);
    });
  } catch (error) {
    // A cancelled import stays, because the page still shows it.
    await db.productImport.deleteMany({ where: { id, status: "reading" } });
    throw error;
  }
  return getImport(db, businessId, id);
}

/** @throws AppError `conflict` when the import was cancelled, which ends the reading */
async function updateWhileReading(
  db: Db | Tx,
  id: number,
  data: Prisma.ProductImportUpdateManyMutationInput,
): Promise<void> {
  const { count } = await db.productImport.updateMany({ where: { id, status: "reading" }, data });
  if (count === 0) throw new AppError("conflict", "importCancelled");
}

/** @throws AppError `not_found` when a chosen rate is not the business's, or archived */
async function readTaxChoices(db: Db, businessId: number, chosen: ImportOptions["taxes"]): Promise<TaxChoices> {
  const rates = await db.taxRate.findMany({ where: { businessId, isArchived: false }, select: { id: true } });
  const known = new Set(rates.map(({ id }) => id));
  const choices = Object.entries(chosen).map(([key, choice]): [string, number | "none"] => {
    if (choice === "none") return [key, choice];
    if (!known.has(Number(choice))) throw new AppError("not_found", "notFound");
    return [key, Number(choice)];
  });
  return Object.fromEntries(choices);
}

/**
 * Begins an import whose lines come from a connected store. The caller stages the lines, and takes the import's steps.
 *
 * @throws AppError `conflict` (`importActive`) while another import of the business is active
 */
export async function startStoreImport(
  db: Db | Tx,
  {
    businessId,
    userId,
    locationId,
    name,
  }: { businessId: number; userId: number | null; locationId: number; name: string },
): Promise<{ id: number }> {
  await forgetOldLines(db, businessId);
  return claimImport(db, { businessId, userId, locationId, fileName: name, source: "store", updatesExisting: true });
}

type NewImport = {
  businessId: number;
  userId: number | null;
  locationId: number | null;
  fileName: string;
  source?: "store";
  updatesExisting: boolean;
};

async function claimImport(db: Db | Tx, data: NewImport): Promise<{ id: number }> {
  try {
    return await db.productImport.create({ data, select: { id: true } });
  } catch (error) {
    const isActive = isUniqueViolation(error);
    throw isActive ? new AppError("conflict", "importActive", { cause: error }) : error;
  }
}

/** Removes the staged lines of earlier imports and of interrupted uploads. */
async function forgetOldLines(db: Db | Tx, businessId: number): Promise<void> {
  const givenUpBefore = new Date(Date.now() - READING_GIVEN_UP_MS);
  await db.productImport.updateMany({
    where: { businessId, status: "reading", createdAt: { lt: givenUpBefore } },
    data: { status: "failed", errorCode: "importBrokenOff", finishedAt: new Date() },
  });
  await db.productImport.updateMany({
    where: { businessId, status: "checked", source: "file" },
    data: { status: "cancelled", finishedAt: new Date() },
  });
  await db.productImportRow.deleteMany({
    where: { import: { businessId, status: { in: ["completed", "cancelled", "failed"] } } },
  });
}
