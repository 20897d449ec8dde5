import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { CompareSides } from "@/components/woocommerce/connect/compare-sides";
import { ConnectStart } from "@/components/woocommerce/connect/connect-start";
import { ConnectSteps } from "@/components/woocommerce/connect/connect-steps";
import { ConnectTaxes, type NoMapping } from "@/components/woocommerce/connect/connect-taxes";
import { FindStore } from "@/components/woocommerce/connect/find-store";
import { wooHref } from "@/components/woocommerce/woo-href";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { MAP_TAXES, SET_UP_STORES, SYNC_PRODUCTS } from "@/lib/permissions/woocommerce";
import { getConnectProgress } from "@/lib/sync/stores/connect-progress";
import { findConnectStep } from "@/lib/sync/stores/connect-step";
import { findAuthorisation } from "@/lib/sync/stores/find-authorisation";
import { getStoreChoices, getStoreDetails } from "@/lib/sync/stores/list-stores";
import type { StoreChoices, StoreDetails } from "@/lib/sync/runs/sync-view";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connect"))("title") };
}

/** A store's first connection; the address of the page, the store and its row keep the place over a reload. */
export default async function ConnectPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const text = (name: string) => (typeof params[name] === "string" ? params[name] : undefined);
  const page = await openWooPage(SET_UP_STORES, text("store") ?? "new");
  const t = await getTranslations("connect");
  const { user, store } = page;
  const state = text("user_id");
  const outcome =
    state === undefined
      ? null
      : await findAuthorisation(getDb(), user.businessId, { state, isGranted: text("success") === "1" });
  if (outcome?.kind === "connected") redirect(wooHref("/woocommerce/connect", outcome.storeId));

  const progress = store && (await getConnectProgress(getDb(), user.businessId, store.id));
  const step = findConnectStep(progress, text("step"));
  if (store === null || progress === null || step === "find" || step === "keys") {
    const returnedTo = outcome !== null && "url" in outcome ? outcome.url : undefined;
    const address = text("address") ?? returnedTo ?? store?.url ?? "";
    return (
      <WooFrame page={page} title={t("title")} showsState>
        {outcome && (
          <Alert tone="warning" isLive className="mb-5 max-w-3xl">
            {t(`returned.${outcome.kind}`)}
          </Alert>
        )}
        <FindStore key={address} address={address} choices={await getStoreChoices(getDb(), user.businessId, null)} />
      </WooFrame>
    );
  }
  const details = await getStoreDetails(getDb(), user.businessId, store.id);
  const choices = await getStoreChoices(getDb(), user.businessId, details);
  return (
    <WooFrame page={page} title={t("title")} showsState>
      <ConnectSteps current={step} />
      <div className="max-w-3xl space-y-4">
        {step === "compare" && <CompareSides key={store.id} store={details} lead={progress.lead} choices={choices} />}
        {step === "taxes" && (
          <ConnectTaxes
            storeId={store.id}
            noMapping={findNoMapping(meets(user, MAP_TAXES), details, choices)}
            isMapped={progress.areTaxesMapped}
          />
        )}
        {step === "start" && progress.lead !== null && (
          <ConnectStart store={store} lead={progress.lead} maySync={meets(user, SYNC_PRODUCTS)} />
        )}
      </div>
    </WooFrame>
  );
}

function findNoMapping(mayMap: boolean, { profile }: StoreDetails, { hasTaxRates }: StoreChoices): NoMapping | null {
  if (!mayMap) return "ask";
  if (profile?.taxEnabled === false) return "off";
  return hasTaxRates ? null : "none";
}
