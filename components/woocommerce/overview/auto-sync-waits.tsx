import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { wooHref } from "../woo-href";

/** Says that auto sync waits for the first sync, which begins with the preview. */
export function AutoSyncWaits({ storeId, mayPreview }: { storeId: number; mayPreview: boolean }) {
  const t = useTranslations("woocommerce.overview.autoSyncWaits");
  return (
    <Alert
      tone="accent"
      actions={
        mayPreview && (
          <Button asChild size="sm">
            <Link href={wooHref("/woocommerce/sync/preview", storeId)}>{t("open")}</Link>
          </Button>
        )
      }
    >
      {t(mayPreview ? "text" : "ask")}
    </Alert>
  );
}
