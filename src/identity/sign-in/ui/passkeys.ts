import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { call } from "../../../web/call.ts";
import { finishPasskey, finishPasskeySignIn, startPasskey, startPasskeySignIn } from "../sign-in-contract.ts";

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type RegistrationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** Signs in with a passkey of this device. @throws CallRefused, or a DOMException when the person cancels. */
export async function signInWithPasskey(): Promise<void> {
  const options = await call(startPasskeySignIn);
  // The server's library and this one share the format; the contract keeps it open.
  const response = await startAuthentication({ optionsJSON: options as unknown as AuthenticationOptions });
  await call(finishPasskeySignIn, { body: { response: { ...response } } });
}

/** Adds a passkey of this device to the signed-in person. @throws as signInWithPasskey */
export async function addPasskey(name: string): Promise<void> {
  const options = await call(startPasskey);
  const response = await startRegistration({ optionsJSON: options as unknown as RegistrationOptions });
  await call(finishPasskey, { body: { response: { ...response }, name } });
}
