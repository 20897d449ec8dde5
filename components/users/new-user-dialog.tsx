"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { LOCALES } from "@/lib/i18n/locale";
import {
  type AddedUser,
  addedUserSchema,
  type Invitation,
  type OneTimePassword,
  type RoleView,
} from "@/lib/users/user-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useSend } from "@/components/hooks/use-send";
import { EmailInput } from "@/components/ui/email-input";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useRoleName } from "./role-name";

type NewUserDialogProps = {
  roles: RoleView[];
  onCreated: (user: AddedUser, access: OneTimePassword | Invitation) => void;
  onClose: () => void;
};

export function NewUserDialog({ roles, onCreated, onClose }: NewUserDialogProps) {
  const t = useTranslations("users");
  const languages = useTranslations("layout.languages");
  const roleName = useRoleName();
  const issueText = useFieldError();
  const send = useSend<OneTimePassword | Invitation>(["users"]);
  const form = useForm<AddedUser>({
    resolver: zodResolver(addedUserSchema),
    defaultValues: {
      name: "",
      email: "",
      roleId: roles.find(({ name }) => name === "cashier")?.id ?? roles.at(-1)?.id ?? 0,
      locale: "en",
      by: "link",
    },
  });
  const { errors } = form.formState;

  async function submit(values: AddedUser) {
    onCreated(values, await send.mutateAsync({ url: "/api/users", method: "POST", body: values }));
  }

  return (
    <FormDialog form={form} title={t("addTitle")} submitLabel={t("create")} onSubmit={submit} onClose={onClose}>
      <Field label={t("name")} error={issueText(errors.name?.message)}>
        <Input dir="auto" maxLength={200} autoFocus autoComplete="off" {...form.register("name")} />
      </Field>
      <Field label={t("email")} hint={t("emailHint")} error={issueText(errors.email?.message)}>
        <EmailInput autoComplete="off" {...form.register("email")} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("role")} error={issueText(errors.roleId?.message)}>
          <Select {...form.register("roleId", { valueAsNumber: true })}>
            {roles.map(({ id, name }) => (
              <option key={id} value={id}>
                {roleName(name)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("language")}>
          <Select {...form.register("locale")}>
            {LOCALES.map((locale) => (
              <option key={locale} value={locale}>
                {languages(locale)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("by")}>
        <Select {...form.register("by")}>
          <option value="link">{t("byLink")}</option>
          <option value="password">{t("byPassword")}</option>
        </Select>
      </Field>
    </FormDialog>
  );
}
