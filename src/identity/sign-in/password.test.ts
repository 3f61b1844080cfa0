import { expect, test } from "vitest";
import { passwordProblem } from "./password.ts";

const person = { name: "佐藤 花子", email: "hanako.sato@byoin.example" };

test("a long phrase is accepted, in any script", () => {
  expect(passwordProblem("mizuumi no hotori 3", person)).toBeNull();
  expect(passwordProblem("みずうみのほとりにたつびょういん", person)).toBeNull();
  expect(passwordProblem("kR8#vm2!qLx0zP", person)).toBeNull();
});

test("fewer than 12 characters are too short, however odd", () => {
  expect(passwordProblem("kR8#vm2!qLx", person)).toBe("too_short");
});

test("common passwords are refused also when dressed up or repeated", () => {
  for (const password of [
    "password1234",
    "P@ssw0rd2026!",
    "Password1234!",
    "qwertyuiop12",
    "administrator1",
    "letmein12345!",
  ]) {
    expect(passwordProblem(password, person), password).toBe("common");
  }
});

test("few different characters, and runs of the keyboard or alphabet, are too simple", () => {
  for (const password of [
    "aaaaaaaaaaaa",
    "abababababab",
    "123456789012",
    "abcdefghijklm",
    "111122223333",
    "asdfghjklzxcvbnm",
  ]) {
    expect(passwordProblem(password, person), password).not.toBeNull();
  }
});

test("a password built from one's own name or address is refused", () => {
  expect(passwordProblem("hanako.sato@byoin.example", person)).toBe("personal");
  expect(passwordProblem("HanakoSato1234", person)).toBe("personal");
});
