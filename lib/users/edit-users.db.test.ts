import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_ROLES, type Permission, type RoleName } from "@/lib/auth/permissions";
import { loadSession } from "@/lib/auth/sessions/load-session";
import { signIn } from "@/lib/auth/sign-in";
import { createBusiness, createSession, createUser as makeUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { createRole, deleteRole, updateRole } from "./edit-roles";
import { changeOwnPassword, createUser, resetPassword, updateUser } from "./edit-users";
import type { Administrator } from "./guard-users";
import { listRoles, listUsers } from "./list-users";

const { db } = useTestDb();

let businessId: number;
let owner: Administrator;
let cashierRole: number;
let ownerRole: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  const user = await makeUser(db(), businessId, "owner");
  ownerRole = user.roleId;
  owner = { id: user.id, businessId, permissions: [...DEFAULT_ROLES.owner] };
  cashierRole = (await makeUser(db(), businessId, "cashier")).roleId;
});

async function createAdministrator(role: RoleName): Promise<Administrator & { roleId: number }> {
  const user = await makeUser(db(), businessId, role);
  return { id: user.id, businessId, roleId: user.roleId, permissions: [...DEFAULT_ROLES[role]] };
}

const load = (sessionId: string) => loadSession(db(), sessionId, { now: new Date(), address: null });

/** Why each session ended, null when it did not. */
async function endings(ids: string[]) {
  const sessions = await db().session.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => sessions.find((session) => session.id === id)?.endReason);
}

function newcomer(email: string, roleId = cashierRole) {
  return createUser(db(), owner, { name: "Noor", email, roleId, locale: "ar" });
}

