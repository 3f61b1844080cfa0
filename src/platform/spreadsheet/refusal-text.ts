import type { WorkbookRefusal, WorkbookRefusalReason } from "../../shared/workbook.ts";

export type RefusalLanguage = "ja" | "en";

/** What is wrong, and what the person can do about it. Both are whole sentences; `message` names the place where one is known. */
export interface RefusalText {
  message: string;
  remedy: string;
}

type Texts = Record<WorkbookRefusalReason, RefusalText>;

const saveAsXlsx =
  "Excelで開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し、もう一度お試しください。";
const saveAsXlsxEn = "Open it in Excel, choose “Save As” and “Excel Workbook (*.xlsx)”, and try again.";
const saveAsUtf8 =
  "Excelで開けるなら、「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」または「Excel ブック (*.xlsx)」を選んで保存し直してください。";
const saveAsUtf8En =
  "If Excel opens it correctly, save it again as “CSV UTF-8 (Comma delimited)” or “Excel Workbook (*.xlsx)”.";
const newBook = "必要なシートの内容を新しいExcelブックへ値だけ貼り付け、.xlsxで保存したものをお使いください。";
const newBookEn = "Paste the values of the sheets you need into a new Excel workbook and use that one, saved as .xlsx.";

const ja: Texts = {
  empty_file: {
    message: "ファイルが空です（0バイト）。",
    remedy: "保存や送信の途中で失われたおそれがあります。元のファイルを確かめて、もう一度選んでください。",
  },
  wrong_format_xls: { message: "古い形式のExcelファイル（.xls）です。", remedy: saveAsXlsx },
  wrong_format_html: { message: "中身がExcelではなくウェブページ（HTML）のファイルです。", remedy: saveAsXlsx },
  wrong_format: {
    message: "読み取れる形式のファイルではありません。",
    remedy: "Excelブック（.xlsx）、またはCSV・TSVのファイルを選んでください。",
  },
  password_protected: {
    message: "パスワードで保護されたファイルです。",
    remedy:
      "Excelで開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存し、もう一度お試しください。パスワードをお知らせいただく必要はありません。",
  },
  corrupt_file: {
    message: "ファイルが壊れています。",
    remedy: `送信や保存が途中で切れたおそれがあります。元のファイルから取り直すか、${saveAsXlsx}`,
  },
  malformed_workbook: {
    message: "Excelブックの中の構造が正しくありません。",
    remedy: `別の道具で作られたファイルなら、${saveAsXlsx}`,
  },
  too_large_when_unpacked: {
    message: "展開した内容が大きすぎます。",
    remedy: `不要なシート、画像、書式だけの行を消すか、シートごとにファイルを分けてください。心当たりがなければ、このファイルは開かずに入手元へ確かめてください。`,
  },
  too_many_entries: { message: "ファイルの中の部品の数が多すぎます。", remedy: newBook },
  unsafe_entry_name: {
    message: "ファイルの中に、フォルダの外を指す危険な名前の部品があります。",
    remedy: `このファイルは開かずに入手元へ確かめてください。正しい内容なら、${newBook}`,
  },
  doctype_not_allowed: {
    message: "許していないXMLの宣言（DOCTYPE）が含まれています。",
    remedy: `このファイルは開かずに入手元へ確かめてください。正しい内容なら、${newBook}`,
  },
  control_characters: {
    message: "文字ではない制御文字（NULなど）が含まれています。",
    remedy: "その箇所を元の台帳で打ち直すか、書き出し元の道具で書き出し直してください。",
  },
  encoding_not_uniform: {
    message: "文字コードが混ざっているか、読み取れない文字コードです（読めるのはUTF-8、Shift_JIS（CP932）、UTF-16）。",
    remedy: `複数のファイルをつなげた場合は、同じ文字コードにそろえてください。${saveAsUtf8}`,
  },
  unclosed_quote: {
    message: '引用符（"）の対応が取れていません。',
    remedy: `その行の「"」を確かめてください。項目の中の「"」は「""」と二つ重ねます。${saveAsUtf8}`,
  },
  field_too_long: {
    message: "一つの項目が長すぎます（32,767文字まで）。",
    remedy: 'その箇所の引用符（"）の閉じ忘れや、誤って貼り付けた内容がないか確かめてください。',
  },
  too_many_rows_or_columns: {
    message: "行または列が多すぎます（25万行・500万項目・1,024列まで）。",
    remedy: "不要な行や列を消すか、ファイルを分けてください。",
  },
  file_too_large: {
    message: "ファイルが大きすぎます（64MBまで）。",
    remedy: "画像や不要なシートを消すか、ファイルを分けてください。",
  },
  no_rows: { message: "取り込める行がありません。", remedy: "見出しの下にデータの行があるか確かめてください。" },
};

