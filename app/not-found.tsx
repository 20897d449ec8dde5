import { MapPinOff } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/components/layout/message-page";

export default async function NotFound() {
  const t = await getTranslations("layout.notFound");
  return <MessagePage icon={MapPinOff} title={t("title")} text={t("text")} />;
}
