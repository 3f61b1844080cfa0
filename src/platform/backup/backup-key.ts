import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from "node:crypto";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { BackupRefused } from "./backup-refused.ts";

/** Letters that nobody confuses when the key is typed from paper: no I, L, O, U. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 30 letters of 5 bits each: 150 bits. */
const groups = 6;
const groupLength = 5;
/** A passphrase of one's own shorter than this is guessed by whoever gets hold of the backups. */
const leastLength = 20;

/** How a passphrase becomes the key that opens a backup's own key; in the open head of each backup. */
export interface KeyWrap {
  n: number;
  r: number;
  p: number;
  /** Base64. */
  salt: string;
  /** The backup's own key, sealed: nonce (12), tag (16), 32 bytes; base64. */
  wrapped: string;
}

/** 64 MB and about 0.2 s for each guess. */
const cost = { n: 2 ** 16, r: 8, p: 1 };

export function newPassphrase(): string {
  const bytes = randomBytes(groups * groupLength);
  const text = Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
  return (text.match(new RegExp(`.{${groupLength}}`, "g")) ?? []).join("-");
}

/** Writes a new key file that only its owner can read. @throws BackupRefused when there is such a file already */
export function makeKeyFile(path: string): void {
  const lines = [
    "# 関所の控えの鍵です。この鍵がなければ、控えからは誰も何も取り戻せません。",
    "# 印刷して金庫などに保管し、控えと同じ場所には置かないでください。",
    newPassphrase(),
  ];
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, `${lines.join("\n")}\n`);
    closeSync(file);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw exists
      ? new BackupRefused("key_file_exists", `${path} はもうあります。上書きはしません。`, path)
      : new BackupRefused("cannot_write", `${path} に書き込めません（${(error as Error).message}）。`, path);
  }
}

/** The passphrase of a key file: its lines but for comments (#). Width of letters and blanks around do not matter. */
export function readKeyFile(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new BackupRefused("no_key_file", `鍵のファイル ${path} を読めません。`, path);
  }
  const passphrase = text
    .normalize("NFKC")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .join("\n");
  if (passphrase.length < leastLength)
    throw new BackupRefused(
      "weak_key",
      `鍵のファイル ${path} の合言葉は${leastLength}文字以上にしてください。sekisho backup key --out ファイル で新しい鍵を作れます。`,
      path,
    );
  return passphrase;
}

/** A new key of a backup's own, and how the passphrase opens it. */
export function wrapNewKey(passphrase: string): { key: Buffer; wrap: KeyWrap } {
  const key = randomBytes(32);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", stretched(passphrase, { ...cost, salt }), nonce);
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  const wrapped = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
  return { key, wrap: { ...cost, salt: salt.toString("base64"), wrapped } };
}

/** Null: another passphrase. */
export function unwrapKey(passphrase: string, wrap: KeyWrap): Buffer | null {
  const sealed = Buffer.from(wrap.wrapped, "base64");
  const key = stretched(passphrase, { ...wrap, salt: Buffer.from(wrap.salt, "base64") });
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  } catch {
    return null;
  }
}

const stretched = (passphrase: string, { n, r, p, salt }: { n: number; r: number; p: number; salt: Buffer }) =>
  scryptSync(passphrase, salt, 32, { N: n, r, p, maxmem: 256 * n * r });

/** The key of the sealed pieces: bound to the whole head, so that no word of it can be changed unnoticed. */
export const contentKey = (key: Buffer, head: Buffer): Buffer =>
  Buffer.from(hkdfSync("sha256", key, head, "sekisho backup content", 32));
