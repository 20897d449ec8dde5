import { PrismaPg } from "@prisma/adapter-pg";

/**
 * A transaction that does nothing for so long belongs to a process that is paused or whose machine is gone, and its
 * locks stop others. PostgreSQL would notice a gone machine after 2 hours.
 */
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Prisma's PostgreSQL adapter with limits for each transaction. They are set inside the transaction: a transaction
 * pooler refuses them as connection parameters (PgBouncer: "unsupported startup parameter"), and a plain SET would
 * stay in a session of others.
 */
export class BoundedPrismaPg extends PrismaPg {
  constructor(
    pool: ConstructorParameters<typeof PrismaPg>[0],
    private readonly statementTimeoutMs: number,
  ) {
    super(pool, { disposeExternalPool: false });
  }

  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    const limits = {
      sql: `select set_config('statement_timeout', '${this.statementTimeoutMs}', true),
        set_config('idle_in_transaction_session_timeout', '${IDLE_IN_TRANSACTION_MS}', true)`,
      args: [],
      argTypes: [],
    };
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      try {
        await transaction.queryRaw(limits);
        return transaction;
      } catch (error) {
        await transaction.rollback().catch(() => undefined);
        throw error;
      }
    };
    return adapter;
  }
}
