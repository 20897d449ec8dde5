import { isWooError } from "@/lib/woo/woo-error";
import type { ThingsPreview } from "./things-view";

/** Plans with the store read where that is requested and the store answers, and without it otherwise. */
export async function readingStore(
  { isStoreRead }: { isStoreRead: boolean },
  plan: (isStoreRead: boolean) => Promise<ThingsPreview>,
): Promise<ThingsPreview> {
  try {
    return await plan(isStoreRead);
  } catch (error) {
    if (!isStoreRead || !isWooError(error)) throw error;
    const storeError = { errorCode: error.code, errorDetail: error.storeMessage ?? null };
    return { ...(await plan(false)), storeError };
  }
}
