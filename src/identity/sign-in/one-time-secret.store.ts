import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as 43 letters that need no escaping in an address. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is stored of a secret. Plain SHA-256 is enough because the secrets are random and long, unlike passwords. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
