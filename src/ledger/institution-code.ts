import type { Words } from "../shared/words.ts";

/**
 * 医療機関コード: 10 digits, prefecture 2 + fee table 1 + area 2 + institution 4 + check digit (Luhn over all ten).
 * Source: reference/facility-codes.yaml.
 */
export type InstitutionCodeProblem = "not_ten_digits" | "no_such_prefecture" | "wrong_check_digit";

export function institutionCodeProblem(code: string): InstitutionCodeProblem | null {
  if (!/^\d{10}$/.test(code)) return "not_ten_digits";
  const prefecture = Number(code.slice(0, 2));
  if (prefecture < 1 || prefecture > 47) return "no_such_prefecture";
  return luhnSum(code) % 10 === 0 ? null : "wrong_check_digit";
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

export const institutionCodeMessages: Record<InstitutionCodeProblem, Words> = {
  not_ten_digits: {
    ja: "医療機関コードは10桁の数字です（都道府県2桁・点数表1桁・郡市区2桁・番号4桁・検証番号1桁）。",
    en: "An institution code has 10 digits (prefecture 2, fee table 1, area 2, number 4, check digit 1).",
  },
  no_such_prefecture: {
    ja: "医療機関コードの先頭2桁（都道府県番号）は 01～47 です。",
    en: "The first two digits of an institution code (the prefecture) are 01 to 47.",
  },
  wrong_check_digit: {
    ja: "医療機関コードの検証番号（最後の1桁）が合いません。桁の入れ違いがないか確かめてください。",
    en: "The check digit (the last one) of the institution code does not fit. Look for digits in the wrong place.",
  },
};
