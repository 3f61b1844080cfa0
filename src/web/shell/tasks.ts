import type { Permission } from "../../shared/route.ts";
import { inFacility } from "../addresses.ts";
import type { IconName } from "../components/icon.tsx";
import { facilityScreens } from "../screens.ts";
import type { Me } from "../session.ts";
import type { shellTexts } from "./texts.ts";

interface Task {
  id: keyof (typeof shellTexts)["ja"]["nav"];
  /** Below /f/:facilityId; the screen of that address must exist for the entry to appear. */
  screen: string;
  /** Pattern among the screens, where it differs from the address. */
  pattern?: string;
  icon: IconName;
  /** Null: for everyone who sees the hospital at all. */
  permission: Permission | null;
}

/** Navigation by task, not by table. */
const tasks: readonly Task[] = [
  { id: "today", screen: "", pattern: "/", icon: "today", permission: "ledger.read" },
  { id: "connections", screen: "ledger/connection", pattern: "ledger/$kind", icon: "road", permission: "ledger.read" },
  { id: "ledger", screen: "ledger", icon: "ledger", permission: "ledger.read" },
  { id: "map", screen: "map", icon: "map", permission: "ledger.read" },
  { id: "findings", screen: "findings", icon: "flag", permission: "finding.read" },
  { id: "cases", screen: "cases", icon: "shield", permission: "vulnerability.read" },
  { id: "advisories", screen: "advisories", icon: "alert", permission: null },
  { id: "documents", screen: "documents", icon: "page", permission: "document.read" },
  { id: "import", screen: "import", icon: "inbox", permission: "ledger.import" },
  { id: "history", screen: "history", icon: "clock", permission: "ledger.read" },
  { id: "manage", screen: "people", icon: "people", permission: "people.read" },
];

export interface TaskLink extends Task {
  href: string;
  current: boolean;
}

/** The tasks this person has at this hospital; the longest address that fits is the current one. */
export function taskLinks(facility: Me["facilities"][number], pathname: string): TaskLink[] {
  const paths = new Set(facilityScreens.map((screen) => screen.path));
  const open = tasks
    .filter(
      ({ pattern, screen, permission }) =>
        paths.has(pattern ?? screen) && (permission === null || facility.permissions.includes(permission)),
    )
    .map((task) => ({ ...task, href: inFacility(facility.facilityId, task.screen).replace(/\/$/, "") }));
  const fits = (href: string) =>
    pathname === href || (pathname.startsWith(`${href}/`) && href !== `/f/${facility.facilityId}`);
  const current = open.filter((task) => fits(task.href)).sort((a, b) => b.href.length - a.href.length)[0];
  return open.map((task) => ({ ...task, current: task === current }));
}
