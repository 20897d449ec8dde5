import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { StoreOverview } from "@/lib/sync/runs/sync-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StoreState } from "@/components/woocommerce/overview/store-state";

type StoreStatesProps = { stores: StoreOverview[]; canSeeSettings: boolean };

/** Each store's state, in the sentence that the store's own page begins with. */
export async function StoreStates({ stores, canSeeSettings }: StoreStatesProps) {
  const t = await getTranslations("dashboard.stores");
  return (
    <Card title={t("title")}>
      {stores.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-muted">{t("empty")}</p>
          {canSeeSettings && (
            <Button asChild size="sm">
              <Link href="/woocommerce/connect">{t("connect")}</Link>
            </Button>
          )}
        </div>
      ) : (
        <ul className="space-y-2">
          {stores.map((overview) => (
            <li key={overview.store.id}>
              <StoreState overview={overview} canSeeSettings={canSeeSettings} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
