import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocationsView } from "@/components/locations/locations-view";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { listLocations } from "@/lib/locations/list-locations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("locations");
  return { title: t("title") };
}

export default async function LocationsPage() {
  const { businessId } = await requirePage({ all: ["locations.edit"] });
  return <LocationsView initial={await listLocations(getDb(), businessId)} />;
}
