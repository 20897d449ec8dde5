import { Lock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layout/message-page";

export default async function Forbidden() {
  const t = await getTranslations("layout.forbidden");
  return <MessagePage icon={Lock} title={t("title")} text={t("text")} />;
}
