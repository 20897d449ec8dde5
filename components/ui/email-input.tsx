"use client";

import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";

/** An e-mail address, which is left to right in every language. */
export function EmailInput(props: Omit<ComponentProps<typeof Input>, "type" | "dir" | "isNumeric">) {
  return <Input autoCapitalize="none" spellCheck={false} {...props} type="email" dir="ltr" />;
}
