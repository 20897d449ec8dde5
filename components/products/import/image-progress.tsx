"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { FailedImage, FailedImagePage, ImportView } from "@/lib/catalog/import/import-schema";
import { ListTable } from "@/components/list/list-table";
import { useList } from "@/components/list/use-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";

/** How far the images are that the file names by address, and afterwards those that did not come. */
export function ImageProgress({ id, images }: Pick<ImportView, "id" | "images">) {
  const t = useTranslations("importProducts.images");
  const { total, waiting, failed } = images;
  if (total === 0) return null;
  if (waiting > 0) {
    const text = t("progress", { done: total - waiting, total });
    return (
      <Card title={t("fetching")}>
        <Progress label={t("fetching")} value={total - waiting} max={total} valueText={text}>
          {text}
        </Progress>
      </Card>
    );
  }
  return (
    <div className="space-y-4">
      <p role="status">
        {t("done", { done: total - failed })} {failed > 0 && t("failed", { count: failed })}
      </p>
      {failed > 0 && <FailedImages id={id} />}
    </div>
  );
}

function FailedImages({ id }: { id: number }) {
  const t = useTranslations("importProducts.images");
  const images = useList<FailedImagePage>({
    key: ["products", "import", id, "images"],
    path: `/api/products/imports/${id}/images`,
  });
  const columns: ColumnDef<FailedImage>[] = [
    {
      id: "product",
      header: t("product"),
      cell: ({ row }) => (
        <Link href={`/products/${row.original.product.id}`} className="line-clamp-2 underline-offset-2 hover:underline">
          <bdi>{row.original.product.name}</bdi>
        </Link>
      ),
    },
    {
      id: "address",
      header: t("address"),
      meta: { className: "max-w-80" },
      cell: ({ row }) => <bdi className="block text-[0.8125rem] break-all">{row.original.url}</bdi>,
    },
    {
      id: "reason",
      header: t("reason"),
      cell: ({ row }) => t(`faults.${row.original.fault}` as "faults.notFound"),
    },
  ];
  return (
    <ListTable
      title={t("list")}
      list={images}
      failed={t("listFailed")}
      empty={null}
      caption={t("list")}
      columns={columns}
      getRowId={(image) => String(image.id)}
    />
  );
}
