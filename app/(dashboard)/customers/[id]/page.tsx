import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustomerPageView } from "@/components/customers/customer-page-view";
import { requirePage } from "@/lib/auth/session";
import type { CustomerView } from "@/lib/customers/customer-schema";
import { getCustomer } from "@/lib/customers/get-customer";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { listSales } from "@/lib/sales/list-sales";

type CustomerPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: CustomerPageProps): Promise<Metadata> {
  const { businessId } = await requirePage({ all: ["sales.view"] });
  return { title: (await loadCustomer(businessId, (await params).id)).name };
}

export default async function CustomerPage({ params }: CustomerPageProps) {
  const { businessId } = await requirePage({ all: ["sales.view"] });
  const customer = await loadCustomer(businessId, (await params).id);
  const sales = await listSales(getDb(), businessId, { customer: String(customer.id) });
  return <CustomerPageView key={customer.id} initial={customer} sales={sales} />;
}

async function loadCustomer(businessId: number, id: string): Promise<CustomerView> {
  try {
    return await getCustomer(getDb(), businessId, parseId(id));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
