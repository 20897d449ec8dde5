import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SentFields } from "../sent-fields";
import { toSentValues } from "../sent-values";

type LinkTable = "product_links" | "variation_links" | "category_links" | "attribute_term_links";
const LOCAL_COLUMN: Record<LinkTable, string> = {
  product_links: "product_id",
  variation_links: "variation_id",
  category_links: "category_id",
  attribute_term_links: "attribute_value_id",
};

type ExtraColumn = readonly [name: string, value: string, onConflict: string];
const SENT_AT: ExtraColumn = ["sent_at", "now()", "excluded.sent_at"];
// An update does not change which run created the thing.
const MADE_IN_RUN: ExtraColumn = ["made_in_run", "r.made_in_run", "coalesce(excluded.made_in_run, l.made_in_run)"];
// Only the keys of the last payload; the others stay as they were sent before.
const SENT_VALUES: ExtraColumn = ["sent_values", "r.sent_values", "l.sent_values || excluded.sent_values"];
const EXTRA_COLUMNS: Record<LinkTable, readonly ExtraColumn[]> = {
  product_links: [["sent_type", "r.sent_type::product_type", "excluded.sent_type"], SENT_AT, MADE_IN_RUN, SENT_VALUES],
  variation_links: [SENT_AT, MADE_IN_RUN, SENT_VALUES],
  category_links: [SENT_AT, SENT_VALUES],
  attribute_term_links: [SENT_VALUES],
};

export type LinkRow = {
  localId: number;
  remoteId: number;
  sent: SentFields;
  /** The payload as sent, for links that show it. */
  payload?: object;
  sentType?: "simple" | "variable";
  /** The run that created it in the store; absent when it was matched or is only updated. */
  madeInRun?: number | undefined;
};

/**
 * Writes links in one statement, so that a batch of a hundred is one round trip. An existing link gets the new remote
 * id and sent hashes.
 */
export async function upsertLinks(tx: Tx, table: LinkTable, storeId: number, links: readonly LinkRow[]): Promise<void> {
  if (links.length === 0) return;
  const local = Prisma.raw(LOCAL_COLUMN[table]);
  const columns = EXTRA_COLUMNS[table];
  const rows = JSON.stringify(
    links.map((link) => ({
      local_id: link.localId,
      remote_id: link.remoteId,
      sent: link.sent,
      sent_type: link.sentType,
      made_in_run: link.madeInRun,
      sent_values: toSentValues(link.payload ?? {}),
    })),
  );
  const list = (pieces: readonly string[]) => Prisma.raw(pieces.map((piece) => `, ${piece}`).join(""));
  await tx.$executeRaw`
    insert into ${Prisma.raw(table)} as l (store_id, ${local}, remote_id, sent ${list(columns.map(([name]) => name))})
    select ${storeId}, r.local_id, r.remote_id, r.sent ${list(columns.map(([, value]) => value))}
    from jsonb_to_recordset(${rows}::jsonb) as r(local_id int, remote_id int, sent jsonb, sent_type text, made_in_run int,
      sent_values jsonb)
    on conflict (store_id, ${local}) do update set remote_id = excluded.remote_id, sent = excluded.sent
      ${list(columns.map(([name, , update]) => `${name} = ${update}`))}`;
}
