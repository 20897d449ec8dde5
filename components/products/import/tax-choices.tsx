import { useTranslations } from "next-intl";
import type { FileLook } from "@/lib/catalog/import/import-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type TaxChoicesProps = {
  classes: FileLook["taxClasses"];
  rates: CatalogChoices["taxRates"];
  /** The rate's id or "none" by class. */
  choices: Readonly<Record<string, string>>;
  /** Whether a missing choice is said. */
  isChecked: boolean;
  onChange: (choices: Record<string, string>) => void;
};

/** Asks for the tax rate of each tax class of the file: what is sold untaxed by mistake costs the shop the tax. */
export function TaxChoices({ classes, rates, choices, isChecked, onChange }: TaxChoicesProps) {
  const t = useTranslations("importProducts.upload");
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium">{t("taxes")}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {classes.map(({ key, lines }) => {
          const chosen = choices[key] ?? "";
          return (
            <Field
              key={key}
              label={key === "standard" ? t("standardTax") : t("taxClass", { name: key })}
              hint={t("taxLines", { count: lines })}
              error={isChecked && chosen === "" ? t("chooseTax") : undefined}
              isRequired
            >
              <Select value={chosen} onChange={({ target }) => onChange({ ...choices, [key]: target.value })}>
                {chosen === "" && <option value="">{t("chooseTax")}</option>}
                {rates.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
                <option value="none">{t("noTax")}</option>
              </Select>
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
