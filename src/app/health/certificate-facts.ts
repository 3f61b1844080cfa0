import { connect } from "node:tls";
import type { HealthFacts } from "./facts.ts";

const patienceMs = 3_000;

/** The certificate that people meet at the public address; null where it is not https. */
export async function certificateFacts(publicUrl: string): Promise<HealthFacts["certificate"]> {
  const { protocol, hostname, port } = new URL(publicUrl);
  if (protocol !== "https:") return null;
  return new Promise((resolve) => {
    // Looked at, not trusted: nothing is sent over it.
    const options = { host: hostname, port: Number(port || 443), servername: hostname, rejectUnauthorized: false };
    const socket = connect(options, () => {
      const validUntil = new Date(socket.getPeerCertificate().valid_to);
      resolve({ validUntil, trusted: socket.authorized });
      socket.destroy();
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error("timeout")));
    socket.on("error", (error) => resolve({ unreachable: error.message }));
  });
}
