import type { Table } from "./table.ts";

/** 「図表27 資産管理ソフトの導入（情報システム統括部署の有無別）」. */
export const captionOf = (table: Pick<Table, "figure" | "title">): string => `図表${table.figure} ${table.title}`;
