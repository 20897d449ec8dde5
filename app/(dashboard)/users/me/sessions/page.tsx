import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSessionsView } from "@/components/users/own-sessions-view";
import { SIGNED_IN } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { listSessions } from "@/lib/users/user-sessions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.sessions");
  return { title: t("title") };
}

export default async function OwnSessionsPage() {
  const { id } = await requirePage(SIGNED_IN);
  return <OwnSessionsView initial={await listSessions(getDb(), id)} />;
}
