import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { CONNECT_STEPS, type ConnectStep } from "@/lib/sync/stores/connect-step";

/** Where somebody is on the way to a connected store. */
export function ConnectSteps({ current }: { current: ConnectStep }) {
  const t = useTranslations("connect.steps");
  const position = CONNECT_STEPS.indexOf(current);
  return (
    <ol aria-label={t("label")} className="mb-5 flex max-w-3xl gap-1.5">
      {CONNECT_STEPS.map((step, index) => (
        <li key={step} aria-current={index === position ? "step" : undefined} className="min-w-0 flex-1">
          <span
            aria-hidden
            className={classNames(
              "block h-1 rounded-full",
              index > position ? "bg-line" : index === position ? "bg-accent" : "bg-success",
            )}
          />
          <span
            className={classNames(
              "mt-1.5 flex items-center gap-1 text-[0.8125rem]",
              index === position ? "font-semibold" : "text-ink-muted max-sm:sr-only",
            )}
          >
            {index < position && <Check aria-hidden className="size-3.5 shrink-0 text-success-ink" />}
            <span className="truncate">{t(step)}</span>
            {index < position && <span className="sr-only">{t("done")}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
