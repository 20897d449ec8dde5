import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The statement of `findCustomerByEmail`. Expression and condition are those of the index customers_email. */
export function customerByEmailSql(businessId: number, email: string): Prisma.Sql {
  return Prisma.sql`
    select id from customers
     where business_id = ${businessId} and lower(btrim(email)) = ${email} and not is_archived limit 1`;
}

/** Id of the customer with a lower-case e-mail address. Archived customers get no new sales. */
export async function findCustomerByEmail(tx: Tx, businessId: number, email: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>(customerByEmailSql(businessId, email));
  return row?.id ?? null;
}
