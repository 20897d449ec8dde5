import { applyImport } from "@/lib/catalog/import/apply-import";
import { runImportStep } from "@/lib/catalog/import/import-step";
import type { ProductImport } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/errors";
import type { PullContext, PullPhaseStep } from "./pull-phase";
import { recordChecked } from "./queries/record-checked";

/** The step of a pull takes the import's steps, so nothing is enqueued for it. */
const noJob = async () => undefined;

const DONE = { next: null, done: 0 } as const;

function loadImport({ db, pull }: PullContext): Promise<ProductImport | null> {
  return pull.importId === null ? Promise.resolve(null) : db.productImport.findUnique({ where: { id: pull.importId } });
}

/** Lets the import check its rows. */
export const checkRows: PullPhaseStep = async (context, cursor) => {
  const { db, deps } = context;
  const row = await loadImport(context);
  if (row === null) return DONE;
  if (row.status === "reading") {
    const total = await db.productImportRow.count({ where: { importId: row.id } });
    await db.productImport.updateMany({
      where: { id: row.id, status: "reading" },
      data: { status: "checking", total },
    });
  }
  if (row.status === "reading" || row.status === "checking") {
    await runImportStep(db, row.id, deps.time);
    return { next: cursor, done: 0 };
  }
  return DONE;
};

/**
 * Lets the import write its rows, all in one transaction. Products with a bad row stay out, and are told with the reason.
 *
 * @throws AppError `internal` when the import was cancelled or has failed
 */
export const writeRows: PullPhaseStep = async (context, cursor) => {
  const { db, pull, business, deps } = context;
  const row = await loadImport(context);
  if (row === null || row.status === "completed") return DONE;
  if (row.status === "applying") {
    await runImportStep(db, row.id, deps.time);
    return { next: cursor, done: 0 };
  }
  if (row.status !== "checked")
    throw new AppError("internal", row.status === "cancelled" ? "importCancelled" : "internal");
  await db.$transaction((tx) => recordChecked(tx, pull.id, row.id));
  if (row.toCreate + row.toUpdate === 0) {
    await db.productImport.update({ where: { id: row.id }, data: { status: "completed", finishedAt: new Date() } });
    return DONE;
  }
  await applyImport(db, business.id, row.id, noJob, { leavesOutBad: true, isHeldBack: false });
  return { next: cursor, done: 0 };
};
