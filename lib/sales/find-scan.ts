import type { Db } from "@/lib/db";
import { parseScan } from "./parse-scan";
import { findByCode } from "./till-items";
import type { ScanResult } from "./till-view";

/**
 * Finds what has the scanned text as barcode or SKU. The text is split into quantity and code only when nothing has all
 * of it, since "10X15-FRAME" may be a SKU.
 */
export async function findScan(db: Db, businessId: number, locationId: number, text: string): Promise<ScanResult> {
  const whole = await findByCode(db, businessId, locationId, text);
  const scan = parseScan(text);
  if (whole.length > 0 || scan.code === text) return { quantity: "1", code: text, items: whole };
  return { ...scan, items: await findByCode(db, businessId, locationId, scan.code) };
}
