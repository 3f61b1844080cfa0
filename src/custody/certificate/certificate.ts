import { japanDay } from "../../shared/japan-day.ts";
import { bothCalendars } from "../../shared/japanese-date.ts";
import type { ErasureRecord } from "../contract.ts";
import { tableWords } from "../table-words.ts";

/** What the certificate is about; days and moments are given as they were. */
export interface Erased {
  id: string;
  hospitalId: string;
  /** As whoever asks for the certificate gave it, and the digest that was kept confirms it; null: asked for without the name. */
  hospitalName: string | null;
  requestedName: string;
  requestedAt: Date;
  agreedName: string;
  agreedAt: Date;
  erasedAt: Date;
  finishedAt: Date;
  nameHash: string;
  nameSalt: string;
  counts: Readonly<Record<string, number>>;
  record: ErasureRecord;
}

interface Section {
  title: string;
  paragraphs: string[];
  table: { head: string[]; rows: string[][]; widths: number[]; numbers: number[] } | null;
}

const moment = (at: Date): string => {
  const clock = at.toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" });
  return `${bothCalendars(japanDay(at))} ${clock}`;
};
const number = (value: number) => value.toLocaleString("ja-JP");

/** The certificate in words: what was erased, by whom, and, as plainly, what that does not reach. */
export function certificate(erased: Erased, issuedAt: Date) {
  const { record, counts } = erased;
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const [year = 1970, month = 1, day = 1] = japanDay(issuedAt).split("-").map(Number);
  return {
    title: "消去証明書",
    date: { year, month, day },
    foot: `関所 消去番号 ${erased.id}`,
    hospital: erased.hospitalName ?? `病院ID ${erased.hospitalId}`,
    statement: `上記の病院について、この導入の関所が保管していたすべての情報を、次のとおり消去したことを証明します。`,
    facts: [
      ["消去番号", erased.id],
      ["病院ID", erased.hospitalId],
      ["申し出た人", `${erased.requestedName}（${moment(erased.requestedAt)}）`],
      ["同意した人", `${erased.agreedName}（${moment(erased.agreedAt)}）`],
      ["行の消去", moment(erased.erasedAt)],
      ["痕跡の除去の完了", moment(erased.finishedAt)],
      ["この証明書の発行", moment(issuedAt)],
    ],
    sections: [tables(rows, counts), files(record), database(record), backups(), devices(record), kept(erased)],
  };
}

const tables = (rows: number, counts: Erased["counts"]): Section => ({
  title: "1　消去した行",
  paragraphs: [`${Object.keys(counts).length}の表から、あわせて${number(rows)}行を消去しました。`],
  table: {
    head: ["内容", "表", "行数"],
    rows: Object.entries(counts)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, n]) => [tableWords(table), table, number(n)]),
    widths: [5, 5, 2],
    numbers: [2],
  },
});

const files = ({ files: count, fileBytes, jobs, told }: ErasureRecord): Section => ({
  title: "2　ファイル・待ち行列・メール",
  paragraphs: [
    `データフォルダの暗号化されたファイル ${number(count)}個（${number(fileBytes)}バイト）、取込みなどの待ち行列の項目 ${number(jobs)}件を消去しました。病院の名称またはIDを含むメールの控えも消去しました。`,
    `消去の開始を、病院の担当者と、誓約・契約のあった組織の担当者 ${number(told)}名にメールで知らせました。`,
  ],
  table: null,
});

function database(record: ErasureRecord): Section {
  const paragraphs = [
    `消した行の跡が残らないよう、データベースの${number(record.compacted)}の表を書き直し、値の標本（統計情報）を作り直しました。`,
    record.logRemoved
      ? "データベースの変更記録（先行書込みログ）のうち、消した行を含む部分を削除しました。"
      : "データベースはこの導入の外にあるため、変更記録（先行書込みログ）とサーバーの記録の削除は、データベースの管理者が行う必要があります。",
  ];
  if (record.messagesEmptied) paragraphs.push("データベースの動作記録（postgres.log）を空にしました。");
  if (record.notCompacted.length > 0)
    paragraphs.push(
      `次の表は大きいか使用中のため書き直していません。消した行は画面にも検索にも現れず、跡は以後の書込みで上書きされます: ${record.notCompacted.join("、")}`,
    );
  paragraphs.push(
    "記憶装置が内部に持つ予備の領域（SSDの予備ブロックなど）は、ソフトウェアから消せません。装置の廃棄・返却のときは、装置の消去を行ってください。",
  );
  return { title: "3　データベースに残る跡", paragraphs, table: null };
}

const backups = (): Section => ({
  title: "4　控え（バックアップ）と鍵",
  paragraphs: [
    "この病院のファイルを暗号化していた鍵を廃棄しました。痕跡の除去の完了より後に取った控えには、この病院の行も、ファイルを読む鍵も入りません（3で「書き直していない」とした表を除く）。",
    "鍵の廃棄より前に取った控えには、この病院の行（台帳・調査の記録など）と当時の鍵が入っています。関所の控え（sekisho backup）は暗号化されていますが、控えの鍵を持つ人は読めます。この消去は、それらの控えには及びません。",
    "それらの控えから戻すときは、控えの隣の「消去の一覧」に従って、この病院を同じ消去番号でもう一度消去します。一覧には、消去の後に控えを取ったときに加わります。一覧がない場合に備え、控えの管理者は、この証明書を控えの鍵とともに保管してください。",
    "前の控えは、保管期限まで、または廃棄されるまで残ります。控えの管理者は、すべての置き場所で廃棄した日を書き添えてください。",
    "控えの廃棄:　＿＿＿＿年＿＿月＿＿日　　確認した人:　＿＿＿＿＿＿＿＿＿＿＿＿",
  ],
  table: null,
});

const devices = ({ devices: known }: ErasureRecord): Section => ({
  title: "5　端末に残る写し",
  paragraphs:
    known.length === 0
      ? ["この病院の調査に使われた端末はありません。"]
      : [
          "調査用の端末には消去を命じました。命令は、端末が次につながったときに届きます。つながらない端末は、最後につながった日から次の日数で自ら消去します。",
        ],
  table:
    known.length === 0
      ? null
      : {
          head: ["端末", "準備した日", "最後につながった日", "自ら消去するまで", "状態"],
          rows: known.map(({ id, preparedAt, lastSeenAt, keepDays, wipedAt }) => [
            id.slice(0, 8),
            japanDay(new Date(preparedAt)),
            japanDay(new Date(lastSeenAt)),
            `${keepDays}日`,
            wipedAt ? `消去済み（${japanDay(new Date(wipedAt))}）` : "命令済み・未確認",
          ]),
          widths: [3, 3, 4, 4, 4],
          numbers: [],
        },
});

const kept = ({ nameSalt, nameHash }: Erased): Section => ({
  title: "6　残したもの",
  paragraphs: [
    "消去があったことを後から確かめられるよう、次だけを残しました: 消去番号、病院ID、申し出た人と同意した人の名前と日時、消した行の数、病院名の照合値。病院名そのものは残していません。",
    "導入全体の監査記録には、利用者の登録とサインインの記録（メールアドレスと、APIトークンに付けた名前を含む）が残ります。台帳や調査の情報は含みません。",
    "組織が行ったアンケートへの回答は、その組織の調査データとして、どの病院のものかを除いて残ります。すでに交付した報告書、印刷物、取り出したファイルには、この消去は及びません。秘密を守る義務は消去の後も続きます。",
    `病院名の照合値（SHA-256、塩 ${nameSalt}）: ${nameHash}`,
  ],
  table: null,
});
