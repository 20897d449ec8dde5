"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { PERMISSIONS, type Permission } from "@/lib/auth/permissions";
import { type RoleInput, roleSchema, type RoleView } from "@/lib/users/user-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useUser } from "@/components/layout/user-context";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { useRoleName } from "./role-name";

type RoleDialogProps = {
  /** Null: a new role. */
  role: RoleView | null;
  onSave: (input: RoleInput) => Promise<void>;
  onClose: () => void;
};

type Area = Permission extends infer P ? (P extends `${infer A}.${string}` ? A : never) : never;

const areaOf = (permission: Permission) => permission.slice(0, permission.indexOf(".")) as Area;
const AREAS = [...new Set(PERMISSIONS.map(areaOf))].map((area) => ({
  area,
  permissions: PERMISSIONS.filter((permission) => areaOf(permission) === area),
}));

/** A role's name and its permissions, area by area, in plain words. */
export function RoleDialog({ role, onSave, onClose }: RoleDialogProps) {
  const t = useTranslations("users");
  const issueText = useFieldError();
  const roleName = useRoleName();
  const own = useUser().permissions;
  const form = useForm<z.input<typeof roleSchema>, unknown, RoleInput>({
    resolver: zodResolver(roleSchema),
    defaultValues: { name: role?.name ?? "", permissions: role?.permissions ?? [] },
  });
  const { errors } = form.formState;
  const chosen = useWatch({ control: form.control, name: "permissions" });

  function set(changed: readonly Permission[], isOn: boolean) {
    const others = chosen.filter((permission) => !changed.includes(permission));
    form.setValue("permissions", isOn ? [...others, ...changed] : others, { shouldDirty: true });
  }

  async function submit(input: RoleInput) {
    await onSave(input);
    onClose();
  }

  return (
    <FormDialog
      form={form}
      size="lg"
      title={role === null ? t("roles.addTitle") : t("roles.editTitle", { name: roleName(role.name) })}
      description={t("roles.ownText")}
      submitLabel={t(role === null ? "create" : "save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("roles.name")} error={issueText(errors.name?.message)} className="max-w-sm">
        <Input dir="auto" maxLength={100} autoFocus {...form.register("name")} />
      </Field>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {AREAS.map(({ area, permissions }) => {
          const given = permissions.filter((permission) => chosen.includes(permission));
          const grantable = permissions.filter((permission) => own.includes(permission));
          return (
            <fieldset key={area} className={`min-w-0 ${area === "woocommerce" ? "sm:col-span-2" : ""}`}>
              <legend className="mb-1 flex w-full items-center justify-between gap-2 border-b border-line pb-1 font-semibold">
                {t(`areas.${area}`)}
                {permissions.length > 1 && (
                  <Checkbox
                    aria-label={t("roles.all", { area: t(`areas.${area}`) })}
                    checked={given.length === permissions.length}
                    isIndeterminate={given.length > 0 && given.length < permissions.length}
                    disabled={grantable.length === 0}
                    onChange={(event) => set(grantable, event.target.checked)}
                  />
                )}
              </legend>
              <div className={area === "woocommerce" ? "grid gap-x-8 sm:grid-cols-2" : ""}>
                {permissions.map((permission) => (
                  <Checkbox
                    key={permission}
                    label={t(`permissions.${permission}.name`)}
                    hint={own.includes(permission) ? t(`permissions.${permission}.text`) : t("roles.beyond")}
                    checked={chosen.includes(permission)}
                    disabled={!own.includes(permission)}
                    onChange={(event) => set([permission], event.target.checked)}
                  />
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
    </FormDialog>
  );
}
