/** Texts of files are compared without regard to width, spaces and the middle dot, which every program sets as it likes. */
export const answerKey = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s・]/gu, "")
    .toLowerCase();
