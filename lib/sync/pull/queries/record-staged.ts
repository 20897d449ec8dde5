import type { Tx } from "@/lib/db";
import type { PullChoice } from "@/lib/generated/prisma/enums";

/** Stores what was decided for each product, for the link that follows. */
export async function recordStaged(
  tx: Tx,
  pullId: number,
  staged: readonly { remoteId: number; choice: PullChoice }[],
): Promise<void> {
  const rows = JSON.stringify(staged.map(({ remoteId, choice }) => ({ remote_id: remoteId, choice })));
  await tx.$executeRaw`
    update store_pull_items i set choice = r.choice
      from jsonb_to_recordset(${rows}::jsonb) as r(remote_id int, choice pull_choice)
     where i.pull_id = ${pullId}::int and i.kind = 'product' and i.remote_id = r.remote_id`;
}
