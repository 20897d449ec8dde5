import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { createEmptyState, type StoreState } from "./state";

const MAP_NAMES = [
  "products",
  "images",
  "terms",
  "attributes",
  "taxRates",
  "orders",
  "refunds",
  "webhooks",
  "notes",
  "coupons",
  "customers",
] as const;
// Long enough to collect a batch, short enough that a killed demo loses little.
const WRITE_DELAY_MS = 400;

const fileSchema = z.object({
  version: z.literal(1),
  counters: z.record(z.string(), z.number()),
  settings: z.record(z.string(), z.json()),
  taxClasses: z.array(z.object({ slug: z.string(), name: z.string() })),
  records: z.record(z.enum(MAP_NAMES), z.array(z.looseObject({ id: z.number() }))),
});

export async function loadState(file: string): Promise<StoreState | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = fileSchema.parse(JSON.parse(text));
  const state = createEmptyState();
  state.counters = parsed.counters;
  state.settings = parsed.settings;
  state.taxClasses = parsed.taxClasses;
  for (const name of MAP_NAMES) {
    // Only this program writes the file, so the records are trusted once the outer shape is valid.
    const map = state[name] as Map<number, unknown>;
    map.clear();
    for (const record of parsed.records[name]) map.set(record.id, record);
  }
  return state;
}

type StateFile = { markChanged: () => void; flush: () => Promise<void> };

export function openStateFile(file: string, state: StoreState): StateFile {
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  const write = async () => {
    const records = Object.fromEntries(MAP_NAMES.map((name) => [name, [...state[name].values()]]));
    const { counters, settings, taxClasses } = state;
    const temporary = `${file}.${process.pid}.tmp`;
    await writeFile(temporary, JSON.stringify({ version: 1, counters, settings, taxClasses, records }));
    await rename(temporary, file);
  };
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  };
  return {
    markChanged: () => {
      timer ??= setTimeout(() => void flush(), WRITE_DELAY_MS);
    },
    flush,
  };
}
