import { verify } from "@node-rs/argon2";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";

/** Ends the addresses of the demo’s sign-ins. */
export const DEMO_DOMAIN = "aurpos.example";
/** Password of all three demo sign-ins. For a demo only. */
export const DEMO_PASSWORD = "market-day-2026";

/**
 * A sentence when the demo's people can still sign in with the password that everybody can read in the source, unless
 * ALLOW_DEMO_SIGN_INS says that they may. One query where nobody has an address of the demo.
 */
export async function findDemoSignIns(db: Db): Promise<string[]> {
  if (env().ALLOW_DEMO_SIGN_INS) return [];
  const users = await db.user.findMany({
    where: { isActive: true, email: { endsWith: `@${DEMO_DOMAIN}` } },
    select: { email: true, passwordHash: true },
    orderBy: { id: "asc" },
  });
  const open: string[] = [];
  // An unreadable hash matches no password.
  for (const { email, passwordHash } of users)
    if (await verify(passwordHash, DEMO_PASSWORD).catch(() => false)) open.push(email);
  if (open.length === 0) return [];
  return [
    `Everybody can sign in with the demo's password, which is in the source: ${open.join(", ")}. ` +
      "Use an empty database for a real shop; or give each a password of its own with npm run reset-password -- --email <address>, or shut them out under Users. " +
      "npm run demo goes on working, and ALLOW_DEMO_SIGN_INS=true is for a demo that everybody may use.",
  ];
}
