import { hashPassword } from "@/lib/auth/password";
import * as factories from "@/lib/testing/factories";
import { withDb } from "@/scripts/seed";
import type { SeedShop } from "./shop";

const PASSWORD = "a quiet morning";

/** A shop that has an owner and a location, and nothing to sell. */
export const seedEmptyShop: SeedShop = (databaseUrl, domain) =>
  withDb(databaseUrl, async (db) => {
    const { id: businessId } = await factories.createBusiness(db, { modules: ["woocommerce"] });
    await factories.createLocation(db, businessId, "High Street");
    const { id } = await factories.createUser(db, businessId);
    const signIn = { role: "owner" as const, name: "Owner", email: `owner@${domain}`, password: PASSWORD };
    const passwordHash = await hashPassword(PASSWORD);
    await db.user.update({ where: { id }, data: { email: signIn.email, passwordHash } });
    return { businessId, signIns: [signIn] };
  });
