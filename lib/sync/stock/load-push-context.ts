import { hasModule } from "@/lib/auth/modules";
import { type EngineDeps, loadJobContext, type StoreContext } from "@/lib/sync/core/run-context";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";

/** Returns what a job that sends quantities needs; null for a store that no quantities are sent to now. */
export async function loadPushContext(deps: EngineDeps, storeId: number): Promise<StoreContext | null> {
  const context = await loadJobContext(deps, storeId);
  if (
    !context ||
    !hasModule(context.business, "woocommerce") ||
    context.store.faultCode !== null ||
    !context.settings.updateFields.includes("quantity")
  )
    return null;
  return orderSettingsSchema.parse(context.store.orderSettings).pushStock ? context : null;
}
