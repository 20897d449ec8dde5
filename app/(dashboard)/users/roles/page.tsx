import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RolesView } from "@/components/users/roles-view";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { listRoles } from "@/lib/users/list-users";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.tabs");
  return { title: t("roles") };
}

export default async function RolesPage() {
  const { businessId } = await requirePage({ all: ["users.edit"] });
  return <RolesView initial={await listRoles(getDb(), businessId)} />;
}
