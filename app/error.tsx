"use client";

import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
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
