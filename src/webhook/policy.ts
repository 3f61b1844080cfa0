import type { EndpointAction, EndpointState } from "./contract.ts";

/** What whoever manages the hospital may do with an address. */
export const allowedActions = (state: EndpointState): EndpointAction[] =>
  state === "active"
    ? ["change", "rotateSecret", "test", "pause", "delete"]
    : ["change", "rotateSecret", "resume", "delete"];
