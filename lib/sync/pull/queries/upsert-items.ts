import type { Tx } from "@/lib/db";
import type { PullItemKind } from "@/lib/generated/prisma/enums";
import { storableText } from "@/lib/storable-text";

export type PulledItem = {
  kind: PullItemKind;
  remoteId: number;
  parentRemoteId?: number;
  label: string;
  sku?: string;
  /** When the store answered it, by the store's clock. */
  readAt?: Date;
  /** The same by the clock of the shop. */
  answeredAt?: Date;
  payload: object;
};

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? storableText(part) : part));

/** Stores items in one statement. A page that is read twice, after a crash, replaces its items. */
export async function upsertItems(tx: Tx, pullId: number, items: readonly PulledItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = toJson(
    items.map(({ kind, remoteId, parentRemoteId = 0, label, sku = "", readAt, answeredAt, payload }) => ({
      kind,
      remote_id: remoteId,
      parent_remote_id: parentRemoteId,
      label,
      sku,
      read_at: readAt?.toISOString() ?? null,
      answered_at: answeredAt?.toISOString() ?? null,
      payload,
    })),
  );
  await tx.$executeRaw`
    insert into store_pull_items (pull_id, kind, remote_id, parent_remote_id, label, sku, read_at, answered_at, payload)
    select distinct on (r.kind, r.remote_id) ${pullId}::int, r.kind, r.remote_id, r.parent_remote_id, r.label, r.sku, r.read_at, r.answered_at, r.payload
    from jsonb_to_recordset(${rows}::jsonb)
      as r(kind pull_item_kind, remote_id int, parent_remote_id int, label text, sku text, read_at timestamptz, answered_at timestamptz, payload jsonb)
    on conflict (pull_id, kind, remote_id) do update set
      parent_remote_id = excluded.parent_remote_id, label = excluded.label, sku = excluded.sku, read_at = excluded.read_at,
      answered_at = excluded.answered_at, payload = excluded.payload`;
}
