import { expect, test } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { explain } from "@/lib/testing/explain";
import { NEXT_RUN_AT } from "./queries/next-run-at";
import { useTestDb } from "@/lib/testing/test-db";

const { db } = useTestDb();

test.each([
  {
    name: "the entries of a slice",
    query: Prisma.sql`select local_id from sync_entries where run_id = 1 and entity = 'product' and local_id in (1, 2, 3)`,
    index: "sync_entries_run_id_entity_local_id_idx",
  },
  {
    name: "unimported units of a store",
    query: Prisma.sql`select 1 from stock_pushes u where u.store_id = 1 and u.unseen + u.unseen_back > 0 and u.pushed_at < now()`,
    index: "stock_pushes_unimported_idx",
  },
  {
    name: "orders of a store that are in conflict",
    query: Prisma.sql`select count(*) from order_links where store_id = 1 and state = 'conflict'`,
    index: "order_links_store_id_state_idx",
  },
  {
    name: "sales with flagged lines",
    query: Prisma.sql`select sale_id from sale_lines where is_flagged`,
    index: "sale_lines_flagged_idx",
  },
  {
    name: "the times of a store's next run",
    query: Prisma.sql`select ${NEXT_RUN_AT} from stores s where s.id = 1`,
    index: "sync_runs_last_products_idx",
  },
])("$name are found by their index", async ({ query, index }) => {
  expect(await explain(db(), query)).toContain(index);
});
