import { verify } from "@node-rs/argon2";
import { DEMO_DOMAIN, DEMO_PASSWORD } from "@/prisma/seed/seed-shop";
import { withClient } from "../with-client";

/**
 * A sentence when the demo's people can still sign in with the password that everybody can read in the source. For a
 * production server: the demo itself starts in another way.
 */
export function findDemoSignIns(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ email: string; password_hash: string }>(
      "select email, password_hash from users where is_active and email like '%@' || $1 order by id",
      [DEMO_DOMAIN],
    );
    const open: string[] = [];
    // An unreadable hash matches no password.
    for (const { email, password_hash } of rows)
      if (await verify(password_hash, DEMO_PASSWORD).catch(() => false)) open.push(email);
    if (open.length === 0) return [];
    return [
      `Everybody can sign in with the demo's password, which is in the source: ${open.join(", ")}. ` +
        "Use an empty database for a real shop; or give each a password of its own with npm run reset-password -- --email <address>, or shut them out under Users. npm run demo goes on working.",
    ];
  });
}
