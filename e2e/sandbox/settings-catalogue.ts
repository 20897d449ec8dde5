import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Json, JsonObject } from "./json";

const jsonObjectSchema = z.record(z.string(), z.json());
const catalogueSchema = z.object({
  general: z.array(jsonObjectSchema),
  tax: z.array(jsonObjectSchema),
  products: z.array(jsonObjectSchema),
  systemStatus: jsonObjectSchema,
});

let catalogue: z.infer<typeof catalogueSchema> | null = null;

function readCatalogue() {
  catalogue ??= catalogueSchema.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, "recordings/settings.json"), "utf8")),
  );
  return catalogue;
}

export const SETTING_GROUPS = ["general", "products", "tax"] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];
export const isSettingGroup = (group: string): group is SettingGroup => SETTING_GROUPS.some((known) => known === group);

/** The settings of the recorded store, with their values. */
export const listSettings = (group: SettingGroup): JsonObject[] => readCatalogue()[group];
export const getSystemStatus = (): JsonObject => readCatalogue().systemStatus;

export function listSettingValues(): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const group of SETTING_GROUPS) {
    for (const setting of listSettings(group)) values[String(setting["id"])] = setting["value"] ?? "";
  }
  return values;
}
