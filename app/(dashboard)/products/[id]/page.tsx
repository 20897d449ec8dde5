import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ProductActions } from "@/components/products/actions/product-actions";
import { ProductEditor } from "@/components/products/product-editor";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices, getProduct } from "@/lib/catalog/get-product";
import { listAttributes } from "@/lib/catalog/list-attributes";
import { listCategories } from "@/lib/catalog/list-categories";
import { listProductTexts } from "@/lib/catalog/product-texts";
import type { ProductView } from "@/lib/catalog/product-view";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { nameLanguages } from "@/lib/i18n/format";
import { productRights } from "@/lib/permissions/products";
import { listMovements } from "@/lib/stock/list-movements";

type ProductPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const { businessId } = await requirePage({ all: ["products.view"] });
  const product = await loadProduct(businessId, (await params).id);
  return { title: product.name };
}

export default async function ProductPage({ params }: ProductPageProps) {
  const user = await requirePage({ all: ["products.view"] });
  const { businessId } = user;
  const t = await getTranslations("products");
  const product = await loadProduct(businessId, (await params).id);
  const rights = productRights(user);
  const [choices, categories, attributeChoices, movements, texts] = await Promise.all([
    getCatalogChoices(getDb(), businessId),
    listCategories(getDb(), businessId),
    listAttributes(getDb(), businessId),
    rights.canSeeStock ? listMovements(getDb(), businessId, { productId: product.id }) : null,
    listProductTexts(getDb(), businessId, product.id),
  ]);
  const languages = nameLanguages(
    await getLocale(),
    texts.map(({ language }) => language),
  );
  return (
    <>
      <PageHeader
        back={{ href: "/products", label: t("back") }}
        title={<bdi>{product.name}</bdi>}
        badge={
          <>
            {product.isArchived && <Badge tone="warning">{t("actions.archivedBadge")}</Badge>}
            {product.isSyncDisabled && <Badge>{t("notSynced")}</Badge>}
          </>
        }
        actions={
          <ProductActions
            key={product.id}
            initial={product}
            attributeChoices={attributeChoices}
            canEdit={rights.canEdit}
          />
        }
        description={<bdi>{product.sku}</bdi>}
      />
      <ProductEditor
        // The key gives each product its own form, also when the router swaps the pages without a reload.
        key={product.id}
        initial={product}
        choices={choices}
        categories={categories}
        movements={movements}
        texts={texts}
        languages={languages}
        rights={rights}
      />
    </>
  );
}

async function loadProduct(businessId: number, id: string): Promise<ProductView> {
  try {
    return await getProduct(getDb(), businessId, parseId(id));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
