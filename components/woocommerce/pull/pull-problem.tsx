"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { isErrorKey } from "@/lib/i18n/error-key";
import type { PullView } from "@/lib/sync/pull/pull-view";
import { ProblemText } from "../problem-text";

/** Why a pull has failed: an error of the store, or one of the shop. */
export function PullProblem({ pull }: { pull: PullView }) {
  const t = useTranslations("pull.end");
  const errors = useTranslations("errors");
  const code = pull.errorCode ?? "internal";
  return (
    <Alert tone="danger" title={t("failed")} isLive>
      {isErrorKey(code) ? errors(code) : <ProblemText code={code} detail={pull.errorDetail} />}
    </Alert>
  );
}
