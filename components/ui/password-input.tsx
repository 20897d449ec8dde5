"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";

/** A password with a button to show it: a typing error is the likelier danger at a desk in the back room. */
export function PasswordInput({ className, ...props }: Omit<ComponentProps<typeof Input>, "type" | "isNumeric">) {
  const t = useTranslations("common");
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        {...props}
        type={isShown ? "text" : "password"}
        className={classNames("pe-11 rtl:ps-11 rtl:pe-3 rtl:text-right", className)}
      />
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={isShown ? t("hideSecret") : t("showSecret")}
        aria-pressed={isShown}
        className="absolute end-0.5 top-1/2 -translate-y-1/2 text-ink-muted"
        onClick={() => setIsShown(!isShown)}
      >
        <Icon aria-hidden />
      </Button>
    </span>
  );
}
