import { z } from "zod";
import type { Reply } from "./rest-route";

const count = z.number().int().nonnegative();

/** The faults that are switched on, and how often. A count goes down with each request that fails. */
export const faultSettingsSchema = z.object({
  /** How long the store works on each item: an item of a batch is stored only after that time. */
  latencyPerItemMs: z.number().nonnegative().optional(),
  slowAnswersMs: z.number().nonnegative().optional(),
  rateLimit: z.object({ count, retryAfterSeconds: z.number().nonnegative() }).optional(),
  serverError: z.object({ count, path: z.string().optional(), status: z.number().int().optional() }).optional(),
  /** A gateway or another plugin answers 404 with JSON of its own before WooCommerce is reached. */
  gatewayNotFound: z.object({ count, path: z.string().optional() }).optional(),
  /** The request is processed, then the connection is torn: the client can't know the outcome. */
  dropAnswers: z.object({ count, path: z.string().optional() }).optional(),
  /** A cache answers reads of one path with the first answer since it was switched on, whatever the query, and names itself nowhere. */
  cacheWithoutQuery: z.object({ path: z.string().optional() }).optional(),
  /** The request is processed, then PHP crashes: a 500 says nothing of what is stored. */
  crashesAfterWork: z.object({ count, path: z.string().optional() }).optional(),
  /**
   * The connection is torn at once and the request is processed `delayMs` later, `msPerItem` an item: PHP does not
   * notice that the client has given up (FACTS).
   */
  lateWork: z
    .object({
      count,
      path: z.string().optional(),
      delayMs: z.number().nonnegative(),
      msPerItem: z.number().nonnegative().optional(),
      /** A gateway in front of the store answers at once with a page of this status, instead of a torn connection. */
      status: z.number().int().optional(),
    })
    .optional(),
  /** The host answers 504 after this time, and the work goes on. */
  gatewayTimeoutMs: z.number().nonnegative().optional(),
  /** As WooCommerce before 9.2: two creates of one SKU at the same time both succeed, a SKU in the trash does not block. */
  hasNoSkuLock: z.boolean().optional(),
  /** As WooCommerce from 10.3: `GET /variations` lists those of all products. */
  listsVariations: z.boolean().optional(),
  /** The web server asks for a password of its own before WordPress is reached. */
  passwordInFront: z.boolean().optional(),
  /** PHP prints a warning before the JSON. */
  phpNotices: z.object({ count, path: z.string().optional() }).optional(),
  /** A host or firewall in front of the shop answers instead of the shop. */
  htmlAnswers: z.object({ count, status: z.number().int() }).optional(),
  /** A byte-order mark before the JSON. */
  byteOrderMark: z.object({ count }).optional(),
  /** True: no image can be fetched; a list: those whose address contains one of the texts. */
  unavailableImages: z.union([z.boolean(), z.array(z.string())]).optional(),
  /** A batch of more than `items` ends in a 500 after that many were processed. */
  diesAfterItems: z.object({ count, items: z.number().int().nonnegative(), path: z.string().optional() }).optional(),
  /** A batch above this size ends in a 500 with nothing processed. */
  maxBatchItems: z.number().int().positive().optional(),
  /** A request that uploads more images than that ends in a 504 with nothing processed. */
  maxUploads: z.number().int().positive().optional(),
  /**
   * Webhooks to a private address, or to a port that WordPress does not post to, are never sent (FACTS). Off by
   * default, so that tests can receive them.
   */
  refusesLocalAddresses: z.boolean().optional(),
  /** What answers at the address: no `/wp-json`, no WooCommerce, no WordPress at all, or an API shut for visitors. */
  site: z.enum(["permalinks-off", "no-woocommerce", "not-wordpress", "rest-closed"]).optional(),
  /** The site has moved: each request is sent on to the same path below this address, with 301. */
  movedTo: z.string().optional(),
  /** Every page is a firewall's challenge, or one that a person switched on before the opening. */
  pageInFront: z.enum(["challenge", "coming-soon"]).optional(),
});

type FaultSettings = z.infer<typeof faultSettingsSchema>;
export type Faults = ReturnType<typeof createFaults>;
type CountedFault =
  | "rateLimit"
  | "serverError"
  | "gatewayNotFound"
  | "dropAnswers"
  | "crashesAfterWork"
  | "lateWork"
  | "htmlAnswers"
  | "byteOrderMark"
  | "phpNotices"
  | "diesAfterItems";

export function createFaults() {
  let settings: FaultSettings = {};
  const cache = new Map<string, Reply>();

  const isLeft = (name: CountedFault, path: string): boolean => {
    const fault = settings[name];
    if (!fault || fault.count <= 0) return false;
    const onlyPath = "path" in fault ? fault.path : undefined;
    return onlyPath === undefined || path.includes(onlyPath);
  };

  return {
    /** Adds to the active faults; a name with `undefined` is switched off. */
    set: (changes: FaultSettings): void => {
      settings = { ...settings, ...structuredClone(changes) };
      cache.clear();
    },
    clear: (): void => {
      settings = {};
      cache.clear();
    },
    /** The answer of the cache to a read; the answer itself without one. */
    cached: (path: string, reply: Reply): Reply => {
      const { cacheWithoutQuery } = settings;
      if (!cacheWithoutQuery || !path.includes(cacheWithoutQuery.path ?? "")) return reply;
      const known = cache.get(path) ?? reply;
      cache.set(path, known);
      return known;
    },
    get: (): Readonly<FaultSettings> => settings,
    take: (name: CountedFault, path: string): boolean => {
      if (!isLeft(name, path)) return false;
      const fault = settings[name];
      if (fault) fault.count -= 1;
      return true;
    },
    isImageUnavailable: (url: string): boolean => {
      const { unavailableImages } = settings;
      return Array.isArray(unavailableImages)
        ? unavailableImages.some((text) => url.includes(text))
        : unavailableImages === true;
    },
  };
}
