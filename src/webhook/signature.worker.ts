import { createHmac, randomBytes } from "node:crypto";

/** Of the key behind a secret; Standard Webhooks asks for 24 at least. */
const keyBytes = 32;
const prefix = "whsec_";

/** As it is shown once, and given to the receiver's library: "whsec_" and the key in base64. */
export const newSecret = (): string => prefix + randomBytes(keyBytes).toString("base64");

/**
 * Headers of a report by Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over id, time and body, by each secret that is
 * in force, so that a receiver with either of two accepts it.
 * @param body    exactly what is sent
 * @param sentAt  of this attempt
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  sentAt: Date,
): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
