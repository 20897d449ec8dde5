import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { toNextPath } from "@/lib/auth/next-path";
import { findUser } from "@/lib/auth/session";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

type LoginPageProps = { searchParams: Promise<{ next?: string | string[]; reason?: string | string[] }> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next, reason } = await searchParams;
  const nextPath = toNextPath(next);
  if (await findUser()) redirect(nextPath);
  return <SignInForm nextPath={nextPath} wasSignedOut={reason === "signed-out"} />;
}
