/**
 * Is a new password easy to guess? Used by the form and by the server; length in characters, at least 12.
 * NIST SP 800-63B 3.1.1.2: compare with common values, repeats, sequences and the person's own words; demand no mixture of classes.
 */
export type PasswordProblem = "too_short" | "too_long" | "common" | "simple" | "personal";

const minimumLength = 12;
const maximumLength = 128;

/**
 * Words that head every list of leaked passwords, in plain lower-case letters. A password that is one or two of them with digits
 * and signs around is refused; longer phrases that merely contain one are not.
 */
const commonWords = (
  "password passwort passw motdepasse qwerty qwertyuiop qwertyui azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc edc " +
  "abc abcd abcde abcdef abcdefg admin administrator root user guest test tester testing demo default changeme change welcome " +
  "login letmein secret master dragon monkey football baseball soccer iloveyou love lovely princess sunshine shadow superman " +
  "batman hello freedom whatever trustno trust starwars pokemon michael jordan ashley charlie summer winter spring autumn " +
  "computer internet server system network windows microsoft google hospital byouin byoin kanri kanrisha sakura japan tokyo " +
  "nippon nihon arigatou konnichiwa doraemon naruto sekisho iryou clinic medical nurse doctor karte pass word me in my the one"
).split(" ");
const known = new Set(commonWords);

const lookalikes: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};
const keyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz"];

export function passwordProblem(password: string, person: { name: string; email: string }): PasswordProblem | null {
  const text = password.normalize("NFKC").toLowerCase();
  const length = [...text].length;
  if (length < minimumLength) return "too_short";
  if (password.length > maximumLength) return "too_long";
  if (isPersonal(text, person)) return "personal";
  if (isCommon(text)) return "common";
  return isSimple(text) ? "simple" : null;
}

/** Plain letters only, or letters read through the usual replacements: what is left must not be made of common words. */
function isCommon(text: string): boolean {
  const plain = text.replace(/[^a-z]/g, "");
  const read = [...text].map((character) => lookalikes[character] ?? character).join("");
  const withoutEnd = text.replace(/[^a-z]+$/, "");
  const readWithoutEnd = [...withoutEnd].map((character) => lookalikes[character] ?? character).join("");
  return [plain, read.replace(/[^a-z]/g, ""), readWithoutEnd.replace(/[^a-z]/g, "")].some(madeOfCommonWords);
}

/** At most three words of the list and nothing else; foreign scripts leave nothing here and are not judged by it. */
function madeOfCommonWords(letters: string, wordsLeft = 3): boolean {
  if (letters === "" || wordsLeft === 0) return false;
  for (let end = letters.length; end >= 2; end--) {
    if (!known.has(letters.slice(0, end))) continue;
    if (end === letters.length || madeOfCommonWords(letters.slice(end), wordsLeft - 1)) return true;
  }
  return false;
}

function isSimple(text: string): boolean {
  const characters = [...text];
  if (new Set(characters).size < 5) return true;
  // How much of it is a step along a keyboard row or the alphabet, or a repeat? Two neighbours count once.
  const steps = characters.slice(1).filter((character, i) => isStep(characters[i] ?? "", character)).length;
  return steps / (characters.length - 1) > 0.6;
}

const isStep = (a: string, b: string): boolean =>
  a === b || keyboardRows.some((row) => row.includes(a + b) || row.includes(b + a) || (a === "0" && b === "1"));

function isPersonal(text: string, person: { name: string; email: string }): boolean {
  const own = [person.email.split("@")[0] ?? "", person.email, person.name]
    .flatMap((value) => [value, ...value.split(/[^\p{L}\p{N}]+/u)])
    .map((value) =>
      value
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ""),
    )
    .filter((value) => value.length >= 3)
    .sort((a, b) => b.length - a.length);
  let left = text.replace(/[^\p{L}\p{N}]/gu, "");
  for (const value of own) left = left.replaceAll(value, "");
  // What remains after the person's own words must be a password's worth of surprise by itself.
  return left.replace(/\d/g, "").length < 4 && left.length < text.replace(/[^\p{L}\p{N}]/gu, "").length;
}
