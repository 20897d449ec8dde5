"use client";

import { Printer } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

type PrintBarProps = { back: { href: string; label: "back" | "backToTill" }; isAuto: boolean };

/** On the screen only. `isAuto` opens the print dialog as soon as the slip is rendered. */
export function PrintBar({ back, isAuto }: PrintBarProps) {
  const t = useTranslations("sales.receipt");
  useEffect(() => {
    if (!isAuto) return;
    // Fonts load first, or the first slip of the day is printed in a fallback font.
    void document.fonts.ready.then(() => window.print());
  }, [isAuto]);
  return (
    <div className="receipt-bar">
      <Button asChild>
        <Link href={back.href}>{t(back.label)}</Link>
      </Button>
      <Button variant="primary" onClick={() => window.print()}>
        <Printer aria-hidden />
        {t("print")}
      </Button>
    </div>
  );
}
