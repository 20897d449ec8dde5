import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { hasBusiness } from "@/lib/auth/has-business";
import { toNextPath } from "@/lib/auth/next-path";
import { findUser } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
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
  if (!(await hasBusiness(getDb()))) redirect("/setup");
  return <SignInForm nextPath={nextPath} wasSignedOut={reason === "signed-out"} />;
}
