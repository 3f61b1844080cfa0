import { inject } from "vitest";

/** The administrator of the shared server. */
export const person = { name: "架空 太郎", email: "first@example.jp", password: "asagiri-no-hashi-42-kumo" };

/** What their authenticator app knows. */
export const authenticator = (): string => inject("authenticator");

/** State of a browser that is signed in as them. */
export const signedInState = (): string => inject("signedInState");
