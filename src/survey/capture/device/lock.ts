import { passphraseRounds, waitAfter } from "../passphrase.ts";
import { newDevicePart, newSalt, newWrappedKey, openingKey, unwrapped } from "./sealing.ts";
import { type Lock, readLock, writeLock } from "./storage.ts";

/** Sets the passphrase of this device, once. @returns the key that opens what is prepared from now on */
export async function setPassphrase(passphrase: string): Promise<CryptoKey> {
  const salt = newSalt();
  const devicePart = await newDevicePart();
  const opening = await openingKey(passphrase, salt, devicePart);
  const check = await newWrappedKey(opening);
  await writeLock({ salt, rounds: passphraseRounds, devicePart, check, failures: 0, notBefore: null });
  return opening;
}

export type Unlocked = { opened: CryptoKey } | { wrong: true; notBefore: Date | null };

/** A wrong try is counted before it is answered, so that closing the page does not give another. @throws when there is no lock */
export async function unlock(passphrase: string, now: Date): Promise<Unlocked> {
  const lock = await readLock();
  if (!lock) throw new Error("this device has no passphrase yet");
  if (lock.notBefore && lock.notBefore > now) return { wrong: true, notBefore: lock.notBefore };
  const counted: Lock = { ...lock, failures: lock.failures + 1 };
  const wait = waitAfter(counted.failures);
  counted.notBefore = wait > 0 ? new Date(now.getTime() + wait) : null;
  await writeLock(counted);
  const opening = await openingKey(passphrase, lock.salt, lock.devicePart, lock.rounds);
  if (!(await unwrapped(opening, lock.check))) return { wrong: true, notBefore: counted.notBefore };
  await writeLock({ ...lock, failures: 0, notBefore: null });
  return { opened: opening };
}
