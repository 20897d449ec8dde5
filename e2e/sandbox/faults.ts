import { z } from "zod";

const count = z.number().int().nonnegative();

/** What goes wrong, and how often. A count runs down with each request that it spoils. */
export const faultSettingsSchema = z.object({
  latencyPerItemMs: z.number().nonnegative().optional(),
  slowAnswersMs: z.number().nonnegative().optional(),
  rateLimit: z.object({ count, retryAfterSeconds: z.number().nonnegative() }).optional(),
  serverError: z.object({ count, path: z.string().optional(), status: z.number().int().optional() }).optional(),
  /** The work is done, then the connection is torn: the client can't know. */
  dropAnswers: z.object({ count, path: z.string().optional() }).optional(),
  /** A host or firewall in front of the shop answers for it. */
  htmlAnswers: z.object({ count, status: z.number().int() }).optional(),
  /** A byte-order mark before the JSON. */
  byteOrderMark: z.object({ count }).optional(),
  /** True: no image can be had; a list: those whose address contains one of the texts. */
  unavailableImages: z.union([z.boolean(), z.array(z.string())]).optional(),
  /** A batch of more than `items` ends in a 500 after that many were done. */
  diesAfterItems: z.object({ count, items: z.number().int().nonnegative(), path: z.string().optional() }).optional(),
  /** A batch above this size ends in a 500 with nothing done. */
  maxBatchItems: z.number().int().positive().optional(),
  /** Webhooks to a private address, or to a port that WordPress does not post to, are never sent (FACTS); off, so that tests can receive them. */
  refusesLocalAddresses: z.boolean().optional(),
  /** What answers under the address: `/wp-json` is missing, WooCommerce is missing, or it is no WordPress at all. */
  site: z.enum(["permalinks-off", "no-woocommerce", "not-wordpress"]).optional(),
});

export type FaultSettings = z.infer<typeof faultSettingsSchema>;
export type Faults = ReturnType<typeof createFaults>;
type CountedFault = "rateLimit" | "serverError" | "dropAnswers" | "htmlAnswers" | "byteOrderMark" | "diesAfterItems";

export function createFaults() {
  let settings: FaultSettings = {};

  const isLeft = (name: CountedFault, path: string): boolean => {
    const fault = settings[name];
    if (!fault || fault.count <= 0) return false;
    const onlyPath = "path" in fault ? fault.path : undefined;
    return onlyPath === undefined || path.includes(onlyPath);
  };

  return {
    /** Adds to what is switched on already; a name with `undefined` is switched off. */
    set: (changes: FaultSettings): void => {
      settings = { ...settings, ...structuredClone(changes) };
    },
    clear: (): void => {
      settings = {};
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
