import { createDb, type Db } from "@/lib/db";
import { type SeededShop, seedShop } from "@/prisma/seed/seed-shop";

/** A connection for the time of one task. */
export async function withDb<T>(databaseUrl: string, use: (db: Db) => Promise<T>): Promise<T> {
  const { db, pool } = createDb(databaseUrl, 2);
  try {
    return await use(db);
  } finally {
    await db.$disconnect();
    await pool.end();
  }
}

/** The demo shop, or another of the same goods under a domain of its own; written when it is not there. */
export function seedDatabase(databaseUrl: string, domain?: string): Promise<SeededShop> {
  return withDb(databaseUrl, (db) => seedShop(db, domain));
}

/** The sign-ins, one a line, ready for a terminal. */
export function formatSignIns(shop: SeededShop): string {
  return shop.signIns
    .map(({ role, email, password }) => `  ${role.padEnd(8)} ${email.padEnd(24)} ${password}`)
    .join("\n");
}
