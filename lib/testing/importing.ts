import { applyImport } from "@/lib/catalog/import/apply-import";
import { getImport, listProblems } from "@/lib/catalog/import/get-import";
import { importOptionsSchema, type ImportView } from "@/lib/catalog/import/import-schema";
import { runImportStep } from "@/lib/catalog/import/import-step";
import { startImport } from "@/lib/catalog/import/start-import";
import type { Db } from "@/lib/db";

type Owner = { db: Db; businessId: number; userId: number; locationId: number };
export type ImportTestOptions = {
  existing?: string;
  location?: string;
  taxes?: string;
  columns?: string;
  decimals?: string;
  images?: string;
};

/** The test itself runs the jobs. */
export const noJob = async () => undefined;

/** In pieces of three bytes, so that letters and lines are split. */
async function* inPieces(text: string | Buffer): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
}

/** Imports product files into a test's catalogue; stock is that of the owner's location by default. */
export function importing(getOwner: () => Owner) {
  /** Runs up to the dry run. */
  async function upload(text: string | Buffer, options: ImportTestOptions = {}): Promise<ImportView> {
    const { db, businessId, userId, locationId } = getOwner();
    const parsed = importOptionsSchema.parse({ location: String(locationId), ...options });
    const { id } = await startImport(db, { businessId, userId }, parsed, inPieces(text), noJob);
    await runImportStep(db, id);
    return getImport(db, businessId, id);
  }

  /** Runs to the end. */
  async function importAll(text: string | Buffer, options: ImportTestOptions = {}): Promise<ImportView> {
    const { db, businessId } = getOwner();
    const { id } = await upload(text, options);
    await applyImport(db, businessId, id, noJob);
    await runImportStep(db, id);
    return getImport(db, businessId, id);
  }

  /** Line and error code of each bad line. */
  async function problemsOf(text: string, options: ImportTestOptions = {}): Promise<[number, string][]> {
    const { db, businessId } = getOwner();
    const { id } = await upload(text, options);
    const { items } = await listProblems(db, businessId, id);
    return items.flatMap(({ line, issues }) => issues.map(({ code }): [number, string] => [line, code]));
  }

  return { upload, importAll, problemsOf };
}
