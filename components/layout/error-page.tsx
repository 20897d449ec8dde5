"use client";

import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { MessagePage } from "./message-page";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Replaces a page that failed; the code finds the cause in the log. */
export function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations();
  return (
    <MessagePage
      icon={CloudAlert}
      title={t("layout.error.title")}
      text={error.digest ? t("layout.error.text", { code: error.digest }) : t("layout.error.textNoCode")}
      actions={
        <Button variant="primary" onClick={reset}>
          {t("common.retry")}
        </Button>
      }
    />
  );
}
