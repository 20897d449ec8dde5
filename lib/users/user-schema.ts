import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { PERMISSIONS, type Permission } from "@/lib/auth/permissions";

const nameSchema = z.string().trim().min(1, "required").max(200, "tooLong");

/** Long enough that guessing is hopeless within the sign-in limits; OWASP asks for no more rules. */
export const MIN_PASSWORD_LENGTH = 10;

export const newUserSchema = z.object({
  name: nameSchema,
  /** The sign-in name: stored lower-case. */
  email: z.string().trim().toLowerCase().max(200, "tooLong").pipe(z.email("notAnEmail")),
  roleId: idSchema,
  locale: z.enum(["en", "ar"]),
});

export const userEditSchema = z.union([
  z.object({ name: nameSchema }),
  /** `roleBefore`: of two people who change it, the second sees the first. */
  z.object({ roleId: idSchema, roleBefore: idSchema }),
  z.object({ isActive: z.boolean() }),
]);

export const roleSchema = z.object({
  name: z.string().trim().min(1, "required").max(100, "tooLong"),
  permissions: z
    .array(z.enum(PERMISSIONS))
    .transform((given) => PERMISSIONS.filter((permission) => given.includes(permission))),
});

export const roleEditSchema = roleSchema.extend({
  before: z.object({ name: z.string(), permissions: z.array(z.string()) }),
});

export const passwordChangeSchema = z.object({
  current: z.string().min(1, "required").max(200, "tooLong"),
  next: z.string().min(MIN_PASSWORD_LENGTH, "passwordTooShort").max(200, "tooLong"),
});

export type NewUser = z.infer<typeof newUserSchema>;
export type UserEdit = z.infer<typeof userEditSchema>;
export type RoleInput = z.infer<typeof roleSchema>;
export type RoleEdit = z.infer<typeof roleEditSchema>;
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

export type UserView = {
  id: number;
  name: string;
  email: string;
  roleId: number;
  isActive: boolean;
  lastSignInAt: string | null;
  createdAt: string;
};

export type RoleView = {
  id: number;
  name: string;
  permissions: Permission[];
  /** People with it, also those who may not sign in. */
  users: number;
};

/** Shown once, never stored: only its hash is. */
export type OneTimePassword = { id: number; password: string };
