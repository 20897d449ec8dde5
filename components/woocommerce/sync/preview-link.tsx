import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { wooHref } from "../woo-href";

type PreviewLinkProps = { storeId: number; isDisabled: boolean; part?: "categories"; look?: "primary" | "secondary" };

/** Leads to the preview, which the first sync of a store is started from. */
export function PreviewLink({ storeId, isDisabled, part, look }: PreviewLinkProps) {
  const t = useTranslations("preview");
  if (isDisabled) return <p className="text-ink-muted">{t("notConnected")}</p>;
  return (
    <Button asChild variant={look ?? "link"} className={look ? "" : "px-0"}>
      <Link href={wooHref("/woocommerce/sync/preview", storeId)}>{t(part ? "openCategories" : "open")}</Link>
    </Button>
  );
}
