"use client";

import { Pencil } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ADDRESS_FIELDS, type CustomerView } from "@/lib/customers/customer-schema";
import { writeFilter } from "@/lib/list/filter";
import { saleFilterSchema } from "@/lib/sales/sale-filter";
import type { SalePage } from "@/lib/sales/sale-view";
import { useFormat } from "@/components/hooks/use-format";
import { useCan } from "@/components/layout/user-context";
import { ListTable } from "@/components/list/list-table";
import { SaleCard, useSaleColumns } from "@/components/sales/sale-columns";
import { useSales } from "@/components/sales/use-sales";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { CustomerArchive } from "./customer-archive";
import { CustomerErase } from "./customer-erase";
import { CustomerDialog } from "./customer-dialog";
import { useCustomer, useUpdateCustomer } from "./use-customers";

export function CustomerPageView({ initial, sales: initialSales }: { initial: CustomerView; sales: SalePage }) {
  const t = useTranslations("customers");
  const tSales = useTranslations("sales");
  const format = useFormat();
  const canEdit = useCan("customers.edit");
  const canErase = useCan("customers.erase");
  const { data: customer } = useCustomer(initial);
  const update = useUpdateCustomer(initial.id);
  const search = writeFilter(saleFilterSchema, { customer: String(initial.id) });
  const sales = useSales(search, { search, page: initialSales });
  const columns = useSaleColumns({ hasCustomer: false });
  const [isEditing, setIsEditing] = useState(false);
  const total = sales.pages.at(-1)?.total ?? 0;
  const address = ADDRESS_FIELDS.map((field) =>
    field === "country" ? format.region(customer.address.country) : customer.address[field],
  ).filter(Boolean);
  const hasDetails = customer.email || customer.phone || customer.note || address.length > 0;
  return (
    <>
      <PageHeader
        back={{ href: "/customers", label: t("back") }}
        title={
          <>
            <bdi>{customer.isErased ? t("erase.name") : customer.name}</bdi>{" "}
            {customer.isArchived && <Badge>{t(customer.isErased ? "erase.badge" : "archive.badge")}</Badge>}
          </>
        }
        actions={
          !customer.isErased && (
            <>
              {canErase && <CustomerErase customer={customer} />}
              {canEdit && <CustomerArchive customer={customer} />}
              {canEdit && !customer.isArchived && (
                <Button onClick={() => setIsEditing(true)}>
                  <Pencil aria-hidden />
                  {t("edit")}
                </Button>
              )}
            </>
          )
        }
      />
      <div className="space-y-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat label={t("figures.sales")} value={format.number(customer.saleCount)} />
          <Stat label={t("figures.spent")} value={<bdi>{format.money(customer.spent)}</bdi>} />
          <Stat
            label={t("figures.last")}
            value={customer.lastSoldAt === null ? t("never") : format.date(customer.lastSoldAt)}
          />
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <ListTable
            title={t("sales")}
            list={sales}
            failed={tSales("failed")}
            empty={<EmptyState title={t("noSales")} className="py-8" />}
            summary={tSales("shown", { shown: sales.items.length, total })}
            caption={t("sales")}
            columns={columns}
            getRowId={(sale) => String(sale.id)}
            renderCard={(sale) => <SaleCard sale={sale} />}
          />
          <Card title={t("details")}>
            <address className="space-y-1.5 not-italic">
              {!hasDetails && <p className="text-ink-muted">{t("noDetails")}</p>}
              {customer.phone && (
                <p>
                  <Link href={`tel:${customer.phone}`} className="text-accent-ink hover:underline">
                    <bdi dir="ltr">{customer.phone}</bdi>
                  </Link>
                </p>
              )}
              {customer.email && (
                <p>
                  <Link href={`mailto:${customer.email}`} className="text-accent-ink hover:underline">
                    <bdi>{customer.email}</bdi>
                  </Link>
                </p>
              )}
              {address.map((part, index) => (
                <p key={index}>
                  <bdi>{part}</bdi>
                </p>
              ))}
              {customer.note && (
                <p className="border-t border-line pt-2 whitespace-pre-line text-ink-muted">{customer.note}</p>
              )}
            </address>
          </Card>
        </div>
      </div>
      {isEditing && (
        <CustomerDialog
          customer={customer}
          isPending={update.isPending}
          onClose={() => setIsEditing(false)}
          onSave={async (input) => {
            await update.mutateAsync(input);
            toast.success(t("saved"));
            setIsEditing(false);
          }}
        />
      )}
    </>
  );
}
