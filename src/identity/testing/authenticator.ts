import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/**
 * A software passkey for tests: answers the options of a registration or sign-in as a browser with such a key would
 * (WebAuthn Level 3, ES256, attestation "none").
 */
export interface Authenticator {
  /** `userVerified`: whether the key asked for finger, face or PIN. */
  register(options: Record<string, unknown>, userVerified?: boolean): object;
  authenticate(options: Record<string, unknown>, userVerified?: boolean): object;
}

export function authenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;
  const rpIdHash = createHash("sha256").update(new URL(origin).hostname).digest();
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const clientData = (type: string, challenge: unknown) => Buffer.from(JSON.stringify({ type, challenge, origin }));

  function authenticatorData(userVerified: boolean, attested?: Buffer): Buffer {
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (attested ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(++counter, 1);
    return Buffer.concat([rpIdHash, head, attested ?? Buffer.alloc(0)]);
  }

  const answer = (response: object) => ({
    id: encode(id),
    rawId: encode(id),
    type: "public-key",
    clientExtensionResults: {},
    response,
  });

  return {
    register(options, userVerified = true) {
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      // COSE key: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = authenticatorData(userVerified, attested);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestationObject = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: encode(clientData("webauthn.create", options.challenge)),
        attestationObject: encode(attestationObject),
        transports: ["internal"],
      });
    },
    authenticate(options, userVerified = true) {
      const data = authenticatorData(userVerified);
      const client = clientData("webauthn.get", options.challenge);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return answer({
        clientDataJSON: encode(client),
        authenticatorData: encode(data),
        signature: encode(sign("sha256", signed, privateKey)),
      });
    },
  };
}
