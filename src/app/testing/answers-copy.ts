import type pg from "pg";

/** What whoever got hold of everything has: each row of each table with its place and transaction, and each mail letter by letter. */
export interface Copy {
  tickets: Row[];
  sheets: Row[];
  contacts: Row[];
  everything: { table: string; row: Row }[];
  mails: Mail[];
}
export type Row = Record<string, unknown> & { ctid: string; xmin: string };
export interface Mail {
  to: string;
  /** As it went over the line, and decoded. */
  text: string;
}

export async function copyOf(admin: pg.Client, roundId: string, mails: readonly Mail[]): Promise<Copy> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  const everything: Copy["everything"] = [];
  for (const { name } of tables) {
    const { rows } = await admin.query<Row>(`select ctid::text, xmin::text, * from ${name}`);
    for (const row of rows) everything.push({ table: name.replace("public.", ""), row });
  }
  const of = (table: string) =>
    everything.filter((one) => one.table === table && one.row.round_id === roundId).map(({ row }) => row);
  return {
    tickets: of("questionnaire_ticket"),
    sheets: of("questionnaire_sheet"),
    contacts: of("questionnaire_contact"),
    everything,
    mails: [...mails],
  };
}

/** Secrets of the links in a mail. */
export const secretsIn = ({ text }: Mail): string[] =>
  [...text.matchAll(/#([\w-]{43})/g)].map(([, secret]) => secret ?? "");

/** Page of the table's file, then line on it. */
export const placeOf = ({ ctid }: Row): number => {
  const [page = 0, line = 0] = ctid.slice(1, -1).split(",").map(Number);
  return page * 1000 + line;
};

/** The whole as one text, bytes read as letters. */
export const textOf = ({ everything }: Copy): string =>
  JSON.stringify(
    everything.map(({ row }) =>
      Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString("utf8") : value)),
    ),
  );
