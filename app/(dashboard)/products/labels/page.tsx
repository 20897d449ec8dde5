import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LabelSheet } from "@/components/products/labels/label-sheet";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { listLabels } from "@/lib/catalog/list-labels";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("products.labels");
  return { title: t("title") };
}

type LabelsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LabelsPage({ searchParams }: LabelsPageProps) {
  const { businessId } = await requirePage({ all: ["products.view"] });
  const t = await getTranslations("products.labels");
  const { product } = await searchParams;
  const { name, labels } = await loadLabels(businessId, String(product ?? ""));
  return (
    <>
      <PageHeader
        back={{ href: `/products/${Number(product)}`, label: name }}
        title={t("title")}
        description={<bdi>{name}</bdi>}
      />
      <LabelSheet labels={labels} />
    </>
  );
}

async function loadLabels(businessId: number, id: string) {
  try {
    return await listLabels(getDb(), businessId, parseId(id));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
