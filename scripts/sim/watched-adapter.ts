import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQuery, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import { currentProcess, type SimProcess } from "./process";

const END_CONNECTION: SqlQuery = { sql: "select pg_terminate_backend(pg_backend_pid())", args: [], argTypes: [] };
const ROLLBACK: SqlQuery = { sql: "ROLLBACK", args: [], argTypes: [] };

/** Prisma's PostgreSQL adapter, in which the statements of a simulated process meet their fate. */
export class WatchedPrismaPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    watch(adapter, adapter.executeRaw.bind(adapter, END_CONNECTION), currentProcess);
    adapter.startTransaction = async (isolationLevel) => {
      const process = currentProcess();
      if (process === null) return start(isolationLevel);
      if (process.isDead) return process.hang();
      return belongTo(process, await start(isolationLevel));
    };
    return adapter;
  }
}

function watch(queryable: SqlQueryable, end: () => Promise<unknown>, whose: () => SimProcess | null): void {
  queryable.queryRaw = watched(queryable.queryRaw.bind(queryable), end, whose);
  queryable.executeRaw = watched(queryable.executeRaw.bind(queryable), end, whose);
}

function watched<T>(
  run: (query: SqlQuery) => Promise<T>,
  endConnection: () => Promise<unknown>,
  whose: () => SimProcess | null,
): (query: SqlQuery) => Promise<T> {
  return async (query) => {
    const process = whose();
    if (process === null) return run(query);
    if (process.isDead) return process.hang();
    const fate = process.meetFate();
    if (fate?.when !== "before") {
      const answer = await run(query);
      if (fate === null) return process.isDead ? process.hang() : answer;
    }
    if (fate.end === "process") {
      process.kill();
      return process.hang();
    }
    await endConnection();
    throw new Error("the connection is still there");
  };
}

/** A transaction of a process, which ends with it. */
function belongTo(process: SimProcess, transaction: Transaction): Transaction {
  const execute = transaction.executeRaw.bind(transaction);
  const release = transaction.rollback.bind(transaction);
  let underWay: Promise<unknown> = Promise.resolve();
  const follow = <T>(run: (query: SqlQuery) => Promise<T>): ((query: SqlQuery) => Promise<T>) => {
    return (query) => {
      const answer = run(query);
      underWay = answer.catch(() => undefined);
      return answer;
    };
  };
  let hasEnded = false;
  const end = async (): Promise<void> => {
    if (hasEnded) return;
    hasEnded = true;
    await release();
  };
  // The error of the connection's end is the answer; a second statement waits until the client knows of the end.
  const endConnection = (): Promise<unknown> =>
    execute(END_CONNECTION).catch((error: unknown) => {
      const rethrow = (): Promise<never> => Promise.reject(error);
      return execute(END_CONNECTION).then(rethrow, rethrow);
    });
  transaction.queryRaw = follow(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = follow(execute);
  watch(transaction, endConnection, () => process);
  const { executeRaw } = transaction;
  // Prisma rolls back what it takes for open, such as a dead process's transaction at its time limit.
  transaction.executeRaw = async (query) => (hasEnded ? 0 : executeRaw.call(transaction, query));
  transaction.commit = end;
  transaction.rollback = end;
  void process.died.then(async () => {
    await underWay;
    if (!hasEnded) await execute(ROLLBACK).catch(() => undefined);
    await end();
  });
  return transaction;
}
