import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { normaliseStoreUrl } from "@/lib/woo/store-url";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";

/** Below a minute cycles would follow each other without a pause; beyond a day auto sync is off in all but name. */
export const MIN_AUTO_SYNC_MINUTES = 1;
export const MAX_AUTO_SYNC_MINUTES = 24 * 60;

/** What is wrong with an address, as a key of the form's messages. */
const URL_MESSAGES = {
  empty: "required",
  not_a_url: "urlUnreadable",
  scheme_not_supported: "urlScheme",
  has_credentials: "urlCredentials",
  has_query: "urlQuery",
  not_a_host: "urlUnreadable",
} as const;

/** Normalises while it checks: https unless http is written, no trailing slash, no page of the store. */
const storeUrlSchema = z
  .string()
  .max(500, "tooLong")
  .transform((text, context) => {
    const result = normaliseStoreUrl(text);
    if (result.ok) return result.url;
    context.addIssue({ code: "custom", message: URL_MESSAGES[result.problem] });
    return z.NEVER;
  });

/** Empty means: keep the one that is saved. */
const consumerKeySchema = z
  .string()
  .trim()
  .regex(/^(ck_[0-9a-f]{40})?$/, "keyFormat");
const consumerSecretSchema = z
  .string()
  .trim()
  .regex(/^(cs_[0-9a-f]{40})?$/, "secretFormat");

const keysSchema = z.object({ consumerKey: consumerKeySchema, consumerSecret: consumerSecretSchema });

/** A key without its secret can't sign anything. */
function checkPair(keys: z.infer<typeof keysSchema>, context: z.RefinementCtx): void {
  if ((keys.consumerKey === "") === (keys.consumerSecret === "")) return;
  const missing = keys.consumerKey === "" ? "consumerKey" : "consumerSecret";
  context.addIssue({ code: "custom", path: [missing], message: "bothKeys" });
}

/** What the settings page saves; the form checks with this same schema. */
export const storeInputSchema = keysSchema
  .extend({
    name: z.string().trim().min(1, "required").max(120, "tooLong"),
    url: storeUrlSchema,
    locationId: z.number({ error: "required" }).int().positive("required"),
    autoSync: z.boolean(),
    autoSyncMinutes: z
      .number({ error: "minutesRange" })
      .int("minutesRange")
      .min(MIN_AUTO_SYNC_MINUTES, "minutesRange")
      .max(MAX_AUTO_SYNC_MINUTES, "minutesRange"),
    settings: storeSettingsSchema,
    /** Said yes to the warning that the links belong to the old address. */
    isUrlChangeConfirmed: z.boolean().default(false),
    /** Chose to forget the links along with the old address. */
    areLinksForgotten: z.boolean().default(false),
  })
  .superRefine(checkPair);

/** What a person typed. */
export type StoreFormValues = z.input<typeof storeInputSchema>;
export type StoreInput = z.output<typeof storeInputSchema>;

/** What a connection test is made with; empty keys stand for the saved ones of `storeId`. */
export const connectionTestSchema = keysSchema
  .extend({ storeId: idSchema.nullable(), url: storeUrlSchema })
  .superRefine(checkPair);

export type ConnectionTestInput = z.output<typeof connectionTestSchema>;
