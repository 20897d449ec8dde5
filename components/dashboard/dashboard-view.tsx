import { getTranslations } from "next-intl/server";
import type { StoresOverview } from "@/lib/dashboard/get-stores-overview";
import type { NextStep } from "@/lib/dashboard/next-steps";
import type { SalesOverview } from "@/lib/dashboard/sales-overview";
import type { ShopOverview } from "@/lib/dashboard/shop-overview";
import { PageHeader } from "@/components/ui/page-header";
import { toAttentionItems } from "./attention-items";
import { HeadlineFigures } from "./headline-figures";
import { NeedsYou } from "./needs-you";
import { NextStepsCard } from "./next-steps-card";
import { SalesCard } from "./sales-card";
import { StockWarnings } from "./stock-warnings";
import { StoreStates } from "./store-states";

type DashboardViewProps = {
  overview: ShopOverview;
  /** Null: the user may not see sales. */
  sales: SalesOverview | null;
  /** Null: the module is off, or the user may not see it. */
  stores: StoresOverview | null;
  /** Null: all are done, or the list was dismissed. */
  steps: NextStep[] | null;
  canDismissSteps: boolean;
  canSeeStoreSettings: boolean;
  timeZone: string;
};

/** The day at a glance: sales, what needs a person, the stores' state, what to reorder. */
export async function DashboardView({
  overview,
  sales,
  stores,
  steps,
  canDismissSteps,
  canSeeStoreSettings,
  timeZone,
}: DashboardViewProps) {
  const t = await getTranslations("dashboard");
  const items = await toAttentionItems(overview, stores, timeZone);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={items.length === 0 ? t("calm") : t("attention", { count: items.length })}
      />
      {steps !== null && <NextStepsCard steps={steps} canDismiss={canDismissSteps} />}
      <HeadlineFigures overview={overview} sales={sales} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <NeedsYou items={items} />
          {sales !== null && <SalesCard sales={sales} />}
        </div>
        <div className="min-w-0 space-y-4">
          {stores !== null && <StoreStates stores={stores.stores} canSeeSettings={canSeeStoreSettings} />}
          <StockWarnings overview={overview} />
        </div>
      </div>
    </>
  );
}
