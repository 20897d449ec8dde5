"use client";

import { FolderPlus, FolderTree } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CategoryWithTexts } from "@/lib/catalog/category-schema";
import { type CategoryNode, toCategoryTree } from "@/lib/catalog/category-tree";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { CategoryDialog, type CategoryTask } from "./category-dialog";
import { CategoryLine } from "./category-line";
import { DeleteCategory } from "./delete-category";
import { useCategories } from "./use-categories";

type CategoriesViewProps = {
  initial: CategoryWithTexts[];
  /** Those of the stores. */
  languages: readonly NamedLanguage[];
  canEdit: boolean;
};

/** The tree of categories with its actions. */
export function CategoriesView({ initial, languages, canEdit }: CategoriesViewProps) {
  const t = useTranslations("categories");
  const errorText = useApiError();
  const categories = useCategories(initial);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [task, setTask] = useState<CategoryTask | null>(null);
  const [doomed, setDoomed] = useState<CategoryNode | null>(null);
  const nodes = toCategoryTree(categories.data);

  function toggle(id: number) {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  }

  const addButton = canEdit && (
    <Button variant="primary" onClick={() => setTask({ kind: "add", parentId: null })}>
      <FolderPlus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} actions={nodes.length > 0 && addButton} />
      <Card isFlush>
        {categories.isRefetchError && (
          <ErrorState
            title={t("failed")}
            message={errorText(categories.error)}
            onRetry={() => void categories.refetch()}
            isRetrying={categories.isFetching}
          />
        )}
        {nodes.length === 0 ? (
          <EmptyState icon={FolderTree} title={t("empty.title")} description={t("empty.text")} actions={addButton} />
        ) : (
          <ul className="divide-y divide-line">
            {visibleNodes(nodes, closed).map((node) => (
              <CategoryLine
                key={node.id}
                node={node}
                isOpen={!closed.has(node.id)}
                canEdit={canEdit}
                onToggle={() => toggle(node.id)}
                onTask={setTask}
                onDelete={() => setDoomed(node)}
              />
            ))}
          </ul>
        )}
      </Card>
      {task !== null && (
        <CategoryDialog
          task={task}
          nodes={nodes}
          texts={textsOf(task, categories.data)}
          languages={languages}
          onClose={() => setTask(null)}
        />
      )}
      {doomed !== null && <DeleteCategory node={doomed} nodes={nodes} onClose={() => setDoomed(null)} />}
    </>
  );
}

function textsOf(task: CategoryTask, categories: readonly CategoryWithTexts[]) {
  return task.kind === "add" ? [] : (categories.find(({ id }) => id === task.node.id)?.texts ?? []);
}

/** The lines of the tree, without those below a closed category. */
function visibleNodes(nodes: readonly CategoryNode[], closed: ReadonlySet<number>): CategoryNode[] {
  const hidden = new Set<number>();
  return nodes.filter((node) => {
    const isHidden = node.parentId !== null && (hidden.has(node.parentId) || closed.has(node.parentId));
    if (isHidden) hidden.add(node.id);
    return !isHidden;
  });
}
