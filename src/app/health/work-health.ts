import type { DatabaseFacts, HealthFacts } from "./facts.ts";
import { type HealthLine, hour, minute, ok, warning } from "./health-line.ts";

const mailLateMs = hour;
const jobLateMs = 15 * minute;

export const server = ({ serverRuns }: DatabaseFacts): HealthLine =>
  serverRuns
    ? ok("server", "サーバは動いています。", "The server runs.")
    : warning(
        "server",
        { ja: "サーバは動いていません。", en: "The server does not run." },
        {
          ja: "止めたのでなければ、sekisho start で始めてください。",
          en: "Unless you stopped it, start it (sekisho start).",
        },
      );

export function mail(
  { now, mailServer }: HealthFacts,
  { mail: { waiting, failed, kept, oldestWaiting } }: DatabaseFacts,
): HealthLine {
  if (failed > 0)
    return warning(
      "mail",
      { ja: `送れなかったメールが ${failed} 通あります。`, en: `${failed} mails could not be sent.` },
      {
        ja: "管理画面の「送信箱」で宛先とメールサーバを確かめ、もう一度送ってください。",
        en: "See the outbox: check their addresses and the mail server, and send them again.",
      },
    );
  if (!mailServer)
    return warning(
      "mail",
      {
        ja: `メールサーバが設定されていません（送信箱に ${kept} 通）。`,
        en: `No mail server is set (${kept} mails in the outbox).`,
      },
      {
        ja: "SMTP_URL を設定するか、「送信箱」のリンクを本人に渡してください。",
        en: "Set SMTP_URL, or hand over the links from the outbox.",
      },
    );
  if (oldestWaiting && now.getTime() - oldestWaiting.getTime() > mailLateMs)
    return warning(
      "mail",
      { ja: `${waiting} 通のメールが1時間以上待っています。`, en: `${waiting} mails wait for more than an hour.` },
      {
        ja: "サーバが動いているか、メールサーバにつながるかを確かめてください。",
        en: "Check that the server runs and reaches the mail server.",
      },
    );
  return ok("mail", `メールは送れています（待ち ${waiting} 通）。`, `Mail is sent (${waiting} waiting).`);
}

export function jobs({ now }: HealthFacts, { jobs: queues }: DatabaseFacts): HealthLine {
  const failed = queues.filter((queue) => queue.failed > 0);
  if (failed.length > 0) {
    const names = failed.map(({ queue, failed: n }) => `${queue} ${n}`).join(", ");
    return warning(
      "jobs",
      { ja: `失敗した裏の処理があります（${names}）。`, en: `Background jobs failed (${names}).` },
      {
        ja: "サーバの記録で理由を確かめてください。14日で一覧から消えます。",
        en: "See why in the server's log. They leave this list after 14 days.",
      },
    );
  }
  const late = queues.filter(
    ({ oldestWaiting }) => oldestWaiting && now.getTime() - oldestWaiting.getTime() > jobLateMs,
  );
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  if (late.length > 0)
    return warning(
      "jobs",
      {
        ja: `裏の処理が15分以上待っています（${late.map(({ queue }) => queue).join("、")}）。`,
        en: `Background jobs wait for more than 15 minutes (${late.map(({ queue }) => queue).join(", ")}).`,
      },
      {
        ja: "サーバが動いているか、重い処理が続いていないかを確かめてください。",
        en: "Check that the server runs and is not busy with something long.",
      },
    );
  return ok("jobs", `裏の処理は進んでいます（待ち ${waiting} 件）。`, `Background work goes on (${waiting} waiting).`);
}

export function feeds({ staleFeeds }: DatabaseFacts): HealthLine {
  if (staleFeeds.length === 0)
    return ok("feeds", "脆弱性の情報源は新しいままです。", "Sources of vulnerabilities are fresh.");
  const names = staleFeeds.map((name) => `「${name}」`).join("、");
  return warning(
    "feeds",
    { ja: `脆弱性の情報源 ${names} を長く読み込めていません。`, en: `Not read for long: ${staleFeeds.join(", ")}` },
    { ja: "管理画面の「脆弱性の情報源」で理由を確かめてください。", en: "See why under Sources of vulnerabilities." },
  );
}
