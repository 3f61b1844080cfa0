import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

/** The administrator whom the first test file makes and the later ones are. */
export const person = { name: "架空 太郎", email: "first@example.jp", password: "asagiri-no-hashi-42-kumo" };

const file = () => join(inject("pictureFolder"), "authenticator.txt");

/** What their authenticator app knows, kept from the set-up for later sign-ins. */
export const keepAuthenticator = (uri: string): void => writeFileSync(file(), uri);
export const authenticator = (): string => readFileSync(file(), "utf8");

/** State of the signed-in browser, for the files after the first. */
export const signedInState = (): string => join(inject("pictureFolder"), "signed-in.json");
