"use client";

import { useTranslations } from "next-intl";
import type { CustomerListItem } from "@/lib/customers/customer-schema";
import { Link } from "@/components/ui/link";

/** A row of the table on a phone. */
export function CustomerCard({ customer }: { customer: CustomerListItem }) {
  const t = useTranslations("customers");
  return (
    <div className="relative">
      <Link href={`/customers/${customer.id}`} className="line-clamp-2 font-medium after:absolute after:inset-0">
        <bdi>{customer.name}</bdi>
      </Link>
      <div className="flex justify-between gap-3 text-[0.8125rem] text-ink-muted">
        <bdi className="truncate">{customer.phone ?? customer.email}</bdi>
        <span className="shrink-0">{t("count", { count: customer.saleCount })}</span>
      </div>
    </div>
  );
}
