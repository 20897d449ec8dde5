import { useTranslations } from "next-intl";
import type { ImportView } from "@/lib/catalog/import/import-schema";
import { Checkbox } from "@/components/ui/checkbox";

/** A connected store, and whether products go there without anybody starting a sync. */
export type ImportStore = { name: string; autoSync: boolean };

type SendingChoiceProps = {
  view: Pick<ImportView, "productsToCreate" | "productsToSend">;
  stores: ImportStore[];
  isHeldBack: boolean;
  onChange: (isHeldBack: boolean) => void;
};

/** How many products go to stores after the import, and the choice to keep the new ones back. */
export function SendingChoice({ view, stores, isHeldBack, onChange }: SendingChoiceProps) {
  const t = useTranslations("importProducts.sending");
  if (stores.length === 0) return null;
  const live = stores.filter(({ autoSync }) => autoSync);
  const count = isHeldBack ? view.productsToSend - view.productsToCreate : view.productsToSend;
  const names = (live.length > 0 ? live : stores).map(({ name }) => name).join(", ");
  return (
    <div className="space-y-2">
      <p className={live.length > 0 && count > 0 ? "font-medium" : undefined}>
        {t(live.length > 0 ? "live" : "later", { count, stores: names })}
      </p>
      <Checkbox
        checked={isHeldBack}
        onChange={({ target }) => onChange(target.checked)}
        label={t("holdBack")}
        hint={t("holdBackHint")}
      />
    </div>
  );
}
