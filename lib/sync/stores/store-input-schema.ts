import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { normaliseStoreUrl } from "@/lib/woo/store-url";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";

/** Runs more often than once a minute would follow without a pause; beyond a day, auto sync is off in effect. */
export const MIN_AUTO_SYNC_MINUTES = 1;
export const MAX_AUTO_SYNC_MINUTES = 24 * 60;

const MAX_FURTHER_LOCATIONS = 100;

/** Message key of the form for each problem of an address. */
const URL_MESSAGES = {
  empty: "required",
  not_a_url: "urlUnreadable",
  scheme_not_supported: "urlScheme",
  has_credentials: "urlCredentials",
  has_query: "urlQuery",
  not_a_host: "urlUnreadable",
} as const;

/** Validates and normalises: https unless http is typed, no trailing slash, no page of the store. */
export const storeUrlSchema = z
  .string()
  .max(500, "tooLong")
  .transform((text, context) => {
    const result = normaliseStoreUrl(text);
    if (result.ok) return result.url;
    context.addIssue({ code: "custom", message: URL_MESSAGES[result.problem] });
    return z.NEVER;
  });

/** An empty key leaves the saved key unchanged. */
const consumerKeySchema = z
  .string()
  .trim()
  .regex(/^(ck_[0-9a-f]{40})?$/, "keyFormat");
const consumerSecretSchema = z
  .string()
  .trim()
  .regex(/^(cs_[0-9a-f]{40})?$/, "secretFormat");

const keysSchema = z.object({ consumerKey: consumerKeySchema, consumerSecret: consumerSecretSchema });

/** Keys that somebody typed for a store without keys. */
export const typedKeysSchema = z.object({
  consumerKey: consumerKeySchema.min(1, "required"),
  consumerSecret: consumerSecretSchema.min(1, "required"),
});

export type TypedKeys = z.infer<typeof typedKeysSchema>;

/** A key is useless without its secret. */
function checkPair(keys: z.infer<typeof keysSchema>, context: z.RefinementCtx): void {
  if ((keys.consumerKey === "") === (keys.consumerSecret === "")) return;
  const missing = keys.consumerKey === "" ? "consumerKey" : "consumerSecret";
  context.addIssue({ code: "custom", path: [missing], message: "bothKeys" });
}

/** Input of the settings page; the form validates with the same schema. */
export const storeInputSchema = keysSchema
  .extend({
    name: z.string().trim().min(1, "required").max(120, "tooLong"),
    url: storeUrlSchema,
    locationId: z.number({ error: "required" }).int().positive("required"),
    /** Locations whose stock is added to what the store offers; that of its orders counts anyway. */
    furtherLocationIds: z.array(idSchema).max(MAX_FURTHER_LOCATIONS, "tooLong").default([]),
    autoSync: z.boolean(),
    autoSyncMinutes: z
      .number({ error: "minutesRange" })
      .int("minutesRange")
      .min(MIN_AUTO_SYNC_MINUTES, "minutesRange")
      .max(MAX_AUTO_SYNC_MINUTES, "minutesRange"),
    settings: storeSettingsSchema,
    /** The person confirmed the warning that the links belong to the old address. */
    isUrlChangeConfirmed: z.boolean().default(false),
    /** The person chose to delete the links with the old address. */
    areLinksReset: z.boolean().default(false),
  })
  .superRefine(checkPair);

/** The form's values before validation. */
export type StoreFormValues = z.input<typeof storeInputSchema>;
export type StoreInput = z.output<typeof storeInputSchema>;

/** Input of a connection test; empty keys stand for the saved keys of `storeId`. */
export const connectionTestSchema = keysSchema
  .extend({ storeId: idSchema.nullable(), url: storeUrlSchema })
  .superRefine(checkPair);

export type ConnectionTestInput = z.output<typeof connectionTestSchema>;
