"use client";

import { Menu, X } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Logo } from "@/components/layout/logo";
import { NavList } from "@/components/layout/nav-list";
import { UserMenu } from "@/components/layout/user-menu";
import { useUser } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";

/** Below 1024 px: the business, the page, and the menu in a drawer. */
export function TopBar() {
  const t = useTranslations("layout");
  const tc = useTranslations("common");
  const { business } = useUser();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-line bg-surface px-2 sm:px-4 lg:hidden">
      <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
        <Dialog.Trigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("openMenu")} className="size-10">
            <Menu aria-hidden />
          </Button>
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col border-e border-line bg-surface shadow-float outline-none data-[state=open]:animate-slide"
          >
            <div className="flex items-center justify-between gap-2 py-2 ps-4 pe-2">
              <Dialog.Title className="min-w-0 truncate font-semibold">{business.name}</Dialog.Title>
              <Dialog.Close asChild>
                <Button variant="ghost" size="icon" aria-label={tc("close")} className="size-10">
                  <X aria-hidden />
                </Button>
              </Dialog.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-1 pb-6">
              <NavList onNavigate={() => setIsOpen(false)} />
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <Link href="/" className="flex min-h-10 min-w-0 flex-1 items-center gap-2.5 rounded-box">
        <Logo className="size-7" />
        <span className="truncate font-semibold">{business.name}</span>
      </Link>
      <UserMenu isCompact />
    </header>
  );
}
