import { createDb, type Db } from "@/lib/db";
import { type SeededShop, seedShop } from "@/prisma/seed/seed-shop";

/** Runs a task with a connection of its own. */
export async function withDb<T>(databaseUrl: string, use: (db: Db) => Promise<T>): Promise<T> {
  const { db, pool } = createDb(databaseUrl, { max: 2 });
  try {
    return await use(db);
  } finally {
    await db.$disconnect();
    await pool.end();
  }
}

/** Writes the demo shop, or another with the same goods under its own domain, when it does not exist. */
export function seedDatabase(databaseUrl: string, domain?: string): Promise<SeededShop> {
  return withDb(databaseUrl, (db) => seedShop(db, domain));
}

/** The sign-ins, one per line, for a terminal. */
export function formatSignIns(shop: SeededShop): string {
  return shop.signIns
    .map(({ role, email, password }) => `  ${role.padEnd(8)} ${email.padEnd(24)} ${password}`)
    .join("\n");
}
