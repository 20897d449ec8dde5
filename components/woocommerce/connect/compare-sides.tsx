"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Spinner } from "@/components/ui/spinner";
import type { CatalogLead } from "@/lib/generated/prisma/enums";
import { fetchJson } from "@/lib/http/fetch-json";
import type { StoreChoices, StoreDetails } from "@/lib/sync/runs/sync-view";
import type { SidesView } from "@/lib/sync/stores/compare-sides";
import { ProblemText } from "../problem-text";
import { Refusal } from "../refusal";
import { ConnectionResult } from "../settings/connection-result";
import { ProfileWarningList } from "../settings/profile-warning-list";
import { LeadForm } from "./lead-form";
import { SidesTable } from "./sides-table";

type CompareSidesProps = { store: StoreDetails; lead: CatalogLead | null; choices: StoreChoices };

/** Tests the key, shows what each side has, and asks who leads. */
export function CompareSides({ store, lead, choices }: CompareSidesProps) {
  const t = useTranslations("connect");
  const router = useRouter();
  const sides = useQuery({
    queryKey: ["woocommerce", "sides", store.id],
    queryFn: ({ signal }) => fetchJson<SidesView>(`/api/woocommerce/stores/${store.id}/sides`, { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const save = useMutation({
    mutationFn: (chosen: CatalogLead) =>
      fetchJson(`/api/woocommerce/stores/${store.id}/catalog-lead`, { method: "PUT", body: { lead: chosen } }),
    onSuccess: () => router.push(`/woocommerce/connect?store=${store.id}&step=taxes`),
  });
  if (sides.isFetching) {
    return (
      <p role="status" className="flex items-center gap-3 text-ink-muted">
        <Spinner />
        {t("compare.asking")}
      </p>
    );
  }
  const retry = (
    <Button size="sm" onClick={() => void sides.refetch()}>
      {t("find.retry")}
    </Button>
  );
  if (sides.isError || !sides.data) {
    return (
      <div className="space-y-3">
        <Refusal error={sides.error} />
        {retry}
      </div>
    );
  }
  if (!sides.data.ok) {
    const newKey = `/woocommerce/connect?${new URLSearchParams({ address: store.url })}`;
    return (
      <Alert
        tone="danger"
        title={t("compare.failed")}
        isLive
        actions={
          <>
            {retry}
            <Button asChild size="sm">
              <Link href={newKey}>{t("compare.newKey")}</Link>
            </Button>
          </>
        }
      >
        <ProblemText code={sides.data.code} detail={sides.data.detail} />
      </Alert>
    );
  }
  return (
    <>
      <ConnectionResult result={sides.data} isUnsaved={false} checkedAt={null} />
      <ProfileWarningList
        profile={sides.data.profile}
        choices={choices}
        // The first choice takes this over from the store.
        pricesIncludeTax={lead === null ? sides.data.profile.pricesIncludeTax : store.settings.pricesIncludeTax}
        defaultTaxClass={store.settings.defaultTaxClass}
      />
      <Card isFlush title={t("compare.title")}>
        <SidesTable store={sides.data.store} shop={sides.data.shop} />
      </Card>
      {save.error && <Refusal error={save.error} />}
      <LeadForm
        initial={lead ?? sides.data.suggested}
        isPending={save.isPending || save.isSuccess}
        onSave={(chosen) => save.mutate(chosen)}
      />
    </>
  );
}
