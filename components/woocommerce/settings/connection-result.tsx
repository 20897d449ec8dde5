"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { StoreProfile } from "@/lib/sync/settings/store-profile";
import type { ConnectionTestView } from "@/lib/sync/runs/sync-view";
import { ProblemText, useProblem } from "../problem-text";
import { useTimes } from "../use-times";

type ConnectionResultProps = { result: ConnectionTestView; isUnsaved: boolean; checkedAt: string | null };

/** The result of a connection test: the store's profile, or the problem and its remedy. */
export function ConnectionResult({ result, isUnsaved, checkedAt }: ConnectionResultProps) {
  return result.ok ? (
    <GoodConnection profile={result.profile} isUnsaved={isUnsaved} checkedAt={checkedAt} />
  ) : (
    <BadConnection result={result} />
  );
}

function BadConnection({ result }: { result: Extract<ConnectionTestView, { ok: false }> }) {
  const t = useTranslations("woocommerce.settings.test");
  const { title } = useProblem(result.code);
  return (
    <Alert tone="danger" title={title} isLive>
      <ProblemText code={result.code} detail={result.storeMessage} hasTitle={false} />
      {result.redirectHost && <span className="block font-medium">{t("redirect", { host: result.redirectHost })}</span>}
    </Alert>
  );
}

function GoodConnection({
  profile,
  isUnsaved,
  checkedAt,
}: {
  profile: StoreProfile;
  isUnsaved: boolean;
  checkedAt: string | null;
}) {
  const t = useTranslations("woocommerce.settings.test");
  const times = useTimes();
  const tax = !profile.taxEnabled ? "taxOff" : profile.pricesIncludeTax ? "taxIncluded" : "taxExcluded";
  const facts = [
    [t("version"), profile.wooVersion],
    [t("currency"), t("currencyValue", { currency: profile.currency, decimals: profile.currencyDecimals })],
    [t("tax"), t(tax)],
    [t("weightUnit"), profile.weightUnit],
    [t("timeZone"), profile.timeZone],
  ];
  return (
    <Alert tone="success" title={t("good", { name: profile.name })} isLive>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="opacity-80">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isUnsaved ? (
        <p className="mt-1 font-medium">{t("notSavedYet")}</p>
      ) : (
        checkedAt && <p className="mt-1 text-[0.8125rem]">{t("checked", { time: times.dateTime(checkedAt) })}</p>
      )}
    </Alert>
  );
}
