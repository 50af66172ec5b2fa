// Opens a sealed folder with nothing but Node's WebCrypto, as docs/security.md describes the format.
// Standard input: {folder, key, passphrase, into}; output: {cover, files, padding} or {refused}.
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const { subtle } = globalThis.crypto;
const order = JSON.parse(await text(process.stdin));
const header = JSON.parse(await readFile(join(order.folder, 'seal.json'), 'utf8'));
try {
  process.stdout.write(JSON.stringify(await open()));
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: error.name }));
}

async function open() {
  const link = bytes(order.key);
  const cover = JSON.parse(await plain(await key(link, 'cover'), nonce(0, true), bytes(header.cover)));
  const whole = header.passphrase ? Buffer.concat([link, await stretched(order.passphrase)]) : link;
  const check = await hkdf(whole, 'check', 16);
  if (!check.equals(bytes(header.check))) return { cover, refused: 'check' };
  const content = await key(whole, 'content');
  const size = Math.ceil(header.length / header.chunk);
  const found = [];
  for (let part = 0; part * header.part < size; part += 1) {
    const file = await readFile(join(order.folder, `${header.name}-${part}.bin`));
    for (let at = 0, n = part * header.part; at < file.length; at += header.chunk + 16, n += 1) {
      found.push(await plain(content, nonce(n, n === size - 1), file.subarray(at, at + header.chunk + 16)));
    }
  }
  if (found.length !== size) return { cover, refused: 'cut off' };
  return { cover, ...(await unpacked(Buffer.concat(found))) };
}

async function unpacked(whole) {
  const start = 4 + whole.readUInt32BE(0);
  const index = JSON.parse(whole.subarray(4, start));
  const files = [];
  let end = start;
  for (const { name, offset, size, sha256, type } of index.files) {
    const data = whole.subarray(start + offset, start + offset + size);
    end = start + offset + size;
    const digest = Buffer.from(await subtle.digest('SHA-256', data)).toString('hex');
    files.push({ name, size, type, whole: digest === sha256 });
    if (order.into) {
      await mkdir(order.into, { recursive: true });
      await writeFile(join(order.into, name.replaceAll('/', '_')), data);
    }
  }
  return { files, length: whole.length, padding: whole.subarray(end).every(byte => byte === 0) };
}

async function key(material, purpose) {
  return subtle.importKey('raw', await hkdf(material, purpose, 32), 'AES-GCM', false, ['decrypt']);
}

async function hkdf(material, purpose, length) {
  const base = await subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  const info = Buffer.from(`${purpose}\0`);
  return Buffer.from(await subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: bytes(header.salt), info }, base, 8 * length));
}

async function stretched(passphrase) {
  const between = /[\p{Z}\p{Cc}\p{Cf}\p{Pd}]/gu;
  const normal = passphrase.normalize('NFKC').toLowerCase().replace(between, '')
    .replaceAll('o', '0').replaceAll('i', '1').replaceAll('l', '1');
  const base = await subtle.importKey('raw', Buffer.from(normal), 'PBKDF2', false, ['deriveBits']);
  const { rounds, salt } = header.passphrase;
  return Buffer.from(await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: rounds }, base, 256));
}

async function plain(aes, iv, data) {
  const additionalData = Buffer.from(
    `pressroom-seal-1 ${header.length} ${header.chunk} ${header.passphrase?.rounds ?? 0}`);
  return Buffer.from(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, aes, data));
}

function nonce(number, last) {
  const made = Buffer.alloc(12);
  made.writeUInt32BE(number, 7);
  made[11] = last ? 1 : 0;
  return made;
}

function bytes(base64url) {
  return Buffer.from(base64url, 'base64url');
}

async function text(stream) {
  let all = '';
  for await (const part of stream) all += part;
  return all;
}
