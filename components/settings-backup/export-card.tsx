import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** A link and no request of our own: the browser writes the stream to the disk as it comes. */
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
