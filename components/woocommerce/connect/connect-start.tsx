import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { CatalogLead } from "@/lib/generated/prisma/enums";
import type { StoreListItem } from "@/lib/sync/runs/sync-view";
import { wooHref } from "../woo-href";

/** The way into the first sync, by who leads. */
export function ConnectStart({ store, lead }: { store: StoreListItem; lead: CatalogLead }) {
  const t = useTranslations("connect.start");
  return (
    <Card title={t("title", { name: store.name })} description={t(lead)}>
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary">
          <Link href={wooHref("/woocommerce/sync", store.id)}>{t("sync")}</Link>
        </Button>
        <Button asChild>
          <Link href={wooHref("/woocommerce/settings", store.id)}>{t("settings")}</Link>
        </Button>
        <Button asChild>
          <Link href={wooHref("/woocommerce/webhooks", store.id)}>{t("webhooks")}</Link>
        </Button>
        <Button asChild variant="ghost">
          <Link href={`/woocommerce/connect?store=${store.id}&step=compare`}>{t("otherLead")}</Link>
        </Button>
      </div>
    </Card>
  );
}
