import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountTabs } from "@/components/users/account-tabs";
import { OwnPasswordForm } from "@/components/users/own-password-form";
import { PageHeader } from "@/components/ui/page-header";
import { SIGNED_IN } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.own");
  return { title: t("title") };
}

export default async function OwnPasswordPage() {
  await requirePage(SIGNED_IN);
  const t = await getTranslations("users.own");
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} description={t("intro")} />
      <AccountTabs />
      <div className="max-w-lg">
        <OwnPasswordForm />
      </div>
    </div>
  );
}
