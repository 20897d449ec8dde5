"use client";

import { toast } from "sonner";
import type { ImportView as View } from "@/lib/catalog/import/import-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { ImportState } from "./import-state";
import type { ImportStore } from "./sending-choice";
import { UploadForm } from "./upload-form";
import { useImport } from "./use-import";

type ImportViewProps = { initial: View | null; choices: CatalogChoices; stores: ImportStore[] };

/** The import of a file: chosen, checked, written. It continues when the page is closed. */
export function ImportView({ initial, choices, stores }: ImportViewProps) {
  const errorText = useApiError();
  const { current, upload, sent, act, stopUpload, startOver } = useImport(initial);
  if (current === null) {
    return (
      <UploadForm
        choices={choices}
        error={upload.error}
        sent={upload.isPending ? sent : null}
        onUpload={(chosen) => upload.mutate(chosen)}
        onStop={stopUpload}
      />
    );
  }
  const onError = (error: unknown) => toast.error(errorText(error));
  return (
    <ImportState
      view={current}
      isPending={act.isPending}
      stores={stores}
      onApply={(chosen) => act.mutate(chosen, { onError })}
      onCancel={() => act.mutate("cancel", { onError, onSuccess: () => current.status === "checked" && startOver() })}
      onStartOver={startOver}
    />
  );
}
