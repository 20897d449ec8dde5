"use client";

import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CategoryNode } from "@/lib/catalog/category-tree";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { keepFocus } from "./keep-focus";

type CategoryTilesProps = { nodes: CategoryNode[]; current: number | null; onChoose: (id: number | null) => void };

/** The categories of one level. A category with subcategories opens, and a tile leads back up. */
export function CategoryTiles({ nodes, current, onChoose }: CategoryTilesProps) {
  const t = useTranslations("till.categories");
  const here = nodes.find(({ id }) => id === current);
  const levelId = here === undefined ? null : here.hasChildren ? here.id : here.parentId;
  const level = nodes.find(({ id }) => id === levelId);
  const tiles = nodes.filter((node) => node.parentId === levelId && node.totalCount > 0);
  if (nodes.length === 0) return null;
  return (
    <nav aria-label={t("label")} className="-mx-1 flex min-w-0 gap-2 overflow-x-auto px-1 py-1">
      {level ? (
        <Button size="lg" className="px-3.5" onMouseDown={keepFocus} onClick={() => onChoose(level.parentId)}>
          <ArrowLeft aria-hidden className="flip-rtl" />
          <span className="sr-only">
            {t("up", { name: nodes.find(({ id }) => id === level.parentId)?.name ?? t("all") })}
          </span>
        </Button>
      ) : null}
      <Tile label={level ? level.name : t("all")} isHere={current === levelId} onClick={() => onChoose(levelId)} />
      {tiles.map(({ id, name }) => (
        <Tile key={id} label={name} isHere={id === current} onClick={() => onChoose(id)} />
      ))}
    </nav>
  );
}

function Tile({ label, isHere, onClick }: { label: string; isHere: boolean; onClick: () => void }) {
  return (
    <Button
      size="lg"
      aria-pressed={isHere}
      className={classNames(
        "max-w-48 px-4 text-[0.875rem]",
        isHere && "border-accent bg-accent-soft text-accent-ink hover:bg-accent-soft",
      )}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      <bdi className="truncate">{label}</bdi>
    </Button>
  );
}
