import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsersView } from "@/components/users/users-view";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { listRoles, listUsers } from "@/lib/users/list-users";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users");
  return { title: t("title") };
}

export default async function UsersPage() {
  const { businessId } = await requirePage({ all: ["users.edit"] });
  const [users, roles] = await Promise.all([listUsers(getDb(), businessId), listRoles(getDb(), businessId)]);
  return <UsersView initial={users} roles={roles} />;
}
