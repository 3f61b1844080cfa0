import type { Settled } from "../backup/settle-restored.ts";
import type { summary } from "./backup.cli.ts";

type Summary = ReturnType<typeof summary>;
type Taken = Summary & {
  backup: string;
  bytes?: number;
  seconds?: number;
  erasures?: number;
  removed?: string[];
  unreadable?: string[];
  whole?: true;
};
type Returned = Summary & {
  restored: string;
  backup: string;
  seconds: number;
  lostSince: string;
  erasuresKnownFrom: { list: string | null; live: string | null };
} & (Settled | { databaseLeft: true });

const moment = (at: string | null): string =>
  at === null ? "なし" : new Date(at).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo" });
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What `backup`, `backup verify` and `backup key` say. */
export function backupWords(outcome: Taken | { keyFile: string }): string {
  if ("keyFile" in outcome)
    return [
      `新しい鍵を書きました: ${outcome.keyFile}`,
      "この鍵がなければ、控えからは誰も何も取り戻せません。印刷して金庫に保管し、控えとは別の場所に置いてください。",
    ].join("\n");
  const { backup, bytes, seconds, removed = [], unreadable = [] } = outcome;
  return [
    outcome.whole ? `控えは完全です: ${backup}` : `控えを取り、読み返して確かめました: ${backup}`,
    ...(bytes === undefined
      ? []
      : [`大きさ ${megabytes(bytes)}（中身 ${megabytes(outcome.contentBytes)}）、${seconds} 秒`]),
    ...inside(outcome),
    ...(outcome.database === "external" ? [externalDatabase] : []),
    ...removed.map((name) => `古い控えを消しました: ${name}`),
    ...unreadable.map((name) => `この鍵では開けないか壊れているため、残しました: ${name}`),
  ].join("\n");
}

/** What `restore` says: what came back, what is lost, what else has to be done. */
export function restoreWords(outcome: Returned): string {
  const { restored, seconds, lostSince, erasuresKnownFrom } = outcome;
  const { list, live } = erasuresKnownFrom;
  return [
    `控えから戻しました: ${restored}（${seconds} 秒）`,
    ...inside(outcome),
    `${moment(lostSince)} より後に書かれたものは、この控えには入っていません。`,
    ...("databaseLeft" in outcome ? [externalDatabase] : settledWords(outcome)),
    list || live
      ? `消去の記録: ${[list, live].filter(Boolean).join("、")} で確かめました。それより後の消去は分かりません。`
      : "【注意】控えの後に消去された病院があるかどうか、分かりません（控えの隣に、この鍵で開く消去の一覧がありません）。",
    `${moment(lostSince)} より後の日付の「消去証明書」が手元にあれば、その病院が上の一覧に残っていないか必ず確かめ、残っていれば、もう一度消去してください。`,
    `始めるには: SEKISHO_DATA=${restored} ./sekisho start`,
  ].join("\n");
}

const externalDatabase =
  "データベースは外（DATABASE_URL）にあるため、この控えには入っていません。データベースの控えは、その管理者が別に取ってください。";

function inside({ createdAt, version, hospitals, newestEntryAt, auditChains, auditEntries, files }: Summary): string[] {
  const names = hospitals.slice(0, 10).map(({ name }) => name);
  const more = hospitals.length > names.length ? ` ほか${hospitals.length - names.length}` : "";
  return [
    `控えの時刻 ${moment(createdAt)}、版 ${version}、ファイル ${files}個`,
    `医療機関 ${hospitals.length}（${names.join("、")}${more}）、いちばん新しい記録 ${moment(newestEntryAt)}`,
    `監査記録のつながり ${auditChains}本、${auditEntries}件`,
  ];
}

function settledWords({ attachments, problems, erasedAgain, sessionsEnded, mailsKept }: Settled): string[] {
  return [
    problems.length === 0
      ? `データベースは起動し、監査記録はすべてつながり、添付ファイル ${attachments}個がそろっています。`
      : "戻しましたが、次の問題があります。別の控えも確かめてください。",
    ...problems.map((problem) => `【問題】${problem}`),
    ...erasedAgain.map(
      ({ erasure, hospital, agreedAt }) =>
        `控えの後（${moment(agreedAt)}）に消去された病院 ${hospital} を、もう一度消去しました（消去番号 ${erasure}）。`,
    ),
    `サインインはすべて終わらせました（${sessionsEnded}件）。送信を待っていたメール ${mailsKept}通は、二重に送らないよう送信箱に残しました。`,
  ];
}
