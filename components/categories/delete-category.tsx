"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import type { CategoryNode } from "@/lib/catalog/category-tree";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { useDeleteCategory } from "./use-categories";

type DeleteCategoryProps = { node: CategoryNode; nodes: CategoryNode[]; onClose: () => void };

/** Asks for confirmation, or states what the category still contains. */
export function DeleteCategory({ node, nodes, onClose }: DeleteCategoryProps) {
  const t = useTranslations("categories");
  const errorText = useApiError();
  const remove = useDeleteCategory();
  const children = nodes.filter(({ parentId }) => parentId === node.id).length;

  if (children > 0 || node.productCount > 0) {
    return (
      <Dialog
        isOpen
        size="sm"
        onOpenChange={onClose}
        title={t("delete", { name: node.name })}
        description={t("notEmpty", { categories: children, products: node.productCount })}
        footer={<Button onClick={onClose}>{t("cancel")}</Button>}
      />
    );
  }
  return (
    <ConfirmDialog
      isOpen
      isDestructive
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("delete", { name: node.name })}
      description={t("deleteText")}
      confirmLabel={t("actionDelete")}
      isPending={remove.isPending}
      onConfirm={() =>
        remove.mutate(node.id, {
          onSuccess: () => {
            toast.success(t("deleted"));
            onClose();
          },
        })
      }
    >
      {remove.isError && (
        <Alert isLive tone="danger">
          {errorText(remove.error)}
        </Alert>
      )}
    </ConfirmDialog>
  );
}
