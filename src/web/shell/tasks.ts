import type { OrganisationPermission, Permission } from "../../shared/route.ts";
import { inFacility, inOrganisation } from "../addresses.ts";
import type { IconName } from "../components/icon.tsx";
import { facilityScreens, organisationScreens, type Screen } from "../screens.ts";
import type { Me } from "../session.ts";
import type { shellTexts } from "./texts.ts";

interface Task<Permitted extends string = string> {
  id: keyof (typeof shellTexts)["ja"]["nav"];
  /** Below the address of the hospital or organisation; the screen of that address must exist for the entry to appear. */
  screen: string;
  /** Pattern among the screens, where it differs from the address. */
  pattern?: string;
  icon: IconName;
  /** Null: for everyone who sees the hospital or organisation at all. */
  permission: Permitted | null;
}

/** Navigation by task, not by table. */
const facilityTasks: readonly Task<Permission>[] = [
  { id: "today", screen: "", pattern: "/", icon: "today", permission: "ledger.read" },
  { id: "connections", screen: "ledger/connection", pattern: "ledger/$kind", icon: "road", permission: "ledger.read" },
  { id: "ledger", screen: "ledger", icon: "ledger", permission: "ledger.read" },
  { id: "map", screen: "map", icon: "map", permission: "ledger.read" },
  { id: "findings", screen: "findings", icon: "flag", permission: "finding.read" },
  { id: "cases", screen: "cases", icon: "shield", permission: "vulnerability.read" },
  { id: "advisories", screen: "advisories", icon: "alert", permission: null },
  { id: "survey", screen: "survey", icon: "question", permission: "survey.read" },
  { id: "documents", screen: "documents", icon: "page", permission: "document.read" },
  { id: "import", screen: "import", icon: "inbox", permission: "ledger.import" },
  { id: "history", screen: "history", icon: "clock", permission: "ledger.read" },
  { id: "manage", screen: "people", icon: "people", permission: "people.read" },
];

const organisationTasks: readonly Task<OrganisationPermission>[] = [
  { id: "today", screen: "", pattern: "/", icon: "today", permission: null },
  { id: "programmes", screen: "programmes", icon: "hospital", permission: "programme.read" },
  { id: "rounds", screen: "rounds", icon: "inbox", permission: "questionnaire.read" },
  { id: "instruments", screen: "instruments", icon: "page", permission: "questionnaire.read" },
  { id: "members", screen: "members", icon: "people", permission: "members.manage" },
];

export interface TaskLink extends Task {
  href: string;
  current: boolean;
}

/** The tasks this person has at this hospital. */
export const facilityLinks = (facility: Me["facilities"][number], pathname: string): TaskLink[] =>
  openTasks(facilityTasks, facilityScreens, facility.permissions, pathname, (screen) =>
    inFacility(facility.facilityId, screen),
  );

/** The tasks this person has in this organisation. */
export const organisationLinks = (organisation: Me["organisations"][number], pathname: string): TaskLink[] =>
  openTasks(organisationTasks, organisationScreens, organisation.permissions, pathname, (screen) =>
    inOrganisation(organisation.organisationId, screen),
  );

/** The longest address that fits is the current one. */
function openTasks<Permitted extends string>(
  tasks: readonly Task<Permitted>[],
  screens: readonly Screen[],
  held: readonly Permitted[],
  pathname: string,
  address: (screen: string) => string,
): TaskLink[] {
  const paths = new Set(screens.map((screen) => screen.path));
  const home = address("").replace(/\/$/, "");
  const open = tasks
    .filter(
      ({ pattern, screen, permission }) =>
        paths.has(pattern ?? screen) && (permission === null || held.includes(permission)),
    )
    .map((task) => ({ ...task, href: address(task.screen).replace(/\/$/, "") }));
  const fits = (href: string) => pathname === href || (pathname.startsWith(`${href}/`) && href !== home);
  const current = open.filter((task) => fits(task.href)).sort((a, b) => b.href.length - a.href.length)[0];
  return open.map((task) => ({ ...task, current: task === current }));
}
