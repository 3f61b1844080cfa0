export const drawPictures = async (_a: unknown, _b: unknown) => ({ gate: null, network: null, chart: null });
export const pictureFile = (_a: unknown, _b: unknown, _c: unknown, _d: unknown) => ({ content: new Uint8Array(), mediaType: "" });
export const drawLayout = async (_db: unknown, _i: unknown, _n: unknown) => null;
