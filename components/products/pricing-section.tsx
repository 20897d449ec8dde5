"use client";

import { useTranslations } from "next-intl";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { Card } from "@/components/ui/card";
import type { ProductRights } from "@/lib/permissions/products";
import { FormInput } from "./form-fields";
import { SalePriceInputs } from "./sale-price-fields";

type PricingSectionProps = {
  choices: CatalogChoices;
  rights: Pick<ProductRights, "canEdit" | "canPrice">;
  /** The SKU is among the details while a product is new. */
  hasSku?: boolean;
  /** A sale price is set once the product is saved. */
  hasSalePrice?: boolean;
};

/** Prices and codes of a simple product's sold variation. */
export function PricingSection({ choices, rights, hasSku = true, hasSalePrice = true }: PricingSectionProps) {
  const t = useTranslations("products");
  const { currency, pricesIncludeTax, priceGroups, weightUnit } = choices;
  return (
    <Card title={t("pricing")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormInput
          isNumeric
          name="variations.0.price"
          label={t("price")}
          hint={t(pricesIncludeTax ? "priceHintGross" : "priceHintNet", { currency })}
          disabled={!rights.canPrice}
        />
        {hasSalePrice && <SalePriceInputs isDisabled={!rights.canPrice} />}
        {priceGroups.map(({ id, name }) => (
          <FormInput
            isNumeric
            key={id}
            name={`variations.0.groupPrices.${id}`}
            label={t("groupPrice", { group: name })}
            hint={t("groupPriceHint")}
            disabled={!rights.canPrice}
          />
        ))}
        {hasSku && (
          <FormInput
            name="variations.0.sku"
            storeText="sku"
            label={t("sku")}
            dir="auto"
            maxLength={100}
            disabled={!rights.canEdit}
          />
        )}
        <FormInput
          name="variations.0.barcode"
          label={t("barcode")}
          dir="ltr"
          maxLength={100}
          disabled={!rights.canEdit}
        />
        <FormInput
          isNumeric
          name="variations.0.weight"
          label={t("weightUnit", { unit: weightUnit })}
          disabled={!rights.canEdit}
        />
      </div>
    </Card>
  );
}
