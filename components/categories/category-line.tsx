"use client";

import { ChevronDown, ChevronRight, FolderInput, FolderPlus, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CategoryNode } from "@/lib/catalog/category-tree";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import type { CategoryTask } from "./category-dialog";

/** Indentation per level in rem, small enough that a deep tree fits a phone. */
const INDENT_REM = 1.25;

type CategoryLineProps = {
  node: CategoryNode;
  isOpen: boolean;
  canEdit: boolean;
  onToggle: () => void;
  onTask: (task: CategoryTask) => void;
  onDelete: () => void;
};

export function CategoryLine({ node, isOpen, canEdit, onToggle, onTask, onDelete }: CategoryLineProps) {
  const t = useTranslations("categories");
  const { id, name } = node;
  return (
    <li
      className="flex min-h-11 items-center gap-1 px-2 sm:px-3"
      style={{ paddingInlineStart: `${0.5 + node.depth * INDENT_REM}rem` }}
    >
      {node.hasChildren ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? "collapse" : "expand", { name })}
          onClick={onToggle}
        >
          {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden className="flip-rtl" />}
        </Button>
      ) : (
        <span className="size-8 shrink-0 pointer-coarse:size-10" />
      )}
      <span className="min-w-0 flex-1">
        <bdi className={node.depth === 0 ? "font-medium" : undefined}>{name}</bdi>
      </span>
      <Link href={`/products?category=${id}`} className="shrink-0 text-ink-muted tabular-nums hover:underline">
        {t("productCount", { count: node.totalCount })}
      </Link>
      {canEdit && (
        <DropdownMenu
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label={t("actions", { name })}>
              <MoreHorizontal aria-hidden />
            </Button>
          }
        >
          <DropdownMenuItem onSelect={() => onTask({ kind: "add", parentId: id })}>
            <FolderPlus aria-hidden />
            {t("actionAdd")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onTask({ kind: "rename", node })}>
            <Pencil aria-hidden />
            {t("actionRename")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onTask({ kind: "move", node })}>
            <FolderInput aria-hidden />
            {t("actionMove")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem isDestructive onSelect={onDelete}>
            <Trash2 aria-hidden />
            {t("actionDelete")}
          </DropdownMenuItem>
        </DropdownMenu>
      )}
    </li>
  );
}
