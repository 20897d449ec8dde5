import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { OrderDetails } from "@/components/woocommerce/orders/order-details";
import { wooHref } from "@/components/woocommerce/woo-href";
import { requirePageUser } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { getOrder } from "@/lib/sync/orders/get-order";
import { openWooPage } from "../../open-woo-page";
import { WooFrame } from "../../woo-frame";

type OrderPageProps = { params: Promise<{ saleId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orders");
  return { title: t("title") };
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { businessId } = await requirePageUser("woocommerce.view", "woocommerce");
  const t = await getTranslations("orders");
  const order = await readOrder(businessId, (await params).saleId);
  const page = await openWooPage("woocommerce.view", String(order.storeId));
  const may = {
    import: page.user.permissions.includes("woocommerce.sync_orders"),
    edit: page.user.permissions.includes("sales.edit"),
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
