import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { OrderDetails } from "@/components/woocommerce/orders/order-details";
import { wooHref } from "@/components/woocommerce/woo-href";
import { meets } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { EDIT_ORDERS, SYNC_ORDERS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getOrder } from "@/lib/sync/orders/get-order";
import { openWooPage } from "../../open-woo-page";
import { WooFrame } from "../../woo-frame";

type OrderPageProps = { params: Promise<{ saleId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orders");
  return { title: t("title") };
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { businessId } = await requirePage(VIEW_STORES);
  const t = await getTranslations("orders");
  const order = await readOrder(businessId, (await params).saleId);
  const page = await openWooPage(VIEW_STORES, String(order.storeId));
  const may = {
    import: meets(page.user, SYNC_ORDERS),
    edit: meets(page.user, EDIT_ORDERS),
  };
  return (
    <WooFrame
      page={page}
      title={t("orderTitle", { number: `#${order.number}` })}
      back={{ href: wooHref("/woocommerce/orders", order.storeId), label: t("back") }}
    >
      <OrderDetails key={order.saleId} order={order} may={may} />
    </WooFrame>
  );
}

async function readOrder(businessId: number, saleId: string) {
  try {
    return await getOrder(getDb(), businessId, parseId(saleId));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
