"use client";

import { Archive, ArchiveRestore, CopyPlus, EllipsisVertical, PencilLine, Shapes, Tags } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { AttributeChoice } from "@/lib/catalog/list-attributes";
import type { ProductView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { useProduct } from "../use-product";
import { MakeSimpleDialog } from "./make-simple-dialog";
import { MakeVariableDialog } from "./make-variable-dialog";
import { RenameAttributesDialog } from "./rename-attributes-dialog";
import { useProductActions } from "./use-product-actions";

type ProductActionsProps = { initial: ProductView; attributeChoices: AttributeChoice[]; canEdit: boolean };

/** The actions on the product as a whole. */
export function ProductActions({ initial, attributeChoices, canEdit }: ProductActionsProps) {
  const t = useTranslations("products.actions");
  const router = useRouter();
  const { data: product } = useProduct(initial);
  const actions = useProductActions(product.id);
  const [open, setOpen] = useState<"archive" | "type" | "rename" | null>(null);
  const close = () => setOpen(null);

  async function duplicate() {
    const copy = await actions.duplicate(t("copyOf", { name: product.name }).slice(0, 500)).catch(() => null);
    if (copy === null) return;
    toast.success(t("duplicated"));
    router.push(`/products/${copy.id}`);
  }

  async function setArchived(isArchived: boolean) {
    const saved = await actions.setArchived(isArchived).catch(() => null);
    if (saved === null) return;
    toast.success(t(isArchived ? "archived" : "restored"));
    close();
  }

  return (
    <>
      <Button asChild>
        <Link href={`/products/labels?product=${product.id}`}>
          <Tags aria-hidden />
          {t("labels")}
        </Link>
      </Button>
      {canEdit && product.isArchived && (
        <Button isPending={actions.isPending} onClick={() => void setArchived(false)}>
          <ArchiveRestore aria-hidden />
          {t("restore")}
        </Button>
      )}
      {canEdit && (
        <DropdownMenu
          trigger={
            <Button size="icon" aria-label={t("more")}>
              <EllipsisVertical aria-hidden />
            </Button>
          }
        >
          <DropdownMenuItem onSelect={() => void duplicate()}>
            <CopyPlus aria-hidden />
            {t("duplicate")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen("type")}>
            <Shapes aria-hidden />
            {t(product.type === "simple" ? "makeVariable" : "makeSimple")}
          </DropdownMenuItem>
          {product.type === "variable" && (
            <DropdownMenuItem onSelect={() => setOpen("rename")}>
              <PencilLine aria-hidden />
              {t("renameAttributes")}
            </DropdownMenuItem>
          )}
          {!product.isArchived && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem isDestructive onSelect={() => setOpen("archive")}>
                <Archive aria-hidden />
                {t("archive")}
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenu>
      )}
      <ConfirmDialog
        isOpen={open === "archive"}
        onOpenChange={close}
        title={t("archiveTitle", { name: product.name })}
        description={t("archiveText")}
        confirmLabel={t("archive")}
        isDestructive
        isPending={actions.isPending}
        onConfirm={() => void setArchived(true)}
      />
      {open === "type" && product.type === "simple" && (
        <MakeVariableDialog product={product} attributeChoices={attributeChoices} onClose={close} />
      )}
      {open === "rename" && <RenameAttributesDialog product={product} onClose={close} />}
      {open === "type" && product.type === "variable" && <MakeSimpleDialog product={product} onClose={close} />}
    </>
  );
}
