import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CronCard } from "@/components/settings-backup/cron-card";
import { DriverState } from "@/components/settings-backup/driver-state";
import { ExportCard } from "@/components/settings-backup/export-card";
import { RetentionCard } from "@/components/settings-backup/retention-card";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { getCronStatus } from "@/lib/jobs/cron-status";
import { getRetention } from "@/lib/sync/retention/retention-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("backup");
  return { title: t("title") };
}

export default async function BackupPage() {
  const user = await requirePage({ all: ["settings.edit"] });
  const t = await getTranslations("backup");
  const { APP_URL, CRON_SECRET } = env();
  // The browser learns whether a secret is set, never the secret.
  const status = await getCronStatus(getDb(), { publicUrl: APP_URL, hasSecret: CRON_SECRET !== undefined });
  return (
    <div className="max-w-3xl space-y-5">
      <PageHeader title={t("title")} description={t("description")} />
      <ExportCard />
      <RetentionCard retention={await getRetention(getDb(), user.businessId)} />
      <DriverState status={status} />
      <CronCard address={status.address} hasSecret={status.hasSecret} />
    </div>
  );
}
