import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { TaxMappingView } from "../taxes/tax-mapping-view";

/** Why nothing is to be matched here: taxes off in the store, none in the POS, or another person's part. */
export type NoMapping = "off" | "none" | "ask";

type ConnectTaxesProps = { storeId: number; noMapping: NoMapping | null; isMapped: boolean };

/** The taxes of both sides, matched as on their own page. */
export function ConnectTaxes({ storeId, noMapping, isMapped }: ConnectTaxesProps) {
  const t = useTranslations("connect.taxes");
  const hrefOf = (step: string) => `/woocommerce/connect?store=${storeId}&step=${step}`;
  return (
    <>
      <div>
        <h2 className="text-[0.9375rem] font-semibold">{t("title")}</h2>
        <p className="mt-0.5 text-ink-muted">{t("text")}</p>
      </div>
      {noMapping === null ? <TaxMappingView storeId={storeId} /> : <Alert>{t(noMapping)}</Alert>}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button asChild variant={isMapped || noMapping !== null ? "primary" : "secondary"}>
          <Link href={hrefOf("start")}>{t("continue")}</Link>
        </Button>
        <Button asChild variant="ghost">
          <Link href={hrefOf("compare")}>{t("back")}</Link>
        </Button>
      </div>
    </>
  );
}
