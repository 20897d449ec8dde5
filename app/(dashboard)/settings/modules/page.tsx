import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { hasModule } from "@/lib/auth/modules";
import { requirePage } from "@/lib/auth/session";
import { ModuleCard } from "./module-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.modules");
  return { title: t("title") };
}

export default async function ModulesPage() {
  const { business } = await requirePage({ all: ["settings.edit"] });
  const t = await getTranslations("settings.modules");
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} description={t("description")} />
      <ModuleCard module="woocommerce" isOn={hasModule(business, "woocommerce")} />
    </div>
  );
}