describe("users", () => {
  test("sign in with the password that was shown once, until it is reset", async () => {
    const email = `noor-${businessId}@aurpos.example`;
    const { id, password } = await newcomer(email);
    expect(await signIn({ email, password }, null)).toMatchObject({ outcome: "ok", userId: id });
    const next = await resetPassword(db(), owner, id);
    expect(await signIn({ email, password }, null)).toEqual({ outcome: "wrong" });
    expect(await signIn({ email, password: next.password }, null)).toMatchObject({ outcome: "ok" });
    const self = { ...owner, id };
    await expect(changeOwnPassword(db(), self, { current: password, next: "a better one" })).rejects.toMatchObject({
      fields: { current: "wrongPassword" },
    });
    await changeOwnPassword(db(), self, { current: next.password, next: "a better one" });
    expect(await signIn({ email, password: "a better one" }, null)).toMatchObject({ outcome: "ok" });
    await expect(newcomer(email)).rejects.toMatchObject({ fields: { email: "emailTaken" } });
  });

  test("a deactivated user is refused at the next request", async () => {
    const { id, permissions } = await createAdministrator("cashier");
    const session = await createSession(db(), id);
    expect((await load(session))?.permissions.sort()).toEqual([...permissions].sort());
    await updateUser(db(), owner, id, { isActive: false });
    expect(await load(session)).toBeNull();
    await updateUser(db(), owner, id, { isActive: true });
    expect(await load(session)).toBeNull();
    expect(await endings([session])).toEqual(["deactivated"]);
  });

  test("a role with fewer rights ends the user's sessions, and one with more does not", async () => {
    const cashier = await createAdministrator("cashier");
    const { roleId: managerRole } = await createAdministrator("manager");
    const session = await createSession(db(), cashier.id);
    await updateUser(db(), owner, cashier.id, { roleId: managerRole, roleBefore: cashierRole });
    expect(await load(session)).toMatchObject({ roleName: "manager" });
    await updateUser(db(), owner, cashier.id, { roleId: cashierRole, roleBefore: managerRole });
    expect(await load(session)).toBeNull();
    expect(await endings([session])).toEqual(["role_changed"]);
  });

  test("a changed password ends every other session, and a reset one all; others' stay", async () => {
    const email = `zaid-${businessId}@aurpos.example`;
    const { id, password } = await newcomer(email);
    const [here, there] = [await createSession(db(), id), await createSession(db(), id)];
    const ofOwner = await createSession(db(), owner.id);
    const self = { ...owner, id, sessionId: here };
    await changeOwnPassword(db(), self, { current: password, next: "a better one" });
    expect(await endings([here, there, ofOwner])).toEqual([null, "password_changed", null]);
    expect(await load(here)).toMatchObject({ id, mustChangePassword: false });
    await resetPassword(db(), owner, id);
    expect(await endings([here, ofOwner])).toEqual(["password_changed", null]);
    expect(await load(ofOwner)).not.toBeNull();
  });

  test("an own change refuses what is common or names the person, and leaves the password as it is", async () => {
    const email = `noor-${businessId}@aurpos.example`;
    const { id, password } = await newcomer(email);
    const change = (next: string) => changeOwnPassword(db(), { ...owner, id }, { current: password, next });
    for (const next of ["passwordpassword", "Basketball1!"])
      await expect(change(next)).rejects.toMatchObject({ fields: { next: "passwordCommon" } });
    for (const next of [email, "Noor-Noor-12345", "noor@aurpos.example"])
      await expect(change(next)).rejects.toMatchObject({ fields: { next: "passwordNamesYou" } });
    expect(await signIn({ email, password }, null)).toMatchObject({ outcome: "ok" });
    await change("noor likes tea");
    expect(await signIn({ email, password: "noor likes tea" }, null)).toMatchObject({ outcome: "ok" });
  });

  test("the present password can be guessed ten times within 15 minutes, and a right one forgives", async () => {
    const { id, password } = await newcomer(`huda-${businessId}@aurpos.example`);
    const guess = (current: string) => changeOwnPassword(db(), { ...owner, id }, { current, next: "a better one" });
    const wrong = { fields: { current: "wrongPassword" } };
    for (let tries = 0; tries < 9; tries += 1) await expect(guess("wrong")).rejects.toMatchObject(wrong);
    await guess(password);
    for (let tries = 0; tries < 10; tries += 1) await expect(guess("wrong")).rejects.toMatchObject(wrong);
    await expect(guess("a better one")).rejects.toMatchObject({ code: "too_many_attempts", message: "tooManyTries" });
  });

  test("an own change does not overwrite a reset that came in between", async () => {
    const email = `rami-${businessId}@aurpos.example`;
    const { id, password } = await newcomer(email);
    const change = changeOwnPassword(db(), { ...owner, id }, { current: password, next: "a better one" });
    const reset = resetPassword(db(), owner, id);
    const [changed, { password: given }] = [await change.catch((error: unknown) => error), await reset];
    expect(await signIn({ email, password: given }, null)).toMatchObject({ outcome: "ok" });
    // The change came first, or was refused.
    if (changed !== undefined) expect(changed).toMatchObject({ message: "changedMeanwhile" });
    expect(await signIn({ email, password: "a better one" }, null)).toEqual({ outcome: "wrong" });
  });

  test("the last owner and the administrator themselves cannot be deactivated", async () => {
    await expect(
      updateUser(db(), owner, owner.id, { roleId: cashierRole, roleBefore: ownerRole }),
    ).rejects.toMatchObject({ message: "lastOwner" });
    await expect(updateUser(db(), owner, owner.id, { isActive: false })).rejects.toMatchObject({
      message: "notYourself",
    });
    const second = await createAdministrator("owner");
    await updateUser(db(), owner, second.id, { isActive: false });
    await expect(
      updateUser(db(), owner, owner.id, { roleId: cashierRole, roleBefore: ownerRole }),
    ).rejects.toMatchObject({ message: "lastOwner" });
  });

  test("of two owners who remove each other's role at once, one remains", async () => {
    const second = await createAdministrator("owner");
    const results = await Promise.allSettled([
      updateUser(db(), owner, second.id, { roleId: cashierRole, roleBefore: ownerRole }),
      updateUser(db(), second, owner.id, { roleId: cashierRole, roleBefore: ownerRole }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("nobody grants more than their own permissions", async () => {
    const manager = {
      ...(await createAdministrator("manager")),
      permissions: [...DEFAULT_ROLES.manager, "users.edit" as Permission],
    };
    const beyond = { message: "beyondOwnRights" };
    await expect(resetPassword(db(), manager, owner.id)).rejects.toMatchObject(beyond);
    await expect(
      updateUser(db(), manager, manager.id, { roleId: ownerRole, roleBefore: manager.roleId }),
    ).rejects.toMatchObject(beyond);
    await expect(
      createUser(db(), manager, { name: "x", email: `x${businessId}@a.example`, roleId: ownerRole, locale: "en" }),
    ).rejects.toMatchObject(beyond);
    await expect(async () =>
      createRole(db(), manager, { name: "Boss", permissions: ["settings.edit"] }),
    ).rejects.toMatchObject(beyond);
  });

  test("users and roles of another business are not found", async () => {
    const strangers = (await createBusiness(db())).id;
    const stranger: Administrator = { ...owner, id: (await makeUser(db(), strangers)).id, businessId: strangers };
    await expect(updateUser(db(), stranger, owner.id, { name: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(resetPassword(db(), stranger, owner.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteRole(db(), stranger, cashierRole)).rejects.toMatchObject({ code: "not_found" });
    const input = { name: "x", email: `y${businessId}@a.example`, roleId: cashierRole, locale: "en" as const };
    await expect(createUser(db(), stranger, input)).rejects.toMatchObject({ fields: { roleId: "roleGone" } });
    expect(await listUsers(db(), strangers)).toHaveLength(1);
  });
});

describe("roles", () => {
  test("changed permissions take effect at the next request", async () => {
    const cashier = await createAdministrator("cashier");
    const session = await createSession(db(), cashier.id);
    const before = { name: "cashier", permissions: [...DEFAULT_ROLES.cashier] };
    await updateRole(db(), owner, cashierRole, { name: "Till", permissions: ["sales.create"], before });
    expect(await load(session)).toMatchObject({
      roleName: "Till",
      permissions: ["sales.create"],
    });
    await expect(updateRole(db(), owner, cashierRole, { name: "Till", permissions: [], before })).rejects.toMatchObject(
      { message: "changedMeanwhile" },
    );
  });

  test("only an unused role can be deleted, and never the owner's", async () => {
    const edit = { name: "owner", permissions: [], before: { name: "owner", permissions: [...DEFAULT_ROLES.owner] } };
    await expect(updateRole(db(), owner, ownerRole, edit)).rejects.toMatchObject({ message: "ownerRoleFixed" });
    await expect(deleteRole(db(), owner, cashierRole)).rejects.toMatchObject({
      message: "roleInUse",
      values: { count: 1 },
    });
    await expect(createRole(db(), owner, { name: "OWNER", permissions: [] })).rejects.toMatchObject({
      fields: { name: "roleNameTaken" },
    });
    const { id } = await createRole(db(), owner, { name: "Stock keeper", permissions: ["stock.view", "stock.adjust"] });
    expect(await listRoles(db(), businessId)).toContainEqual({
      id,
      name: "Stock keeper",
      permissions: ["stock.view", "stock.adjust"],
      users: 0,
    });
    await deleteRole(db(), owner, id);
    expect((await listRoles(db(), businessId)).map((role) => role.id)).not.toContain(id);
  });
});
