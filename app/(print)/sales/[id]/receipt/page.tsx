import "./receipt.css";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PrintBar } from "@/components/sales/print-bar";
import { Receipt } from "@/components/sales/receipt";
import { can, SIGNED_IN } from "@/lib/auth/access";
import { findUser, requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { getSale } from "@/lib/sales/get-sale";
import { canSeeReceipt } from "@/lib/permissions/receipts";
import type { SaleView } from "@/lib/sales/sale-view";

type ReceiptPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ print?: string }> };

export async function generateMetadata({ params }: ReceiptPageProps): Promise<Metadata> {
  const t = await getTranslations("sales.receipt");
  const user = await findUser();
  if (!user) return {};
  // Browsers suggest the title as the name of a saved PDF.
  const sale = await loadSale(user.businessId, (await params).id);
  if (!canSeeReceipt(user, sale)) return {};
  return { title: t("title", { number: sale.number }) };
}

/** Outside the dashboard's shell, because only the slip is printed. */
export default async function ReceiptPage({ params, searchParams }: ReceiptPageProps) {
  const user = await requirePage(SIGNED_IN);
  const sale = await loadSale(user.businessId, (await params).id);
  if (!canSeeReceipt(user, sale)) forbidden();
  const back = can(user, "sales.view")
    ? ({ href: `/sales/${sale.id}`, label: "back" } as const)
    : ({ href: "/till", label: "backToTill" } as const);
  return (
    <main>
      <PrintBar back={back} isAuto={(await searchParams).print === "1"} />
      <Receipt sale={sale} />
    </main>
  );
}

async function loadSale(businessId: number, id: string): Promise<SaleView> {
  try {
    return await getSale(getDb(), businessId, parseId(id));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
