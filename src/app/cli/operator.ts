import type { Actor } from "../../shared/actor.ts";

/** Whoever has a shell on the server acts as the operator; histories and audit say so. */
export const operator: Actor = {
  label: "operator",
  name: "運用者（コマンド）",
  personId: null,
  isAdministrator: true,
  facilities: [],
};
