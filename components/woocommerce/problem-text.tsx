import { useTranslations } from "next-intl";

type ProblemTextProps = {
  code: string;
  /** The store's own message. */
  detail?: string | null;
  /** Leaves the title to a parent with its own heading. */
  hasTitle?: boolean;
};

/** A problem and its remedy. A code without its own words is shown as a plain refusal. */
export function ProblemText({ code, detail, hasTitle = true }: ProblemTextProps) {
  const t = useTranslations("woocommerce.problem");
  const { title, remedy } = useProblem(code);
  return (
    <>
      {hasTitle && <span className="block font-medium">{title}</span>}
      <span className="block">{remedy}</span>
      {detail && (
        <span className="mt-0.5 block text-[0.8125rem] break-words opacity-85" dir="auto">
          {t("said", { text: detail })}
        </span>
      )}
    </>
  );
}

/** Title and remedy of an error code. */
export function useProblem(code: string): { title: string; remedy: string } {
  const t = useTranslations("wooErrors");
  const known = isKnown(t, code) ? code : "refused";
  return { title: t(`${known}.title`), remedy: t(`${known}.remedy`) };
}

type WooErrorKey = keyof typeof import("@/lib/i18n/messages/en/wooErrors.json");

function isKnown(t: ReturnType<typeof useTranslations<"wooErrors">>, code: string): code is WooErrorKey {
  return /^\w+$/.test(code) && t.has(`${code as WooErrorKey}.title`);
}
