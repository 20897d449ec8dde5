import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OWN_PASSWORD } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { FirstPasswordForm } from "./first-password-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.first");
  return { title: t("title") };
}

/** Where a one-time password leads, before anything else. */
export default async function ChangePasswordPage() {
  const user = await requirePage(OWN_PASSWORD);
  if (!user.mustChangePassword) redirect("/users/me");
  return <FirstPasswordForm />;
}
