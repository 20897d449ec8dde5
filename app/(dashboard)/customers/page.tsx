import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomersView } from "@/components/customers/customers-view";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { customerFilterSchema } from "@/lib/customers/customer-schema";
import { listCustomers } from "@/lib/customers/list-customers";
import { getDb } from "@/lib/db";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("customers");
  return { title: t("title") };
}

type CustomersPageProps = { searchParams: Promise<AddressParams> };

export default async function CustomersPage({ searchParams }: CustomersPageProps) {
  const { businessId } = await requirePage({ all: ["sales.view"] });
  const t = await getTranslations("customers");
  const filter = readFilter(customerFilterSchema, await searchParams);
  const page = await listCustomers(getDb(), businessId, filter);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <CustomersView initial={{ search: writeFilter(customerFilterSchema, filter), page }} />
    </>
  );
}
