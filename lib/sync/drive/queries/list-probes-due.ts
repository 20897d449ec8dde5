import type { Db } from "@/lib/db";
import { MAX_STORES } from "./usable-stores";

/** Lists the stores with a fault that are due for a probe, the longest overdue first. */
export function listProbesDue(db: Db): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id from stores s join businesses b on b.id = s.business_id and 'woocommerce' = any(b.modules)
    where s.fault_code is not null and s.next_probe_at <= now() and s.consumer_key_enc is not null
    order by s.next_probe_at, s.id limit ${MAX_STORES}`;
}
