import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { CatalogLead } from "@/lib/generated/prisma/enums";
import type { StoreListItem } from "@/lib/sync/runs/sync-view";
import { wooHref } from "../woo-href";

type ConnectStartProps = { store: StoreListItem; lead: CatalogLead; maySync: boolean };

/** The way into the first sync, by who leads. */
export function ConnectStart({ store, lead, maySync }: ConnectStartProps) {
  const t = useTranslations("connect.start");
  const sync = wooHref("/woocommerce/sync", store.id);
  const preview = wooHref("/woocommerce/sync/preview", store.id);
  // What only the store has comes in first, so that the preview then shows just what goes out.
  const isPulled = lead !== "pos";
  return (
    <Card title={t("title", { name: store.name })} description={t(lead)}>
      <div className="flex flex-wrap gap-2">
        {isPulled && (
          <Button asChild variant="primary">
            <Link href={wooHref("/woocommerce/pull", store.id)}>{t("pull")}</Link>
          </Button>
        )}
        <Button asChild variant={isPulled ? "secondary" : "primary"}>
          <Link href={maySync ? preview : sync}>{t(maySync ? "preview" : "sync")}</Link>
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
