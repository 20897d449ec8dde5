// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { OWNER, renderView } from "@/lib/testing/browser/render-view";
import type { SessionView } from "@/lib/users/session-view";
import { OwnSessionsView } from "./own-sessions-view";
import { UserSessionsDialog } from "./user-sessions-dialog";

const TIMES = { createdAt: "2026-06-01T08:00:00.000Z", lastSeenAt: "2026-06-01T09:30:00.000Z" };
const HERE: SessionView = { id: OWNER.sessionId, browser: "Firefox", system: "Linux", address: null, ...TIMES };
const TILL: SessionView = { id: "a", browser: "Chrome", system: "Windows", address: "198.51.100.7", ...TIMES };
const OLD: SessionView = { id: "b", browser: null, system: null, address: null, ...TIMES };
const NOOR = {
  id: 7,
  name: "Noor",
  email: "noor@shop.test",
  roleId: 3,
  isActive: true,
  lastSignInAt: null,
  createdAt: TIMES.createdAt,
};

let sessions: SessionView[];
beforeEach(() => {
  sessions = [HERE, TILL, OLD];
  const endAll = () => void (sessions = sessions.filter((session) => session === HERE));
  for (const who of ["me", "7"])
    fakeApi.answer({
      [`GET /api/users/${who}/sessions`]: () => sessions,
      [`DELETE /api/users/${who}/sessions`]: endAll,
      [`DELETE /api/users/${who}/sessions/a`]: () => void (sessions = sessions.filter(({ id }) => id !== "a")),
    });
});

const line = (name: string) => within(screen.getByText(name).closest("li")!);

test("the own sessions say device, times and address, and this one has no button", () => {
  renderView(<OwnSessionsView initial={sessions} />);
  expect(line("Firefox on Linux").getByText("This one")).toBeTruthy();
  expect(line("Firefox on Linux").queryByRole("button")).toBeNull();
  expect(line("Chrome on Windows").getByText("198.51.100.7")).toBeTruthy();
  expect(line("Chrome on Windows").getByText(/^Last seen .*9:30/)).toBeTruthy();
  expect(line("Chrome on Windows").getByText(/^Signed in .*8:00/)).toBeTruthy();
  expect(line("Unknown device").getByRole("button", { name: "Sign out there: Unknown device" })).toBeTruthy();
});

test("a person signs out there, and then everywhere else", async () => {
  const { person } = renderView(<OwnSessionsView initial={sessions} />);
  await person.click(screen.getByRole("button", { name: "Sign out there: Chrome on Windows" }));
  expect(await screen.findByText("Signed out there")).toBeTruthy();
  await waitFor(() => expect(screen.queryByText("Chrome on Windows")).toBeNull());
  await person.click(screen.getByRole("button", { name: "Sign out everywhere else" }));
  const dialog = within(screen.getByRole("alertdialog"));
  await person.click(dialog.getByRole("button", { name: "Sign out everywhere else" }));
  expect(await screen.findByText("You are signed in nowhere else.")).toBeTruthy();
  expect(screen.getByText("Firefox on Linux")).toBeTruthy();
  expect(fakeApi.sent("DELETE /api/users/me/sessions")).toHaveLength(1);
});

test("an administrator ends the sessions of a person, and sees a refusal", async () => {
  sessions = [TILL, OLD];
  const { person } = renderView(<UserSessionsDialog user={NOOR} onClose={() => undefined} />);
  fakeApi.answer({ "DELETE /api/users/7/sessions/b": () => refusal(404, "not_found", "notFound") });
  await person.click(await screen.findByRole("button", { name: "Sign out there: Unknown device" }));
  await waitFor(() => expect(fakeApi.sent("DELETE /api/users/7/sessions/b")).toHaveLength(1));
  expect(screen.queryByText("Signed out there")).toBeNull();
  await person.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  expect(await screen.findByText("Noor is signed in nowhere.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Sign out everywhere" })).toBeNull();
});
