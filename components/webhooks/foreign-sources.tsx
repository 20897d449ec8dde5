import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import type { ForeignSource } from "@/lib/sync/webhooks/webhook-view";

/** The sites that post with the store's signature, and what to do there. */
export function ForeignSources({ sources }: { sources: readonly ForeignSource[] }) {
  const t = useTranslations("webhooks.foreign");
  const format = useFormat();
  return (
    <Alert tone="warning" title={t("title", { count: sources.length })}>
      <ul>
        {sources.map(({ source, lastAt }) => (
          <li key={source} className="break-words">
            <bdi className="font-medium">{source}</bdi>{" "}
            <span className="text-[0.8125rem]">{t("last", { when: format.dateTime(lastAt) })}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1">{t("text")}</p>
    </Alert>
  );
}
