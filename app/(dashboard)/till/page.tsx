import type { Metadata } from "next";
import { Store } from "lucide-react";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { TILL_LOCATION_COOKIE } from "@/components/till/till-location";
import { TillView } from "@/components/till/till-view";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePage } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";
import { listLocationNames } from "@/lib/locations/list-locations";
import { listTillItems } from "@/lib/sales/till-items";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("till");
  return { title: t("title") };
}

export default async function TillPage() {
  const { businessId } = await requirePage({ all: ["sales.create"] });
  const t = await getTranslations("till");
  const locations = await listLocationNames(getDb(), businessId, { isInUse: true });
  const stored = Number((await cookies()).get(TILL_LOCATION_COOKIE)?.value);
  const location = locations.find(({ id }) => id === stored) ?? locations[0];
  if (!location) return <EmptyState icon={Store} title={t("noLocation.title")} description={t("noLocation.text")} />;
  const [page, categories] = await Promise.all([
    listTillItems(getDb(), businessId, { locationId: location.id }),
    listCategories(getDb(), businessId),
  ]);
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <TillView locations={locations} categories={categories} initial={{ locationId: location.id, page }} />
    </>
  );
}
