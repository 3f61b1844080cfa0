import { crc32, deflateSync } from "node:zlib";

/** A picture that no other number makes, as large as a camera's need not be; for `setInputFiles`. */
export function photo(red: number): { name: string; mimeType: string; buffer: Buffer } {
  const [width, height] = [640, 480];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      Buffer.concat([
        Buffer.of(0),
        Buffer.from(Array.from({ length: width * 3 }, (_unused, x) => (x * y + red) % 256)),
      ]),
    ),
  );
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]);
  return { name: `photo-${red}.png`, mimeType: "image/png", buffer };
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(name, 4, "latin1");
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), content])), 0);
  return Buffer.concat([head, content, sum]);
}
