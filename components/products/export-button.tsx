"use client";

import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem, DropdownMenuLabel } from "@/components/ui/dropdown-menu";

const ADDRESS = "/api/products/export";

/** Downloads the catalogue. The stock is that of one location, so with several locations it asks which. */
export function ExportButton({ locations }: { locations: { id: number; name: string }[] }) {
  const t = useTranslations("products");
  const content = (
    <>
      <FileDown aria-hidden />
      {t("export")}
    </>
  );
  if (locations.length < 2) {
    return (
      <Button asChild>
        <a href={ADDRESS} download>
          {content}
        </a>
      </Button>
    );
  }
  return (
    <DropdownMenu trigger={<Button>{content}</Button>}>
      <DropdownMenuLabel>{t("exportStockOf")}</DropdownMenuLabel>
      {locations.map(({ id, name }) => (
        <DropdownMenuItem key={id} asChild>
          <a href={`${ADDRESS}?location=${id}`} download>
            <bdi>{name}</bdi>
          </a>
        </DropdownMenuItem>
      ))}
    </DropdownMenu>
  );
}
