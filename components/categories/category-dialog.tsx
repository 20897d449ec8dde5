"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { Controller, useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import {
  type CategoryWithTexts,
  MAX_CATEGORY_NAME_LENGTH,
  type NewCategory,
  newCategorySchema,
} from "@/lib/catalog/category-schema";
import { branchIds, type CategoryNode } from "@/lib/catalog/category-tree";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useStoreTextHint } from "@/components/hooks/use-store-text-hint";
import { categoryLabel } from "@/components/products/category-label";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { IdSelect } from "@/components/ui/id-select";
import { Input } from "@/components/ui/input";
import { useSaveCategory } from "./use-categories";

export type CategoryTask =
  | { kind: "add"; parentId: number | null }
  | { kind: "rename"; node: CategoryNode }
  | { kind: "move"; node: CategoryNode };

const DONE = { add: "created", rename: "renamed", move: "moved" } as const;

type CategoryDialogProps = {
  task: CategoryTask;
  nodes: CategoryNode[];
  /** The category's names in other languages. */
  texts: CategoryWithTexts["texts"];
  /** Those of the stores. */
  languages: readonly NamedLanguage[];
  onClose: () => void;
};

/** Adds, renames or moves a category. All three share two fields, and each shows the ones it needs. */
export function CategoryDialog({ task, nodes, texts, languages, onClose }: CategoryDialogProps) {
  const t = useTranslations("categories");
  const issueText = useFieldError();
  const storeHint = useStoreTextHint();
  const save = useSaveCategory();
  const own = task.kind === "add" ? null : task.node;
  const areTextsShown = task.kind !== "move" && languages.length > 0;
  const form = useForm<NewCategory>({
    resolver: zodResolver(newCategorySchema),
    defaultValues: {
      name: own?.name ?? "",
      parentId: task.kind === "add" ? task.parentId : (own?.parentId ?? null),
      ...(areTextsShown ? { texts: languages.map(({ tag }) => ({ language: tag, name: nameIn(texts, tag) })) } : {}),
    },
  });
  const { errors } = form.formState;
  const name = useWatch({ control: form.control, name: "name" });
  const forbidden = own === null ? new Set<number>() : branchIds(nodes, own.id);

  async function submit(values: NewCategory) {
    await save.mutateAsync({ id: own?.id ?? null, values });
    toast.success(t(DONE[task.kind]));
    onClose();
  }

  return (
    <FormDialog
      form={form}
      title={own === null ? t("add") : t(task.kind === "move" ? "move" : "rename", { name: own.name })}
      submitLabel={t(own === null ? "create" : "save")}
      onSubmit={submit}
      onClose={onClose}
    >
      {/* A move shows the name only when the name is taken at the destination. */}
      {(task.kind !== "move" || errors.name !== undefined) && (
        <Field label={t("name")} hint={storeHint(name, "name")} error={issueText(errors.name?.message)}>
          <Input dir="auto" maxLength={MAX_CATEGORY_NAME_LENGTH} autoFocus {...form.register("name")} />
        </Field>
      )}
      {areTextsShown &&
        languages.map(({ tag, name: language }, index) => (
          <Field
            key={tag}
            label={t("nameIn", { language })}
            isOptional
            error={issueText(errors.texts?.[index]?.name?.message)}
          >
            <Input
              dir="auto"
              maxLength={MAX_CATEGORY_NAME_LENGTH}
              placeholder={name}
              {...form.register(`texts.${index}.name`)}
            />
          </Field>
        ))}
      {task.kind !== "rename" && (
        <Field label={t("parent")} error={issueText(errors.parentId?.message)}>
          <Controller
            control={form.control}
            name="parentId"
            render={({ field }) => (
              <IdSelect field={field} none={t("top")}>
                {nodes.map((node) => (
                  <option key={node.id} value={node.id} disabled={forbidden.has(node.id)}>
                    {categoryLabel(node)}
                  </option>
                ))}
              </IdSelect>
            )}
          />
        </Field>
      )}
    </FormDialog>
  );
}

function nameIn(texts: CategoryWithTexts["texts"], tag: string): string {
  return texts.find(({ language }) => language === tag)?.name ?? "";
}
