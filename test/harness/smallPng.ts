import zlib from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Colours of an indexed picture (PNG 1.2, 4.1.2). */
const MOST_COLOURS = 256;

/**
 * The same picture with at most 256 colours, each pixel in the nearest of them. A screenshot has few colours but for the edges of
 * letters, so that nobody sees it, and it is less than half as large.
 *
 * @param png as Chromium takes it: 8 bits a channel, with or without alpha, not interlaced
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decoded(png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const colours = paletteOf([...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour));
  const nearest = new Map([...counts.keys()].map((colour) => [colour, nearestOf(colour, colours)[0]]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x] as number) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const entries = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = zlib.deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [chunk("IHDR", header), chunk("PLTE", entries), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** Colours as far from each other as it takes for all to be near one of them, so that rare ones such as a thin line's are kept too. */
function paletteOf(byCount: readonly number[]): number[] {
  for (let apart = 0; ; apart += 2) {
    const palette: number[] = [];
    for (const colour of byCount) {
      if (nearestOf(colour, palette)[1] > apart ** 2) palette.push(colour);
      if (palette.length > MOST_COLOURS) break;
    }
    if (palette.length <= MOST_COLOURS) return palette;
  }
}

/** Place in a palette of the colour that is nearest, and how near, as the sum of squares. */
function nearestOf(colour: number, palette: readonly number[]): [place: number, distance: number] {
  let [best, least] = [0, Infinity];
  palette.forEach((other, i) => {
    const red = (colour >> 16) - (other >> 16);
    const green = ((colour >> 8) & 255) - ((other >> 8) & 255);
    const blue = (colour & 255) - (other & 255);
    const distance = red ** 2 + green ** 2 + blue ** 2;
    if (distance < least) [best, least] = [i, distance];
  });
  return [best, least];
}

/** The colours of a picture's pixels as 0xRRGGBB, row by row. */
export function decoded(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error("this is no PNG");
  const parts: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = content;
    else if (type === "IDAT") parts.push(content);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlaced] = header.subarray(8);
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error("this PNG is of another sort");
  const bytes = kind === 6 ? 4 : 3;
  const line = width * bytes;
  const raw = zlib.inflateSync(Buffer.concat(parts));
  const plain = Buffer.alloc(height * line);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] as number;
    for (let x = 0; x < line; x++) {
      const left = x < bytes ? 0 : (plain[y * line + x - bytes] as number);
      const up = y === 0 ? 0 : (plain[(y - 1) * line + x] as number);
      const corner = x < bytes || y === 0 ? 0 : (plain[(y - 1) * line + x - bytes] as number);
      plain[y * line + x] = (raw[y * (line + 1) + 1 + x] as number) + predicted(filter, left, up, corner);
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = plain.readUIntBE(i * bytes, 3);
  return { width, height, pixels };
}

/** What a pixel's byte is told as a difference from (PNG 1.2, chapter 6). */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(zlib.crc32(named));
  return Buffer.concat([length, named, sum]);
}
