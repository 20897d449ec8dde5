import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SalePageView } from "@/components/sales/sale-page-view";
import { listActivities } from "@/lib/activity/list-activities";
import { requirePageUser } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { getSale } from "@/lib/sales/get-sale";
import type { SaleView } from "@/lib/sales/sale-view";

type SalePageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: SalePageProps): Promise<Metadata> {
  const { businessId } = await requirePageUser("sales.view");
  return { title: (await loadSale(businessId, (await params).id)).number };
}

export default async function SalePage({ params }: SalePageProps) {
  const { businessId, permissions } = await requirePageUser("sales.view");
  const sale = await loadSale(businessId, (await params).id);
  const activity = permissions.includes("activity.view")
    ? await listActivities(getDb(), businessId, { entity: "sale", entityId: sale.id })
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
