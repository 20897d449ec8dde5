"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { useSent } from "./use-entries";

/** The payload as sent, verbatim. */
export function SentPayload({ id, entryId }: { id: string; entryId: number }) {
  const t = useTranslations("history.entries");
  const { data, isError } = useSent(entryId, true);
  return (
    <div id={id} className="mt-2">
      {isError ? (
        <p role="alert" className="text-danger-ink">
          {t("sentFailed")}
        </p>
      ) : data === undefined ? (
        <Skeleton className="h-20" />
      ) : (
        <pre
          dir="ltr"
          tabIndex={0}
          aria-label={t("sent")}
          className="max-h-80 overflow-auto rounded-box bg-sunken p-3 font-mono text-xs whitespace-pre-wrap break-words"
        >
          {JSON.stringify(data.sent, null, 2)}
        </pre>
      )}
    </div>
  );
}
