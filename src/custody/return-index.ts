/** What a return consists of; index.json is this, index.html shows it. */
export interface ReturnIndex {
  format: "sekisho/return/1";
  hospital: { id: string; name: string };
  madeAt: string;
  madeBy: string;
  tables: { name: string; label: string; rows: number; leftOut: string[] }[];
  files: { path: string; what: string; bytes: number; sha256: string }[];
  /** What could not be given back as it should, in words. */
  problems: string[];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const size = (bytes: number): string =>
  bytes < 10_000
    ? `${bytes} B`
    : bytes < 10_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${Math.round(bytes / 1e6)} MB`;

/** One page that opens without a network and without this system, for people who were handed the folder. */
export function indexPage(index: ReturnIndex): string {
  const { hospital, madeAt, madeBy, tables, files, problems } = index;
  const held = tables.filter(({ rows }) => rows > 0);
  const empty = tables.filter(({ rows }) => rows === 0);
  const link = (path: string) =>
    `<a href="${escaped(path.split("/").map(encodeURIComponent).join("/"))}">${escaped(path)}</a>`;
  return `<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>${escaped(hospital.name)} 返却</title>
<style>body{font-family:sans-serif;line-height:1.7;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1c}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #b4b4b7;padding:.35rem .6rem;text-align:left;vertical-align:top}
th{background:#f5f6f8}td.n{text-align:right}code{font-size:.75rem;word-break:break-all}</style>
<h1>${escaped(hospital.name)} について保管していた情報</h1>
<p>${escaped(madeAt)} に ${escaped(madeBy)} が取り出しました。病院のID: <code>${escaped(hospital.id)}</code></p>
<h2>この中身の見方</h2>
<ul>
<li><b>台帳</b>: 表計算ソフトで開けます（Excel形式）。そのまま関所へ取り込み直すこともできます。</li>
<li><b>文書</b>: 調査文書のPDFです。取り出した時点の台帳から作った控えです。発行した版は「ファイル」にあります。</li>
<li><b>ファイル</b>: 添付した写真、契約書、取り込んだ元の台帳、発行した文書です。元の名前の前に、番号の初めの8文字が付いています。</li>
<li><b>データ</b>: 関所の中の表を、表ごとにCSV（表計算ソフト用）とJSON Lines（正確な写し）で入れています。変更の履歴と監査記録もここにあります。</li>
</ul>
${problems.length > 0 ? `<h2>取り出せなかったもの</h2><ul>${problems.map((one) => `<li>${escaped(one)}</li>`).join("")}</ul>` : ""}
<h2>データ（${held.length}の表、${held.reduce((sum, { rows }) => sum + rows, 0).toLocaleString("ja")}行）</h2>
<table><tr><th>内容</th><th>表</th><th>行数</th><th>入れなかった列</th></tr>
${held.map(({ name, label, rows, leftOut }) => `<tr><td>${escaped(label)}</td><td>${link(`データ/${name}.csv`)}</td><td class="n">${rows.toLocaleString("ja")}</td><td>${escaped(leftOut.join("、"))}</td></tr>`).join("\n")}
</table>
<p>入れなかった列は、鍵と、リンクの秘密の照合値です。病院の情報は含みません。行のない表: ${escaped(empty.map(({ label }) => label).join("、"))}</p>
<h2>ファイル一覧</h2>
<table><tr><th>ファイル</th><th>内容</th><th>大きさ</th><th>SHA-256</th></tr>
${files.map(({ path, what, bytes, sha256 }) => `<tr><td>${link(path)}</td><td>${escaped(what)}</td><td class="n">${size(bytes)}</td><td><code>${sha256}</code></td></tr>`).join("\n")}
</table>
</html>
`;
}
