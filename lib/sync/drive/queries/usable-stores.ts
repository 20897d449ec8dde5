import { Prisma } from "@/lib/generated/prisma/client";

/** Stores per query; the others have waited less and are listed a minute later. */
export const MAX_STORES = 1_000;

/** Stores `s` that work may begin for: the module is on, keys are saved, and there is no fault. */
export const FROM_USABLE_STORES = Prisma.sql`from stores s
  join businesses b on b.id = s.business_id and 'woocommerce' = any(b.modules)
  where s.fault_code is null and s.consumer_key_enc is not null`;

export const IMPORTS_ORDERS = Prisma.sql`s.order_settings->'isEnabled' is distinct from 'false'::jsonb`;
