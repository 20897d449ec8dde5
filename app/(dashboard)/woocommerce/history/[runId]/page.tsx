import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { RunDetails } from "@/components/woocommerce/history/run-details";
import { wooHref } from "@/components/woocommerce/woo-href";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { canRun } from "@/lib/permissions/runs";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { readFilter, writeFilter } from "@/lib/list/filter";
import { entryFilterSchema } from "@/lib/sync/runs/entry-filter";
import { listEntries } from "@/lib/sync/runs/list-entries";
import { getRunProgress } from "@/lib/sync/runs/run-progress";
import { openWooPage, type SearchParams } from "../../open-woo-page";
import { WooFrame } from "../../woo-frame";

type RunPageProps = { params: Promise<{ runId: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const t = await getTranslations("history");
  return { title: t("runTitle", { id: Number((await params).runId) || 0 }) };
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { businessId } = await requirePage(VIEW_STORES);
  const t = await getTranslations("history");
  const run = await readRun(businessId, (await params).runId);
  const filter = readFilter(entryFilterSchema, await searchParams);
  const [page, entries] = await Promise.all([
    openWooPage(VIEW_STORES, String(run.storeId)),
    listEntries(getDb(), businessId, run.id, filter),
  ]);
  const canAct = canRun(page.user, run);
  return (
    <WooFrame
      page={page}
      title={t("runTitle", { id: run.id })}
      back={{ href: wooHref("/woocommerce/history", run.storeId), label: t("back") }}
    >
      <RunDetails
        key={run.id}
        run={run}
        canAct={canAct}
        initial={{ search: writeFilter(entryFilterSchema, filter), page: entries }}
      />
    </WooFrame>
  );
}

async function readRun(businessId: number, runId: string) {
  try {
    return await getRunProgress(getDb(), businessId, parseId(runId));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
