import { Store } from "lucide-react";
import { Link } from "@/components/ui/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ShownStore } from "@/components/layout/menu-store";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StoreState } from "@/components/woocommerce/overview/store-state";
import { StoreSwitcher } from "@/components/woocommerce/store-switcher";
import { WooTabs } from "@/components/woocommerce/woo-tabs";
import { meets } from "@/lib/auth/access";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import type { WooPage } from "./open-woo-page";

type WooFrameProps = {
  page: WooPage;
  title: ReactNode;
  back?: { href: string; label: string };
  /** Whether the page itself begins with the store's state. */
  showsState?: boolean;
  children: ReactNode;
};

/** The common frame of the section's pages: title, store, links to the other pages, and what stops the store. */
export function WooFrame({ page, title, back, showsState = false, children }: WooFrameProps) {
  const { user, stores, store, decisions, notice } = page;
  const canSeeSettings = meets(user, SET_UP_STORES);
  const storeId = store?.id ?? null;
  return (
    <>
      <ShownStore storeId={storeId} />
      <PageHeader
        title={title}
        {...(back ? { back } : {})}
        actions={<StoreSwitcher stores={stores} storeId={storeId} canAdd={canSeeSettings} />}
      />
      {stores.length > 0 && <WooTabs storeId={storeId} decisions={decisions} canSeeSettings={canSeeSettings} />}
      {store && notice && !showsState && (
        <div className="mb-5">
          <StoreState overview={{ state: notice, decisions, store }} canSeeSettings={canSeeSettings} />
        </div>
      )}
      {children}
    </>
  );
}

/** For pages that need a store. */
export async function NoStore({ page }: { page: WooPage }) {
  const t = await getTranslations("woocommerce.noStore");
  const canConnect = meets(page.user, SET_UP_STORES);
  return (
    <Card isFlush>
      <EmptyState
        icon={Store}
        title={t("title")}
        description={canConnect ? t("text") : t("ask")}
        actions={
          canConnect && (
            <Button asChild variant="primary">
              <Link href="/woocommerce/connect">{t("action")}</Link>
            </Button>
          )
        }
      />
    </Card>
  );
}
