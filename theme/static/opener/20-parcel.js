/* A parcel: what the header promises, opened with the link's key and, where it is asked, a passphrase. */
class Parcel {
  constructor(told, link) {
    Object.assign(this, { told, link, count: Math.ceil(told.length / told.chunk) });
    const rounds = told.passphrase?.rounds ?? 0;
    this.known = utf8.encode(`${told.seal} ${told.length} ${told.chunk} ${rounds}`);
  }

  async plain(key, number, last, data) {
    const options = { name: "AES-GCM", iv: nonce(number, last), additionalData: this.known };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(options, key, data));
    } catch {
      throw new Refused("damaged");
    }
  }

  /* What the link alone opens: until when there is an embargo, and how long the link works. */
  async cover() {
    const { salt, cover, check, passphrase } = this.told;
    const key = await aes(this.link, salt, "cover");
    try {
      return JSON.parse(new TextDecoder().decode(await this.plain(key, 0, true, bytes(cover))));
    } catch {
      const fits = !passphrase && (await this.fits(this.link, check));
      throw new Refused(fits ? "damaged" : "wrong");
    }
  }

  async fits(material, check) {
    const found = await bits(material, this.told.salt, "check", 16);
    return found.every((byte, at) => byte === bytes(check)[at]);
  }

  async unlock(passphrase) {
    const { salt, check } = this.told;
    const more = this.told.passphrase ? await stretched(passphrase, this.told.passphrase) : new Uint8Array();
    const material = join(this.link, more);
    if (!(await this.fits(material, check))) throw new Refused(more.length ? "passphrase-wrong" : "wrong");
    this.key = await aes(material, salt, "content");
  }

  /* The bytes from one place to another, chunk by chunk; one file of ciphertext is held at a time. */
  async *chunks(from, to, progress) {
    const { chunk, part, name } = this.told;
    const [first, last] = [Math.floor(from / chunk), Math.floor((to - 1) / chunk)];
    for (let number = first; number <= last; ) {
      const index = Math.floor(number / part);
      const sealed = await this.part(`${name}-${index}.bin`, index, (share) =>
        progress((index * part + share * part - first) / (last - first + 1)),
      );
      for (; number <= last && Math.floor(number / part) === index; number += 1) {
        const at = (number % part) * (chunk + TAG);
        const data = sealed.subarray(at, at + chunk + TAG);
        const opened = await this.plain(this.key, number, number === this.count - 1, data);
        const start = number * chunk;
        yield opened.subarray(Math.max(0, from - start), to - start);
      }
    }
  }

  async part(name, index, progress) {
    if (this.held?.name === name) return this.held.sealed;
    this.held = undefined;
    const { chunk, part, length } = this.told;
    const plain = Math.min(part * chunk, length - index * part * chunk);
    const whole = new Uint8Array(plain + Math.ceil(plain / chunk) * TAG);
    const reader = (await fetched(name)).body.getReader();
    for (let at = 0; ; ) {
      const { done, value } = await reader.read().catch(() => Promise.reject(new Refused("unreachable")));
      if (done && at === whole.length) {
        this.held = { name, sealed: whole };
        return whole;
      }
      if (done || at + value.length > whole.length) throw new Refused("damaged");
      whole.set(value, at);
      at += value.length;
      progress(at / whole.length);
    }
  }

  /* What is inside, and the first files, which the page shows. */
  async open(progress) {
    const pieces = [];
    for await (const piece of this.chunks(0, 4, () => {})) pieces.push(...piece);
    const start = 4 + new DataView(Uint8Array.from(pieces).buffer).getUint32(0);
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of this.chunks(4, start, () => {})) text += decoder.decode(piece, { stream: true });
    this.start = start;
    const { files, shown } = JSON.parse(text);
    this.files = new Map(files.map((file) => [file.name, file]));
    return this.take(files.slice(0, shown), progress);
  }

  /* Some files that follow each other, as blobs, which a browser may keep on disk. */
  async take(files, progress) {
    const found = new Map(files.map(({ name }) => [name, []]));
    const ends = files.map(({ offset, size }) => this.start + offset + size);
    let at = this.start + files[0].offset;
    for await (const piece of this.chunks(at, ends.at(-1), progress)) {
      for (let n = 0; n < files.length; n += 1) {
        const [from, to] = [this.start + files[n].offset - at, ends[n] - at];
        if (to > 0 && from < piece.length) {
          found.get(files[n].name).push(new Blob([piece.subarray(Math.max(0, from), to)]));
        }
      }
      at += piece.length;
    }
    return new Map(files.map(({ name, type }) => [name, new Blob(found.get(name), { type })]));
  }
}
