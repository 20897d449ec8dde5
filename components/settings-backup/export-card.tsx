import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** A link instead of a request by script, so that the browser streams the file to the disk. */
export function ExportCard() {
  const t = useTranslations("backup.export");
  return (
    <Card
      title={t("title")}
      description={t("text")}
      footer={
        <Button asChild>
          <a href="/api/settings/backup/export" download>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
      }
    >
      <p className="max-w-[70ch] text-ink-muted">{t("format")}</p>
      <p className="mt-2 max-w-[70ch] text-ink-muted">{t("note")}</p>
    </Card>
  );
}
