import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { crowd } from "./crowd.ts";
import { filledServer } from "./filled-server.ts";
import { quantile, report } from "./report.ts";

const rows = 100_000;
const people = 50;
const budgetMs = 300;

/** Every way of looking at a list that the screen offers, each as often as the others. */
const asked: Readonly<Record<string, string>> = {
  "first page": "sort=number",
  "sorted by name": "sort=name",
  "sorted by latest change": "sort=-updatedAt",
  "sorted by place": "sort=location",
  "sorted by end of support": "sort=supportEndsOn",
  "search: a maker, every fourth row": "q=架空電機",
  "search: a model": "q=KX-123",
  "search: a host name": "q=host-54321",
  "search: two words": "q=架空電機 3階",
  "search: nothing found": "q=存在しない機器",
  "filter: kind": "filter=kind:server",
  "filter: unknown end of support": "filter=supportEndsOn:@unknown",
  "filter: anything unknown": "filter=*:@unknown",
  "filter: kind and unknown version": "filter=kind:printer,osVersion:@unknown",
  "filter and search: system, kind, sorted by place": "q=検体検査&filter=kind:server&sort=location",
};

/** Lists of 100,000 assets at the real server over loopback. The people asking run on the same cores as server and database. */
export async function benchLists(): Promise<void> {
  const server = await startServer();
  try {
    const { listPath, tokens } = await filledServer(server, rows, people);
    const [token = ""] = tokens;
    await alone(server.address, listPath, token);
    const deep = await cursors(server.address, listPath, token);
    const questions = { ...asked, ...deep };
    for (const [mode, thinkMs, rounds] of [
      ["each looks at a page for 1 s", 1000, 17],
      ["each asks again at once", 0, 34],
    ] as const) {
      const addresses = Object.entries(questions).map(([what, query]) => ({
        what,
        url: encodeURI(`${server.address}${listPath}?limit=100&${query}`),
      }));
      const answers = await crowd({ addresses, tokens, thinkMs, rounds });
      console.log(`\n  ${people} people, ${mode}: ${answers.length} pages`);
      for (const what of Object.keys(questions)) {
        const own = answers.filter((answer) => answer.what === what).map((answer) => answer.serverMs);
        report(`  p95 ${what}`, quantile(own, 0.95), "ms", budgetMs);
      }
      const serverMs = answers.map((answer) => answer.serverMs);
      report("  all pages, at the server: p50", quantile(serverMs, 0.5), "ms", null);
      report("  all pages, at the server: p95", quantile(serverMs, 0.95), "ms", budgetMs);
      report("  all pages, at the server: slowest", quantile(serverMs, 1), "ms", null);
      report(
        "  all pages, as the people felt it: p95",
        quantile(
          answers.map((answer) => answer.feltMs),
          0.95,
        ),
        "ms",
        null,
      );
    }
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
  }
}

/** What is slower than a list, by one person on an idle server. */
async function alone(address: string, listPath: string, token: string): Promise<void> {
  const home = listPath.replace(/\/records\/asset$/, "");
  for (const [what, path] of [
    ["hospital home, first look after the import", home],
    ["hospital home, again", home],
    ["sorted by a column without an index", `${listPath}?limit=100&sort=segment`],
    ["search of a single letter", `${listPath}?limit=100&q=${encodeURIComponent("階")}`],
  ] as const) {
    const [answer] = await crowd({
      addresses: [{ what, url: `${address}${path}` }],
      tokens: [token],
      thinkMs: 0,
      rounds: 1,
    });
    report(`one person: ${what}`, answer?.serverMs ?? Number.NaN, "ms", null);
  }
}

/** Pages far down: every list is read on by its cursor, so a person gets there a page at a time. */
async function cursors(address: string, path: string, token: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const sort of ["number", "location"]) {
    let cursor = "";
    for (let page = 0; page < 60; page++) {
      const response = await fetch(`${address}${path}?limit=500&sort=${sort}${cursor}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { nextCursor } = (await response.json()) as { nextCursor: string };
      cursor = `&cursor=${nextCursor}`;
    }
    found[`30,000 rows down, sorted by ${sort}`] = `sort=${sort}${cursor}`;
  }
  return found;
}
