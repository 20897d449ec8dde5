import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SalePageView } from "@/components/sales/sale-page-view";
import { listActivities } from "@/lib/activity/list-activities";
import { can } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { getSale } from "@/lib/sales/get-sale";
import type { SaleView } from "@/lib/sales/sale-view";

type SalePageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: SalePageProps): Promise<Metadata> {
  const { businessId } = await requirePage({ all: ["sales.view"] });
  return { title: (await loadSale(businessId, (await params).id)).number };
}

export default async function SalePage({ params }: SalePageProps) {
  const user = await requirePage({ all: ["sales.view"] });
  const sale = await loadSale(user.businessId, (await params).id);
  const activity = can(user, "activity.view")
    ? await listActivities(getDb(), user.businessId, { entity: "sale", entityId: sale.id })
    : null;
  return <SalePageView key={sale.id} initial={sale} activity={activity} />;
}

async function loadSale(businessId: number, id: string): Promise<SaleView> {
  try {
    return await getSale(getDb(), businessId, parseId(id));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
