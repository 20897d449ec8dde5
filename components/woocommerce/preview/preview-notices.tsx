import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { wooHref } from "../woo-href";

type PreviewNoticesProps = { storeId: number; isFirst: boolean; isBusy: boolean };

/** What a person knows before reading a preview: that it is the first sync, and that nothing can be started now. */
export function PreviewNotices({ storeId, isFirst, isBusy }: PreviewNoticesProps) {
  const t = useTranslations("preview");
  return (
    <>
      {isFirst && (
        <Alert tone="accent" title={t("first.title")}>
          {t("first.text")}
        </Alert>
      )}
      {isBusy && (
        <Alert
          tone="warning"
          actions={
            <Button asChild size="sm">
              <Link href={wooHref("/woocommerce/sync", storeId)}>{t("watch")}</Link>
            </Button>
          }
        >
          {t("busy")}
        </Alert>
      )}
    </>
  );
}
