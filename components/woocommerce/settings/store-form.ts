import type { UseFormReturn } from "react-hook-form";
import type { StoreFormValues, StoreInput } from "@/lib/sync/stores/store-input-schema";
import { DEFAULT_STORE_SETTINGS, type StoreSettings } from "@/lib/sync/settings/store-settings";
import type { StoreChoices, StoreDetails } from "@/lib/sync/runs/sync-view";

/** The values of the form: the schema's input with all settings filled in. */
export type StoreFormFields = Omit<StoreFormValues, "settings" | "furtherLocationIds"> & {
  settings: StoreSettings;
  furtherLocationIds: number[];
};

export type StoreForm = UseFormReturn<StoreFormFields, unknown, StoreInput>;

/** The initial values. A new store takes the business's first location and its prices with or without tax. */
export function toFormFields(store: StoreDetails | null, choices: StoreChoices): StoreFormFields {
  return {
    name: store?.name ?? "",
    url: store?.url ?? "",
    consumerKey: "",
    consumerSecret: "",
    locationId: store?.locationId ?? choices.locations[0]?.id ?? 0,
    furtherLocationIds: store?.furtherLocationIds ?? [],
    autoSync: store?.autoSync ?? false,
    autoSyncMinutes: store?.autoSyncMinutes ?? 15,
    settings: store?.settings ?? { ...DEFAULT_STORE_SETTINGS, pricesIncludeTax: choices.pricesIncludeTax },
    isUrlChangeConfirmed: false,
    areLinksReset: false,
  };
}
