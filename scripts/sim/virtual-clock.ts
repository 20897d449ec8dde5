import type { Pool } from "pg";
import { withClient } from "../with-client";
import { installVirtualDate } from "./virtual-date";

export type VirtualClock = {
  now(): Date;
  /** Moves the clocks of this process and of the database forward together; milliseconds. */
  forward(ms: number): Promise<void>;
  uninstall(): void;
};

/**
 * The database's functions for the present, moved by the same amount as the process's clock. A schema that comes first in
 * the search path replaces them, since statements and triggers do not name `pg_catalog`.
 */
const REPLACE_DATABASE_CLOCK = `
  create schema sim;
  create table sim.clock (ahead interval not null);
  insert into sim.clock values (interval '0');
  create function sim.now() returns timestamptz language sql stable as
    'select pg_catalog.now() + ahead from sim.clock';
  create function sim.clock_timestamp() returns timestamptz language sql volatile as
    'select pg_catalog.clock_timestamp() + ahead from sim.clock';`;

/** Gives a database a clock that can be moved. Sessions that are opened afterwards have it. */
export async function replaceDatabaseClock(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(REPLACE_DATABASE_CLOCK);
    const { rows } = await client.query<{ statement: string }>(
      "select format('alter database %I set search_path = sim, public, pg_catalog', current_database()) as statement",
    );
    await client.query(rows[0]?.statement ?? "");
  });
}

/** The clock of this process and of a database whose clock was replaced before. */
export async function installVirtualClock(pool: Pool): Promise<VirtualClock> {
  const date = installVirtualDate();
  const tell = (): Promise<unknown> =>
    pool.query("update sim.clock set ahead = $1::float8 * interval '1 millisecond'", [date.aheadMs()]);
  await tell();
  return {
    now: () => new Date(),
    forward: async (ms) => {
      date.forward(ms);
      await tell();
    },
    uninstall: date.uninstall,
  };
}