const en: Texts = {
  empty_file: {
    message: "The file is empty (0 bytes).",
    remedy: "It may have been lost while saving or sending. Check the original and choose it again.",
  },
  wrong_format_xls: { message: "This is an old Excel file (.xls).", remedy: saveAsXlsxEn },
  wrong_format_html: { message: "The file holds a web page (HTML), not a workbook.", remedy: saveAsXlsxEn },
  wrong_format: {
    message: "This kind of file cannot be read.",
    remedy: "Choose an Excel workbook (.xlsx) or a CSV or TSV file.",
  },
  password_protected: {
    message: "The file is protected with a password.",
    remedy:
      "Open it in Excel, remove the password under File, Info, Protect Workbook, Encrypt with Password, save, and try again. Do not send us the password.",
  },
  corrupt_file: {
    message: "The file is damaged.",
    remedy: `It may have been cut off while sending or saving. Fetch it again from where it came. ${saveAsXlsxEn}`,
  },
  malformed_workbook: {
    message: "The workbook is not built as it should be.",
    remedy: `If another program made it: ${saveAsXlsxEn}`,
  },
  too_large_when_unpacked: {
    message: "The content is too large when unpacked.",
    remedy:
      "Remove sheets, pictures and formatted empty rows you do not need, or split the file by sheet. If you expected a small file, do not open it and ask whoever sent it.",
  },
  too_many_entries: { message: "The file has too many parts.", remedy: newBookEn },
  unsafe_entry_name: {
    message: "The file has a part whose name points outside of its folder.",
    remedy: `Do not open it and ask whoever sent it. If its content is right: ${newBookEn}`,
  },
  doctype_not_allowed: {
    message: "The file holds an XML declaration (DOCTYPE) that is not allowed.",
    remedy: `Do not open it and ask whoever sent it. If its content is right: ${newBookEn}`,
  },
  control_characters: {
    message: "The file holds control characters (such as NUL) that are no text.",
    remedy: "Type that place again in the original, or export it again.",
  },
  encoding_not_uniform: {
    message:
      "The file mixes character encodings, or uses one that cannot be read (UTF-8, Shift_JIS (CP932) and UTF-16 can).",
    remedy: `If several files were joined, bring them to one encoding first. ${saveAsUtf8En}`,
  },
  unclosed_quote: {
    message: 'A quotation mark (") is not closed.',
    remedy: `Check the quotation marks of that record; one inside a field is written twice (""). ${saveAsUtf8En}`,
  },
  field_too_long: {
    message: "One field is too long (at most 32,767 characters).",
    remedy: 'Look there for a quotation mark (") that was not closed, or for something pasted by mistake.',
  },
  too_many_rows_or_columns: {
    message: "There are too many rows or columns (at most 250,000 rows, 5,000,000 cells, 1,024 columns).",
    remedy: "Remove rows and columns you do not need, or split the file.",
  },
  file_too_large: {
    message: "The file is too large (at most 64 MB).",
    remedy: "Remove pictures and sheets you do not need, or split the file.",
  },
  no_rows: { message: "There are no rows to read.", remedy: "Check that there are rows of data below the header." },
};

/** Place of a refusal or notice in words: record of a text, sheet and cell of a workbook, or a part of the file by its name. */
export function placeText(place: string, language: RefusalLanguage): string {
  const record = /^record (\d+)$/.exec(place)?.[1];
  const cell = /^(.+)!([A-Z]{1,3}\d{1,7})$/s.exec(place);
  if (language === "en") return cell === null ? place : `sheet “${cell[1]}”, cell ${cell[2]}`;
  if (record !== undefined) return `${record}件目の行（見出しの行を1件目と数えます）`;
  return cell === null ? place : `シート「${cell[1]}」のセル${cell[2]}`;
}

export function refusalText({ reason, place }: WorkbookRefusal, language: RefusalLanguage): RefusalText {
  const { message, remedy } = (language === "ja" ? ja : en)[reason];
  if (place === null) return { message, remedy };
  const where = placeText(place, language);
  return {
    message: language === "ja" ? `${message}場所：${where}。` : `${message} Place: ${where}. `.trimEnd(),
    remedy,
  };
}
