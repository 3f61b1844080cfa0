/** What somebody who asks for tables can be told. `place`: of the plan. */
export type TabulationRefusal =
  | { reason: "not_found" }
  | { reason: "changed_meanwhile" }
  | { reason: "plan_wrong"; message: string; place: string };
