import { countBatchItems } from "./batch";
import type { Json, JsonObject } from "./json";

// Enough for the longest test run, and small enough for memory.
const MAX_ENTRIES = 5_000;
const SUMMARY_LENGTH = 300;

type LoggedRequest = {
  method: string;
  /** Under `/wp-json/wc/v3/`. */
  path: string;
  query: Json;
  bodySummary: string;
  itemCount: number;
  /** 0 while unanswered, or permanently where the answer was dropped. */
  status: number;
  isWrite: boolean;
  at: string;
};

export type RequestLog = ReturnType<typeof createRequestLog>;

export function createRequestLog() {
  let entries: LoggedRequest[] = [];
  let counts = { requests: 0, reads: 0, writes: 0, itemsWritten: 0 };
  return {
    add: (request: {
      method: string;
      path: string;
      query: JsonObject;
      body: JsonObject;
      rawBody: string;
    }): LoggedRequest => {
      const isWrite = request.method !== "GET" && request.method !== "HEAD";
      const itemCount = request.path.endsWith("/batch") ? countBatchItems(request.body) : 1;
      const entry: LoggedRequest = {
        method: request.method,
        path: request.path,
        query: Object.fromEntries(
          Object.entries(request.query).filter(([name]) => !name.startsWith("oauth_") && !name.startsWith("consumer_")),
        ),
        bodySummary: request.rawBody.slice(0, SUMMARY_LENGTH),
        itemCount,
        status: 0,
        isWrite,
        at: new Date().toISOString(),
      };
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) entries.shift();
      counts.requests += 1;
      counts[isWrite ? "writes" : "reads"] += 1;
      if (isWrite) counts.itemsWritten += itemCount;
      return entry;
    },
    list: (): readonly LoggedRequest[] => entries,
    writes: (): LoggedRequest[] => entries.filter((entry) => entry.isWrite),
    counts: () => ({ ...counts }),
    clear: (): void => {
      entries = [];
      counts = { requests: 0, reads: 0, writes: 0, itemsWritten: 0 };
    },
  };
}
