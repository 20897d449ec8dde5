import { ChevronDown, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

const STEPS = ["step1", "step2", "step3", "step4", "step5"] as const;

/** The manual steps in the store, for keys that may not create webhooks. */
export function ManualSetup({ storeUrl }: { storeUrl: string }) {
  const t = useTranslations("webhooks.byHand");
  return (
    <details className="group rounded-box border border-line bg-surface shadow-lift">
      <summary className="flex cursor-pointer items-center justify-between gap-3 px-4 py-3 text-[0.9375rem] font-semibold sm:px-5 [&::-webkit-details-marker]:hidden">
        {t("title")}
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-muted group-open:rotate-180" />
      </summary>
      <div className="border-t border-line px-4 py-4 sm:px-5">
        <p className="max-w-[70ch] text-ink-muted">{t("text")}</p>
        <ol className="mt-3 max-w-[70ch] list-decimal space-y-2 ps-6">
          {STEPS.map((step) => (
            <li key={step}>{t.rich(step, { b: (chunks) => <b className="font-semibold">{chunks}</b> })}</li>
          ))}
        </ol>
        <Button asChild size="sm" className="mt-4">
          <a
            href={`${storeUrl}/wp-admin/admin.php?page=wc-settings&tab=advanced&section=webhooks`}
            target="_blank"
            rel="noreferrer"
          >
            {t("open")}
            <ExternalLink aria-hidden />
          </a>
        </Button>
      </div>
    </details>
  );
}
