import type { Trx } from "../platform/db/tables.ts";
import { queueMails } from "../platform/mail/mail.ts";
import { japanDay } from "../shared/japan-day.ts";
import { bothCalendars } from "../shared/japanese-date.ts";
import { engagedPeopleOf, erasersOf } from "./who.store.ts";

interface Notice {
  name: string;
  by: string;
  what: "requested" | "recalled" | "agreed";
  until: Date;
}

/** Tells those who run the hospital and those engaged for it, each once. @returns how many */
export async function tellOf(
  trx: Trx,
  { publicUrl, now }: { publicUrl: string; now(): Date },
  facilityId: string,
  notice: Notice,
): Promise<number> {
  const at = now();
  const people = [...(await erasersOf(trx, facilityId, at)), ...(await engagedPeopleOf(trx, facilityId, at))];
  const addresses = [...new Set(people.map(({ email }) => email))];
  const { subject, text } = words(notice, `${publicUrl}/f/${facilityId}/custody`);
  await queueMails(
    trx,
    addresses.map((to) => ({ to, subject, text })),
    at,
  );
  return addresses.length;
}

function words({ name, by, what, until }: Notice, page: string): { subject: string; text: string } {
  const day = bothCalendars(japanDay(until));
  switch (what) {
    case "requested":
      return {
        subject: `【関所】${name}の情報をすべて消去する申し出がありました`,
        text: `${by}さんが、${name}について保管しているすべての情報の消去を申し出ました。
もう一人の方が ${day} までに同意すると、ただちに消去が始まり、元には戻せません。それまでは取り下げられます。
心当たりがないときは、次の画面で取り下げてください。
${page}

${by} has asked for everything held of ${name} to be erased. If a second person agrees by ${japanDay(until)}, erasure begins at once and
cannot be undone; until then it may be recalled on the page above.
`,
      };
    case "recalled":
      return {
        subject: `【関所】${name}の消去の申し出は取り下げられました`,
        text: `${by}さんが、${name}の消去の申し出を取り下げました。何も消去されていません。

${by} has recalled the request to erase ${name}. Nothing was erased.
`,
      };
    case "agreed":
      return {
        subject: `【関所】${name}の情報の消去が始まりました`,
        text: `${by}さんが同意し、${name}について保管しているすべての情報の消去が始まりました。
この病院の画面はもう開けません。手元の控え、印刷物、端末に残る写しは、それぞれの方が処分してください。秘密を守る義務はこの後も続きます。

${by} has agreed, and everything held of ${name} is being erased. Its pages can no longer be opened. Copies on paper, on devices and in
other systems are for whoever holds them to destroy; the duty of confidentiality goes on.
`,
      };
  }
}
