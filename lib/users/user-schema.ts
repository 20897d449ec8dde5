import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { LOCALES } from "@/lib/i18n/locale";
import { PERMISSIONS, type Permission } from "@/lib/auth/permissions";

const nameSchema = z.string().trim().min(1, "required").max(200, "tooLong");

/** Guessing ten characters is hopeless within the sign-in limits, and OWASP recommends no further rules. */
const MIN_PASSWORD_LENGTH = 10;

/** The sign-in name, stored in lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(200, "tooLong").pipe(z.email("notAnEmail"));

export const newPasswordSchema = z.string().min(MIN_PASSWORD_LENGTH, "passwordTooShort").max(200, "tooLong");

const personSchema = z.object({ name: nameSchema, email: emailSchema, locale: z.enum(LOCALES) });

const newUserSchema = personSchema.extend({ roleId: idSchema });

/** How a new user gets in: by a link with which they choose a password, or by a password that is shown once. */
export const addedUserSchema = newUserSchema.extend({ by: z.enum(["link", "password"]) });

/** The token is 32 bytes in base64url. */
export const chosenPasswordSchema = z.object({
  token: z.string().length(43, "passwordLinkGone"),
  password: newPasswordSchema,
});

export const forgottenPasswordSchema = z.object({ email: emailSchema });

/** The first user of a new business. */
export const ownerSchema = personSchema.extend({ password: newPasswordSchema });

export const userEditSchema = z.union([
  z.object({ name: nameSchema }),
  /** With `roleBefore`, of two people who change the role the second gets a conflict. */
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
  next: newPasswordSchema,
});

export type NewUser = z.infer<typeof newUserSchema>;
export type AddedUser = z.infer<typeof addedUserSchema>;
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
  /** Number of users with the role, including deactivated ones. */
  users: number;
};

/** A password that is shown once. Only its hash is stored. */
export type OneTimePassword = { id: number; password: string };

/** A link by which a new user chooses a password, and whether it was sent by e-mail. */
export type Invitation = { id: number; link: string; isMailed: boolean };
