import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** The files in a zip, as `wxt zip` writes it: no encryption, no parts, none over 4 GB. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('This is no zip');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    if (!name.endsWith('/')) files.set(name, method === 8 ? inflateRawSync(data) : data);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Writes what `unzip` gave into a folder; a name that leads out of it throws. */
export async function unpack(files: Map<string, Buffer>, dir: string): Promise<void> {
  for (const [name, data] of files) {
    const path = normalize(join(dir, name));
    if (!path.startsWith(`${normalize(dir)}${sep}`))
      throw new Error(`${name} leads out of the zip`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, data);
  }
}
