import { linkRefusals } from "../../identity/api.ts";
import { Refused } from "../../platform/http/mount.ts";
import { surveyRefusals } from "../survey-refusals.ts";
import type { FileRefusal } from "./file.store.ts";
import type { LinkMakingRefusal } from "./link.store.ts";

type Words = { status: number; ja: string; en: string };
type Reason = FileRefusal | LinkMakingRefusal | "no_file" | "wrong_file_type";

const refusals: Record<Reason, Words> = {
  ...surveyRefusals,
  not_found: { status: 404, ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  no_company: {
    status: 409,
    ja: "宿題を依頼できるのは、この調査事業の調査担当企業の人だけです。",
    en: "Only people of a survey company of this programme can ask for homework.",
  },
  no_such_record: {
    status: 404,
    ja: "選ばれた台帳の項目が見つかりません。選び直してください。",
    en: "The record of the ledger was not found. Choose it again.",
  },
  contact_missing: {
    status: 422,
    ja: "業者への照会には、連絡先となる方の名前か窓口が必要です。入力してから同意してください。",
    en: "A vendor is asked through a named contact. Enter whom to turn to before agreeing.",
  },
  due_before_asked: {
    status: 422,
    ja: "期限は今日以後の日付にしてください。",
    en: "Choose today or a later day as the due date.",
  },
  due_in_past: {
    status: 422,
    ja: "新しい期限は今日以後の日付にしてください。",
    en: "Choose today or a later day as the new due date.",
  },
  already_decided: {
    status: 409,
    ja: "この宿題への同意は、もう決まっているか、要らないものです。画面を開き直してください。",
    en: "Consent for this is decided already, or not needed. Open the page again.",
  },
  consent_missing: {
    status: 409,
    ja: "業者に尋ねるには病院の同意が必要です。病院に宿題の画面で同意してもらってください。",
    en: "The hospital has to agree before a vendor is asked. Ask it to agree on its homework page.",
  },
  asked_of_vendor: {
    status: 409,
    ja: "この宿題は業者に尋ねたものです。病院からは提出できません。",
    en: "A vendor was asked for this. The hospital cannot hand it in.",
  },
  not_open: {
    status: 409,
    ja: "いまは提出や変更を受け付けていません。画面を開き直して、いまの状態を確かめてください。",
    en: "Nothing is taken or changed in the present state. Open the page again to see it.",
  },
  not_handed_in: {
    status: 409,
    ja: "まだ提出されていません。提出されてから受け取るか差し戻してください。",
    en: "Nothing has been handed in yet. Accept or return it once it has.",
  },
  already_accepted: {
    status: 409,
    ja: "すでに受け取っています。足りないことは新しい宿題として依頼してください。",
    en: "It has been accepted already. Ask for what is missing as new homework.",
  },
  received_before_asked: {
    status: 422,
    ja: "受け取った日は依頼日以後にしてください。",
    en: "The day of receipt cannot be before the day it was asked for.",
  },
  received_in_future: {
    status: 422,
    ja: "受け取った日は今日以前にしてください。",
    en: "The day of receipt cannot be after today.",
  },
  nothing_answered: {
    status: 422,
    ja: "まだ何も回答されていません。質問に答えるか、ファイルを添えてください。",
    en: "Nothing is answered yet. Answer a question or add a file.",
  },
  not_asked: {
    status: 404,
    ja: "尋ねていない項目が含まれています。ページを開き直してください。",
    en: "This contains something that was not asked. Open the page again.",
  },
  link_term_over: {
    status: 409,
    ja: "期限から30日を過ぎた宿題に、回答用リンクは作れません。期限を延ばしてから作ってください。",
    en: "No link can be made more than 30 days after the due date. Extend the term first.",
  },
  no_link: { status: 409, ja: "使えるリンクはありません。", en: "There is no link in use." },
  too_many_files: { status: 409, ja: "添えられるファイルは20個までです。", en: "At most 20 files can be added." },
  file_gone: { status: 404, ja: "このファイルはもうありません。", en: "This file is gone already." },
  no_file: { status: 422, ja: "ファイルを選んでください。", en: "Choose a file." },
  wrong_file_type: {
    status: 422,
    ja: "添えられるのは PDF、写真（JPEG・PNG・WebP）、Excel・Word・PowerPoint、CSV、テキスト、ZIP です。",
    en: "PDF, pictures (JPEG, PNG, WebP), Excel, Word, PowerPoint, CSV, text and ZIP can be added.",
  },
};

const all = { ...refusals, ...linkRefusals({ ja: "照会した会社", en: "the company that asked you" }) };
export type HomeworkReason = keyof typeof all;

/** The one place where reasons of homework become HTTP, in the language the browser asks for. */
export function toHttp(reason: HomeworkReason): Refused {
  const { status, ...words } = all[reason];
  return new Refused(status, reason, words);
}
