import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { applyImport } from "@/lib/catalog/import/apply-import";
import { getImport } from "@/lib/catalog/import/get-import";
import { importOptionsSchema, type ImportView } from "@/lib/catalog/import/import-schema";
import { runImportStep } from "@/lib/catalog/import/import-step";
import { reserveIds } from "@/lib/catalog/import/reserve-ids";
import { startImport } from "@/lib/catalog/import/start-import";
import type { Db } from "@/lib/db";
import type { SeededShop } from "@/prisma/seed/seed-shop";

const DEFAULT_PRODUCTS = 10_000;
/** Short enough to sample a brief peak. */
const SAMPLE_MS = 20;
const MB = 1024 * 1024;

const HEADER = [
  "Type",
  "SKU",
  "Name",
  "Published",
  "Short description",
  "Description",
  "Stock",
  "Categories",
  "Regular price",
];

function* productLines(count: number, dearer: number): Generator<string[]> {
  yield HEADER;
  for (let index = 0; index < count; index += 1) {
    const price = `${1 + dearer + (index % 90)}.${String(index % 100).padStart(2, "0")}`;
    yield [
      "simple",
      `BENCH-${index}`,
      `Product "${index}", شاي & co`,
      "1",
      `Short text of ${index}`,
      `<p>${"A longer text. ".repeat(20)}</p>`,
      String((index % 50) + dearer),
      `Bench > Group ${index % 20} > Shelf ${index % 200}`,
      price,
    ];
  }
}

/** Runs `work` and returns its seconds, and the memory of this process before and at its peak. */
async function measure<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: number; peakMb: number; beforeMb: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const begun = performance.now();
  try {
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    peak = Math.max(peak, process.memoryUsage.rss());
    return { result, seconds, peakMb: peak / MB, beforeMb: before / MB };
  } finally {
    clearInterval(timer);
  }
}

/** Imports a CSV of products as the page does, then the same products with other prices and stock. */
export async function benchImport(db: Db, shop: SeededShop, products = DEFAULT_PRODUCTS): Promise<void> {
  const { businessId } = shop;
  const user = await db.user.findFirstOrThrow({ where: { businessId }, orderBy: { id: "asc" }, select: { id: true } });
  const folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-bench-"));
  const noJob = async () => undefined;
  try {
    for (const [dearer, kind] of ["new", "known"].entries()) {
      const file = path.join(folder, `${kind}.csv`);
      await pipeline(Readable.from(productLines(products, dearer)), stringify(), createWriteStream(file));
      console.log(`${products} ${kind} products, ${((await stat(file)).size / MB).toFixed(1)} MB of CSV`);
      const options = importOptionsSchema.parse({ fileName: "products.csv", location: String(shop.shopLocationId) });
      const checked = await measure(async () => {
        const { id } = await startImport(db, { businessId, userId: user.id }, options, createReadStream(file), noJob);
        await runImportStep(db, id);
        return getImport(db, businessId, id);
      });
      report("read and checked", checked);
      if (checked.result.bad > 0) throw new Error(`${checked.result.bad} lines of the file are bad.`);
      const { id } = checked.result;
      await applyImport(db, businessId, id, noJob);
      const reserved = await measure(async () => {
        await reserveIds(db, id, undefined);
        return getImport(db, businessId, id);
      });
      report("ids reserved", reserved);
      const written = await measure(async () => {
        await runImportStep(db, id);
        return getImport(db, businessId, id);
      });
      report("written", written);
      const there = await db.product.count({ where: { businessId, sku: { startsWith: "BENCH-" } } });
      if (written.result.status !== "completed" || there !== products) {
        throw new Error(`The import ended as ${written.result.status} with ${there} of ${products} products.`);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(
  name: string,
  { result, seconds, peakMb, beforeMb }: { result: ImportView; seconds: number; peakMb: number; beforeMb: number },
): void {
  const lines = `${result.total} lines, ${result.bad} bad`;
  console.log(
    `${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${peakMb.toFixed(0).padStart(5)} MB at its peak (${beforeMb.toFixed(0)} MB before)  ${lines}`,
  );
}
