import type { Db, Tx } from "@/lib/db";
import { textLanguageSchema, type TextLanguage } from "../text-languages";

/** A language that stores are sent, with their names. */
type UsedLanguage = { language: TextLanguage; stores: string[] };

/** The languages of a business's stores, by tag. A store's settings contain its own, see storeSettingsSchema of lib/sync. */
export async function listTextLanguages(db: Db | Tx, businessId: number): Promise<UsedLanguage[]> {
  const rows = await db.$queryRaw<{ language: string; stores: string[] }[]>`
    select settings ->> 'language' as language, array_agg(name order by id) as stores from stores
     where business_id = ${businessId} and settings ->> 'language' is not null group by 1 order by 1`;
  return rows.map(({ language, stores }) => ({ language: textLanguageSchema.parse(language), stores }));
}
