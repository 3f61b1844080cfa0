/** Text as compared and searched: NFKC (full width, half-width kana), lower case, without blanks and control characters. */
export const searchable = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, "");

/** A company's name without its legal form, so that 株式会社, ㈱ and (株) compare equal. */
export const companyKey = (name: string): string =>
  searchable(name).replace(/株式会社|有限会社|合同会社|\((?:株|有|同)\)|[-‐‑–—―ー・_/、,]/g, "");
