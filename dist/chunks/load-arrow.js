import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";
import { a as ArrowTooLarge, n as loadRawBindings, o as countOf, r as checkColumnNames, s as damaged, t as loadBindings } from "./bindings.js";
import zlib from "node:zlib";
import { isAscii, isUtf8 } from "node:buffer";

// node_modules/apache-arrow/fb/compression-type.mjs
var CompressionType;
(function(CompressionType) {
	CompressionType[CompressionType["LZ4_FRAME"] = 0] = "LZ4_FRAME";
	CompressionType[CompressionType["ZSTD"] = 1] = "ZSTD";
})(CompressionType || (CompressionType = {}));

// src/data/engines/duckdb/arrow/xxh32.ts
const [prime1, prime2, prime3, prime4, prime5] = [
	2654435761,
	2246822519,
	3266489917,
	668265263,
	374761393
];
function xxh32(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { length } = bytes;
	let at = 0;
	let hash = prime5;
	if (length >= 16) {
		let [a, b, c, d] = [
			prime1 + prime2 | 0,
			prime2,
			0,
			-prime1 | 0
		];
		for (; at <= length - 16; at += 16) {
			a = round(a, view.getUint32(at, true));
			b = round(b, view.getUint32(at + 4, true));
			c = round(c, view.getUint32(at + 8, true));
			d = round(d, view.getUint32(at + 12, true));
		}
		hash = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18);
	}
	hash = hash + length | 0;
	for (; at <= length - 4; at += 4) hash = Math.imul(rotated(hash + Math.imul(view.getUint32(at, true), prime3) | 0, 17), prime4);
	for (; at < length; at += 1) hash = Math.imul(rotated(hash + Math.imul(view.getUint8(at), prime5) | 0, 11), prime1);
	return avalanche(hash);
}
function round(lane, word) {
	return Math.imul(rotated(lane + Math.imul(word, prime2) | 0, 13), prime1);
}
const rotated = (word, by) => word << by | word >>> 32 - by;
function avalanche(hash) {
	let mixed = Math.imul(hash ^ hash >>> 15, prime2);
	mixed = Math.imul(mixed ^ mixed >>> 13, prime3);
	return (mixed ^ mixed >>> 16) >>> 0;
}

// src/data/engines/duckdb/arrow/lz4.ts
const magic = 407708164;
const flags = {
	blockChecksum: 16,
	contentSize: 8,
	contentChecksum: 4,
	reserved: 2,
	dictionary: 1
};
const blockSizes = /* @__PURE__ */ new Map([
	[4, 2 ** 16],
	[5, 2 ** 18],
	[6, 2 ** 20],
	[7, 2 ** 22]
]);
function unpackLz4(frame, length) {
	const header = headerOf$1(frame, length);
	const target = new Uint8Array(length);
	let [at, written] = [header.length, 0];
	for (;;) {
		const word = wordAt(frame, at);
		at += 4;
		if (word === 0) break;
		const block = partOf(frame, at, word & 2147483647);
		at += block.length;
		if (header.hasBlockChecksums) {
			if (wordAt(frame, at) !== xxh32(block)) throw broken("a block has another checksum");
			at += 4;
		}
		const before = written;
		written = word >>> 31 === 1 ? copyBlock(block, target, written) : unpackBlock(block, target, written);
		if (written - before > header.blockSize) throw broken("a block is larger than its frame allows");
	}
	if (written !== length) throw broken(`it holds ${written} bytes, not ${length}`);
	if (header.hasContentChecksum) {
		if (wordAt(frame, at) !== xxh32(target)) throw broken("its content has another checksum");
		at += 4;
	}
	if (at !== frame.length) throw broken(`${frame.length - at} bytes lie behind its end`);
	return target;
}
function headerOf$1(frame, content) {
	if (wordAt(frame, 0) !== magic) throw broken("it does not begin like one");
	const [flag, descriptor] = [byteAt(frame, 4), byteAt(frame, 5)];
	const blockSize = blockSizes.get(descriptor >> 4 & 7);
	if (!(flag >> 6 === 1 && (flag & (flags.reserved | flags.dictionary)) === 0 && (descriptor & 143) === 0) || blockSize === void 0) throw broken("its header says what no frame can");
	const hasSize = (flag & flags.contentSize) !== 0;
	const end = hasSize ? 14 : 6;
	if (byteAt(frame, end) !== (xxh32(frame.subarray(4, end)) >>> 8 & 255)) throw broken("its header has another checksum");
	if (hasSize && (wordAt(frame, 6) !== content % 2 ** 32 || wordAt(frame, 10) !== Math.floor(content / 2 ** 32))) throw broken("its header says another length");
	return {
		length: end + 1,
		blockSize,
		hasBlockChecksums: (flag & flags.blockChecksum) !== 0,
		hasContentChecksum: (flag & flags.contentChecksum) !== 0
	};
}
function copyBlock(block, target, from) {
	if (block.length > target.length - from) throw broken("it holds more than it says");
	target.set(block, from);
	return from + block.length;
}
function unpackBlock(block, target, from) {
	let [at, to] = [0, from];
	for (;;) {
		const token = byteAt(block, at++);
		let literals = token >> 4;
		if (literals === 15) [literals, at] = longer(block, at, literals);
		if (literals > block.length - at || literals > target.length - to) throw broken("its literals do not fit");
		if (literals > 16) target.set(block.subarray(at, at + literals), to);
		else for (let i = 0; i < literals; i += 1) target[to + i] = block[at + i] ?? 0;
		at += literals;
		to += literals;
		if (at === block.length) return to;
		const distance = byteAt(block, at) | byteAt(block, at + 1) << 8;
		at += 2;
		let length = (token & 15) + 4;
		if (length === 19) [length, at] = longer(block, at, length);
		if (distance === 0 || distance > to) throw broken("it copies from before its beginning");
		if (length > target.length - to) throw broken("it holds more than it says");
		copyWithin(target, to, distance, length);
		to += length;
	}
}
function longer(block, from, start) {
	let [length, at] = [start, from];
	for (;;) {
		const more = byteAt(block, at++);
		length += more;
		if (more !== 255) return [length, at];
	}
}
function copyWithin(target, to, distance, length) {
	if (distance >= length && length > 24) {
		target.copyWithin(to, to - distance, to - distance + length);
		return;
	}
	for (let i = 0; i < length; i += 1) target[to + i] = target[to + i - distance] ?? 0;
}
function byteAt(bytes, at) {
	const byte = bytes[at];
	if (byte === void 0) throw broken("it is cut off");
	return byte;
}
function wordAt(bytes, at) {
	byteAt(bytes, at + 3);
	return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
}
function partOf(bytes, at, length) {
	if (length > bytes.length - at) throw broken("it is cut off");
	return bytes.subarray(at, at + length);
}
const broken = (why) => damaged(`a frame of LZ4 is damaged: ${why}`);

// src/data/engines/duckdb/arrow/body.ts
const mostWhole = 64 * 2 ** 20;
async function bodyOf(source, batch, place, budget) {
	const parts = partsOf(batch, place);
	const compression = batch.compression();
	if (compression !== null) return unpacked(source, parts, compression.codec(), budget);
	const lengths = parts.map(({ length }) => length);
	if (place.length > Math.min(budget, mostWhole)) return {
		lengths,
		bytes: pieces(source, parts, budget),
		isWhole: false
	};
	const whole = await source.read(place.at, place.length);
	return inMemory(parts.map(({ at, length }) => whole.subarray(at - place.at, at - place.at + length)));
}
function pieces(source, parts, budget) {
	const ahead = Math.min(2 ** 20, Math.floor(mostWhole / parts.length));
	const lengths = parts.map(({ length }) => length);
	const kept = /* @__PURE__ */ new Map();
	return async (buffer, from, to) => {
		const wanted = inside(lengths, buffer, from, to);
		if (wanted > budget) throw new ArrowTooLarge(`some rows need ${wanted} bytes at once`);
		const last = kept.get(buffer);
		if (last !== void 0 && from >= last.from && to <= last.from + last.bytes.length) return last.bytes.subarray(from - last.from, to - last.from);
		const { at = 0, length = 0 } = parts[buffer] ?? {};
		const bytes = await source.read(at + from, Math.max(wanted, Math.min(ahead, length - from)));
		if (wanted < ahead) kept.set(buffer, {
			from,
			bytes
		});
		return bytes.subarray(0, wanted);
	};
}
function inMemory(buffers) {
	const lengths = buffers.map(({ length }) => length);
	const none = /* @__PURE__ */ new Uint8Array();
	return {
		lengths,
		bytes: async (buffer, from, to) => {
			inside(lengths, buffer, from, to);
			return (buffers[buffer] ?? none).subarray(from, to);
		},
		isWhole: true
	};
}
function inside(lengths, buffer, from, to) {
	if (from < 0 || from > to || to > (lengths[buffer] ?? 0)) throw damaged("a buffer is shorter than its rows need");
	return to - from;
}
function partsOf(batch, { at, length }) {
	return Array.from({ length: batch.buffersLength() }, (_, index) => {
		const buffer = batch.buffers(index);
		if (buffer === null) throw damaged("a buffer has no place");
		const from = countOf(buffer.offset(), "the place of a buffer", length);
		const size = countOf(buffer.length(), "the length of a buffer", length);
		if (from % 8 !== 0) throw damaged("a buffer does not begin where eight bytes do");
		if (from + size > length) throw damaged("a buffer reaches out of its message");
		return {
			at: at + from,
			length: size
		};
	});
}
async function unpacked(source, parts, codec, budget) {
	const unpack = unpackerOf(codec);
	const packed = parts.reduce((sum, { length }) => sum + length, 0);
	const left = { bytes: budget };
	take(left, packed);
	const buffers = [];
	for (const { at, length } of parts) {
		const bytes = await source.read(at, length);
		if (length === 0) buffers.push(bytes);
		else buffers.push(unpackBuffer(bytes, unpack, left));
	}
	return inMemory(buffers);
}
function take(left, wanted) {
	left.bytes -= wanted;
	if (left.bytes < 0) throw new ArrowTooLarge("it is packed, and has to be unpacked whole");
}
function unpackBuffer(bytes, unpack, left) {
	if (bytes.length < 8) throw damaged("a packed buffer does not say its length");
	const said = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true);
	const packed = bytes.subarray(8);
	if (said === -1n) return packed;
	const length = countOf(said, "the length of a buffer", Number.MAX_SAFE_INTEGER);
	take(left, length);
	const made = unpack(packed, length);
	if (made.length !== length) throw damaged(`a packed buffer holds ${made.length} bytes and says ${length}`);
	return made;
}
function unpackerOf(codec) {
	if (codec === CompressionType.LZ4_FRAME) return unpackLz4;
	if (codec === CompressionType.ZSTD) return unpackZstd;
	throw damaged(`its bytes are packed in a way (number ${codec}) that Arrow does not have`);
}
function unpackZstd(packed, length, library = zlib) {
	const unpack = library.zstdDecompressSync;
	if (unpack === void 0) {
		const sentence = `Node ${process.versions.node} cannot read Arrow files that are packed with zstd.`;
		throw MlopsError.of(dataReasons, "zstd-not-available", sentence);
	}
	try {
		const made = unpack(packed, { maxOutputLength: Math.max(1, length) });
		return new Uint8Array(made.buffer, made.byteOffset, made.length);
	} catch {
		throw damaged("a buffer that is packed with zstd is damaged, or longer than it says");
	}
}

// src/data/engines/duckdb/arrow/nodes.ts
const mostRows = 2 ** 31 - 1;
function rowsOf(batch) {
	return countOf(batch.length(), "the number of rows", mostRows);
}
function nodesOf(batch, fields) {
	const taken = {
		batch,
		nodes: 0,
		buffers: 0,
		variadics: 0
	};
	const rows = rowsOf(batch);
	const nodes = fields.map((field) => nodeOf(taken, field));
	if (nodes.some(({ length }) => length !== rows)) throw damaged("a column has another number of rows than its batch");
	if (taken.nodes !== batch.nodesLength() || taken.buffers !== batch.buffersLength()) throw damaged("a batch has other columns than the schema");
	return nodes;
}
function nodeOf(taken, field) {
	const { batch } = taken;
	const node = taken.nodes < batch.nodesLength() ? batch.nodes(taken.nodes) : null;
	if (node === null) throw damaged("a batch has fewer columns than the schema");
	taken.nodes += 1;
	const length = countOf(node.length(), "the number of values", mostRows);
	const nulls = countOf(node.nullCount(), "the number of nulls", length);
	const buffer = taken.buffers;
	const variadic = field.dictionary === void 0 && field.layout.kind === "byte-view" ? variadicOf(taken) : 0;
	taken.buffers += buffersOf(field) + variadic;
	if (taken.buffers > batch.buffersLength()) throw damaged("a batch has fewer buffers than the schema needs");
	return {
		field,
		length,
		nulls,
		buffer,
		variadic,
		children: field.dictionary === void 0 ? field.children.map((child) => nodeOf(taken, child)) : []
	};
}
function variadicOf(taken) {
	const { batch } = taken;
	const count = taken.variadics < batch.variadicBufferCountsLength() ? batch.variadicBufferCounts(taken.variadics) : null;
	taken.variadics += 1;
	if (count === null) throw damaged("a batch does not say how many buffers its texts have");
	return countOf(count, "the number of buffers of a column", batch.buffersLength());
}
function buffersOf({ layout, dictionary }) {
	if (dictionary !== void 0) return 2;
	switch (layout.kind) {
		case "null": return 0;
		case "fixed-list":
		case "struct": return 1;
		case "bytes":
		case "list-view": return 3;
		default: return 2;
	}
}

// src/data/engines/duckdb/arrow/slice.ts
function isValid(valid, at) {
	return valid === void 0 || ((valid[at >> 3] ?? 0) & 1 << (at & 7)) !== 0;
}
const paddedBytes = (bits) => Math.ceil(bits / 64) * 8;
function bitsFrom(bits, skip, count) {
	const target = new Uint8Array(paddedBytes(count));
	const bytes = Math.ceil(count / 8);
	if (skip === 0) target.set(bits.subarray(0, bytes));
	else for (let at = 0; at < bytes; at += 1) target[at] = (bits[at] ?? 0) >> skip | (bits[at + 1] ?? 0) << 8 - skip;
	if (count % 8 !== 0) target[bytes - 1] = (target[bytes - 1] ?? 0) & (1 << count % 8) - 1;
	return target;
}
function ones(bits) {
	let count = 0;
	for (const byte of bits) for (let left = byte; left !== 0; left &= left - 1) count += 1;
	return count;
}

// src/data/engines/duckdb/arrow/heap.ts
var Heap = class {
	#bytes = /* @__PURE__ */ new Uint8Array(1024);
	#used = 0;
	#most;
	constructor(most) {
		this.#most = most;
	}
	put(text) {
		const [start, end] = [this.#used, this.#used + text.length];
		if (end > this.#most) throw new ArrowTooLarge("the texts of some rows");
		if (end > this.#bytes.length) {
			const grown = new Uint8Array(Math.min(this.#most, Math.max(end, this.#bytes.length * 2)));
			grown.set(this.#bytes.subarray(0, start));
			this.#bytes = grown;
		}
		this.#bytes.set(text, start);
		this.#used = end;
		return [this.#bytes, {
			start,
			end
		}];
	}
	bytes() {
		return this.#used === 0 ? void 0 : this.#bytes.subarray(0, this.#used);
	}
};

// src/data/engines/duckdb/arrow/texts.ts
const entry = 16;
const inlined = 12;
const longest = 2 ** 32 - 1;
function emptyTexts(count) {
	const bytes = new Uint8Array(count * 16);
	return {
		bytes,
		words: new Uint32Array(bytes.buffer)
	};
}
function putText({ bytes, words }, at, heap, { start, end }) {
	const length = end - start;
	if (length > longest) throw new ArrowTooLarge(`one value has ${length} bytes`);
	words[at * 4] = length;
	const to = at * 16 + 4;
	const shown = length > inlined ? 4 : length;
	for (let byte = 0; byte < shown; byte += 1) bytes[to + byte] = heap[start + byte] ?? 0;
	if (length <= inlined) return false;
	words[at * 4 + 2] = start % 2 ** 32;
	words[at * 4 + 3] = Math.floor(start / 2 ** 32);
	return true;
}
function longAt(words, at) {
	const length = words[at * 4] ?? 0;
	if (length <= inlined) return void 0;
	const start = (words[at * 4 + 2] ?? 0) + (words[at * 4 + 3] ?? 0) * 2 ** 32;
	return {
		start,
		end: start + length
	};
}
function withAddresses({ bytes, count }, address) {
	const made = bytes.slice(0, count * 16);
	const words = new Uint32Array(made.buffer);
	const [low, high] = [Number(address & 4294967295n), Number(address >> 32n)];
	for (let at = 0; at < words.length; at += 4) {
		if ((words[at] ?? 0) <= inlined) continue;
		const sum = (words[at + 2] ?? 0) + low;
		words[at + 2] = sum % 2 ** 32;
		words[at + 3] = (words[at + 3] ?? 0) + high + (sum >= 2 ** 32 ? 1 : 0);
	}
	return made;
}
function textsAt(offsets, data, { isText, valid }) {
	const count = offsets.length - 1;
	const base = offsets[0] ?? 0;
	if (isText && !areTexts(offsets, data, base)) checkEach(offsets, data, valid);
	const texts = emptyTexts(count);
	let isLong = false;
	for (let at = 0; at < count; at += 1) {
		if (!isValid(valid, at)) continue;
		const range = {
			start: (offsets[at] ?? 0) - base,
			end: (offsets[at + 1] ?? 0) - base
		};
		if (putText(texts, at, data, range)) isLong = true;
	}
	return {
		kind: "values",
		count,
		valid,
		width: 16,
		bytes: texts.bytes,
		heap: isLong ? data : void 0
	};
}
function areTexts(offsets, data, base) {
	if (isAscii(data)) return true;
	if (!isUtf8(data)) return false;
	return offsets.every((offset) => ((data[offset - base] ?? 0) & 192) !== 128);
}
function checkEach(offsets, data, valid) {
	const base = offsets[0] ?? 0;
	for (let at = 0; at + 1 < offsets.length; at += 1) {
		const text = data.subarray((offsets[at] ?? 0) - base, (offsets[at + 1] ?? 0) - base);
		if (isValid(valid, at)) checkText(text);
		else text.fill(0);
	}
}
function checkText(text) {
	if (!isAscii(text) && !isUtf8(text)) throw damaged("a text in it is no UTF-8");
}
function bytesAt(data, count, width, valid) {
	const texts = emptyTexts(count);
	for (let at = 0; at < count; at += 1) if (isValid(valid, at)) putText(texts, at, data, {
		start: at * width,
		end: (at + 1) * width
	});
	return {
		kind: "values",
		count,
		valid,
		width: 16,
		bytes: texts.bytes,
		heap: width > inlined ? data : void 0
	};
}

// src/data/engines/duckdb/arrow/taken.ts
function taken(values, use, { bytes, count, valid }, budget) {
	const indexAt = indexReader(bytes, use);
	const { width } = values;
	const target = new Uint8Array(count * width);
	const bits = new Uint8Array(paddedBytes(count));
	const heap = values.heap === void 0 ? void 0 : new Heap(budget);
	const stored = values.heap === void 0 ? noWords : new Uint32Array(values.bytes.buffer);
	const texts = {
		bytes: target,
		words: width === 16 ? new Uint32Array(target.buffer) : noWords
	};
	for (let at = 0; at < count; at += 1) {
		if (!isValid(valid, at)) continue;
		const index = indexAt(at);
		if (!(index >= 0 && index < values.count)) throw damaged("a row has a value that its dictionary does not have");
		if (!isValid(values.valid, index)) continue;
		bits[at >> 3] = (bits[at >> 3] ?? 0) | 1 << (at & 7);
		const range = heap && longAt(stored, index);
		if (range) putText(texts, at, ...heap.put((values.heap ?? target).subarray(range.start, range.end)));
		else copyValue(values.bytes, index, target, at, width);
	}
	return {
		kind: "values",
		count,
		valid: valid === void 0 && values.valid === void 0 ? void 0 : bits,
		width,
		bytes: target,
		heap: heap?.bytes()
	};
}
const noWords = /* @__PURE__ */ new Uint32Array();
function copyValue(from, index, to, at, width) {
	for (let byte = 0; byte < width; byte += 1) to[at * width + byte] = from[index * width + byte] ?? 0;
}
function indexReader(bytes, { width, isSigned }) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	switch (width) {
		case 1: return (at) => isSigned ? view.getInt8(at) : view.getUint8(at);
		case 2: return (at) => isSigned ? view.getInt16(at * 2, true) : view.getUint16(at * 2, true);
		case 4: return (at) => isSigned ? view.getInt32(at * 4, true) : view.getUint32(at * 4, true);
		case 8: return (at) => Number(isSigned ? view.getBigInt64(at * 8, true) : view.getBigUint64(at * 8, true));
	}
}
function joined(one, two) {
	const count = one.count + two.count;
	const before = one.heap?.length ?? 0;
	const heap = before === 0 ? two.heap : both(one.heap ?? /* @__PURE__ */ new Uint8Array(), two.heap ?? /* @__PURE__ */ new Uint8Array());
	const valid = new Uint8Array(paddedBytes(count));
	for (let at = 0; at < count; at += 1) if (at < one.count ? isValid(one.valid, at) : isValid(two.valid, at - one.count)) valid[at >> 3] = (valid[at >> 3] ?? 0) | 1 << (at & 7);
	const bytes = both(one.bytes.subarray(0, one.count * one.width), two.bytes.subarray(0, two.count * two.width));
	if (two.heap !== void 0 && before > 0) moveTexts(bytes, one.count, before);
	return {
		kind: "values",
		count,
		valid,
		width: one.width,
		bytes,
		heap
	};
}
function moveTexts(bytes, from, by) {
	const words = new Uint32Array(bytes.buffer);
	for (let at = from; at * 4 < words.length; at += 1) {
		const range = longAt(words, at);
		if (range === void 0) continue;
		const start = range.start + by;
		words[at * 4 + 2] = start % 2 ** 32;
		words[at * 4 + 3] = Math.floor(start / 2 ** 32);
	}
}
function both(one, two) {
	const bytes = new Uint8Array(one.length + two.length);
	bytes.set(one);
	bytes.set(two, one.length);
	return bytes;
}

// src/data/engines/duckdb/arrow/views.ts
async function viewedTexts(body, node, views, { isText, valid, budget }) {
	const count = views.length / 16;
	const texts = emptyTexts(count);
	const heap = new Heap(budget);
	const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
	for (let at = 0; at < count; at += 1) {
		if (!isValid(valid, at)) continue;
		const from = at * 16;
		const length = view.getInt32(from, true);
		if (length < 0) throw damaged("a text has a length below 0");
		const isShort = length <= 16 - 4;
		const bytes = isShort ? views.subarray(from + 4, from + 4 + length) : await viewed(body, node, view, from);
		if (isText) checkText(bytes);
		if (isShort) putText(texts, at, bytes, {
			start: 0,
			end: length
		});
		else putText(texts, at, ...heap.put(bytes));
	}
	return {
		kind: "values",
		count,
		valid,
		width: 16,
		bytes: texts.bytes,
		heap: heap.bytes()
	};
}
async function viewed(body, { buffer, variadic }, view, from) {
	const [length, which, start] = [
		0,
		8,
		12
	].map((at) => view.getInt32(from + at, true));
	if (length === void 0 || which === void 0 || start === void 0 || which < 0 || which >= variadic) throw damaged("a text lies in no buffer");
	const bytes = await body.bytes(buffer + 2 + which, start, start + length);
	for (let byte = 0; byte < 4; byte += 1) if (bytes[byte] !== view.getUint8(from + 4 + byte)) throw damaged("a text begins otherwise than its row says");
	return bytes;
}

// src/data/engines/duckdb/arrow/read-slice.ts
async function readSlice(reading, node, from, count) {
	if (from + count > node.length) throw damaged("a list or struct reaches beyond the values of its parts");
	const { layout, dictionary } = node.field;
	if (layout.kind === "null" && dictionary === void 0) return nulls(count);
	const valid = await validOf(reading.body, node, from, count);
	if (dictionary !== void 0) {
		const bytes = await fixedBytes(reading.body, node, {
			from,
			count,
			width: dictionary.width
		});
		return taken(reading.dictionary(dictionary.id), dictionary, {
			bytes,
			count,
			valid
		}, reading.budget);
	}
	return readLayout(reading, node, layout, {
		from,
		count,
		valid
	});
}
async function readLayout(reading, node, layout, part) {
	const { body } = reading;
	const { from, count, valid } = part;
	switch (layout.kind) {
		case "null": return nulls(count);
		case "fixed": {
			const stored = await fixedBytes(body, node, {
				from,
				count,
				width: layout.width
			});
			const { conversion } = layout;
			if (conversion === void 0) return {
				kind: "values",
				count,
				valid,
				width: layout.width,
				bytes: stored
			};
			const bytes = conversion.convert(stored, count, (at) => isValid(valid, at));
			return {
				kind: "values",
				count,
				valid,
				width: conversion.width,
				bytes
			};
		}
		case "bits": return {
			kind: "values",
			count,
			valid,
			width: 1,
			bytes: await booleans(body, node, part)
		};
		case "bytes": {
			const offsets = await offsetsOf(body, node.buffer + 1, layout.wide, part);
			const data = await body.bytes(node.buffer + 2, offsets[0] ?? 0, offsets[count] ?? 0);
			return textsAt(offsets, data, {
				isText: layout.isText,
				valid
			});
		}
		case "byte-view": {
			const views = await fixedBytes(body, node, {
				from,
				count,
				width: 16
			});
			return viewedTexts(body, node, views, {
				isText: layout.isText,
				valid,
				budget: reading.budget
			});
		}
		case "fixed-bytes": {
			const data = await body.bytes(node.buffer + 1, from * layout.width, (from + count) * layout.width);
			return bytesAt(data, count, layout.width, valid);
		}
		case "struct": {
			const children = [];
			for (const child of node.children) children.push(await readSlice(reading, child, from, count));
			return {
				kind: "structs",
				count,
				valid,
				children
			};
		}
		default: return lists(reading, node, await rangesOf(body, node, layout, part), part);
	}
}
function nulls(count) {
	return {
		kind: "values",
		count,
		valid: bitsFrom(/* @__PURE__ */ new Uint8Array(), 0, count),
		width: 4,
		bytes: new Uint8Array(count * 4)
	};
}
async function validOf(body, { buffer, nulls: said }, from, count) {
	if ((body.lengths[buffer] ?? 0) === 0) {
		if (said > 0) throw damaged("a column has nulls and does not say where");
		return;
	}
	const valid = await bitsOf(body, buffer, from, count);
	return ones(valid) === count ? void 0 : valid;
}
async function bitsOf(body, buffer, from, count) {
	const bits = await body.bytes(buffer, from >> 3, Math.ceil((from + count) / 8));
	return bitsFrom(bits, from & 7, count);
}
async function booleans(body, { buffer }, { from, count }) {
	const bits = await bitsOf(body, buffer + 1, from, count);
	return Uint8Array.from({ length: count }, (_, at) => (bits[at >> 3] ?? 0) >> (at & 7) & 1);
}
async function fixedBytes(body, { buffer }, { from, count, width }) {
	return aligned(await body.bytes(buffer + 1, from * width, (from + count) * width));
}
const aligned = (bytes) => bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
async function offsetsOf(body, buffer, wide, { from, count }) {
	if (count === 0) return /* @__PURE__ */ new Float64Array(1);
	const width = wide ? 8 : 4;
	const offsets = numbersOf(aligned(await body.bytes(buffer, from * width, (from + count + 1) * width)), wide);
	for (let at = 0; at < count; at += 1) if ((offsets[at + 1] ?? 0) < (offsets[at] ?? 0)) throw damaged("a value ends before it begins");
	if ((offsets[0] ?? 0) < 0) throw damaged("a value begins before its buffer");
	return offsets;
}
function numbersOf(stored, wide) {
	if (!wide) return Float64Array.from(new Int32Array(stored.buffer, stored.byteOffset, stored.length / 4));
	const halves = new Uint32Array(stored.buffer, stored.byteOffset, stored.length / 4);
	const numbers = new Float64Array(stored.length / 8);
	for (let at = 0; at < numbers.length; at += 1) {
		const high = halves[at * 2 + 1] ?? 0;
		if (high >= 2 ** 20) throw damaged("a value lies beyond its buffer");
		numbers[at] = high * 2 ** 32 + (halves[at * 2] ?? 0);
	}
	return numbers;
}
async function rangesOf(body, node, layout, part) {
	const { from, count } = part;
	if (layout.kind === "fixed-list") {
		const { size } = layout;
		return {
			starts: Float64Array.from({ length: count }, (_, at) => (from + at) * size),
			sizes: new Float64Array(count).fill(size)
		};
	}
	if (layout.kind === "list-view") {
		const width = layout.wide ? 8 : 4;
		const [starts, sizes] = await Promise.all([1, 2].map(async (at) => {
			const stored = await body.bytes(node.buffer + at, from * width, (from + count) * width);
			return numbersOf(aligned(stored), layout.wide);
		}));
		return {
			starts: starts ?? /* @__PURE__ */ new Float64Array(),
			sizes: sizes ?? /* @__PURE__ */ new Float64Array()
		};
	}
	const offsets = await offsetsOf(body, node.buffer + 1, layout.kind === "list" && layout.wide, part);
	return {
		starts: offsets.subarray(0, count),
		sizes: offsets.subarray(1).map((end, at) => end - (offsets[at] ?? 0))
	};
}
const bytesOfValue = 32;
async function lists(reading, node, { starts, sizes }, part) {
	const { count, valid } = part;
	const [child] = node.children;
	if (child === void 0) throw damaged("a list has no values");
	let [first, last, all] = [
		Number.POSITIVE_INFINITY,
		0,
		0
	];
	for (let at = 0; at < count; at += 1) {
		const [start, size] = [starts[at] ?? 0, sizes[at] ?? 0];
		if (!isValid(valid, at) || size === 0) continue;
		if (start < 0 || size < 0) throw damaged("a list begins before its values, or has fewer than none");
		[first, last, all] = [
			Math.min(first, start),
			Math.max(last, start + size),
			all + size
		];
	}
	if (last === 0) first = 0;
	const needed = Math.max(all, last - first) * bytesOfValue;
	if (needed > reading.budget) throw new ArrowTooLarge(`the lists of some rows need ${needed} bytes at once`);
	const values = await readSlice(reading, child, first, last - first);
	if (node.field.engineType.startsWith("MAP(")) refuseNullKeys(values);
	const entries = new BigUint64Array(count * 2);
	for (let at = 0; at < count; at += 1) {
		if (!isValid(valid, at) || sizes[at] === 0) continue;
		entries[at * 2] = BigInt((starts[at] ?? 0) - first);
		entries[at * 2 + 1] = BigInt(sizes[at] ?? 0);
	}
	return {
		kind: "lists",
		count,
		valid,
		entries,
		child: values
	};
}
function refuseNullKeys(entries) {
	const keys = entries.kind === "structs" ? entries.children[0] : void 0;
	if (entries.valid !== void 0 || keys?.valid !== void 0) throw damaged("a map has a key that is null");
}

// src/data/engines/duckdb/arrow/dictionaries.ts
function dictionariesOf(fields, replaces, budget) {
	const types = valueTypes(fields);
	const known = /* @__PURE__ */ new Map();
	const valuesOf = (id) => {
		const values = known.get(id);
		if (values === void 0) throw damaged("rows come before the dictionary of their values");
		return values;
	};
	return {
		valuesOf,
		async add(source, batch, place) {
			const id = batch.id();
			const field = types.get(id);
			const data = batch.data();
			if (field === void 0 || data === null) throw damaged("it has a dictionary of no column");
			const body = await bodyOf(source, data, place, budget);
			const [node] = nodesOf(data, [field]);
			if (node === void 0) throw damaged("it has a dictionary of nothing");
			const values = await readSlice({
				body,
				dictionary: valuesOf,
				budget
			}, node, 0, rowsOf(data));
			if (values.kind !== "values") throw damaged("it has a dictionary of lists");
			if (!batch.isDelta() && known.has(id) && !replaces) throw damaged("it has one dictionary twice");
			known.set(id, batch.isDelta() ? joined(valuesOf(id), values) : values);
			if (sizeOf(known) > budget) throw new ArrowTooLarge("its dictionaries together need more");
		}
	};
}
function valueTypes(fields) {
	const types = /* @__PURE__ */ new Map();
	const open = [...fields];
	for (let field = open.pop(); field !== void 0; field = open.pop()) {
		const { dictionary, ...value } = field;
		open.push(...field.children);
		if (dictionary === void 0) continue;
		const known = types.get(dictionary.id);
		if (known !== void 0 && (known.engineType !== value.engineType || known.layout.kind !== value.layout.kind)) throw damaged("two columns share a dictionary and are of different types");
		types.set(dictionary.id, value);
	}
	return types;
}
function sizeOf(known) {
	let bytes = 0;
	for (const values of known.values()) bytes += values.bytes.length + (values.heap?.length ?? 0);
	return bytes;
}

// src/data/engines/duckdb/arrow/fill.ts
function fillChunk(raw, { chunk }, columns, rows) {
	for (const [at, column] of columns.entries()) fill(raw, raw.data_chunk_get_vector(chunk, at), column);
	raw.data_chunk_set_size(chunk, rows);
}
function fill(raw, vector, slice) {
	if (slice.valid !== void 0) {
		const { buffer, byteOffset } = slice.valid;
		raw.vector_ensure_validity_writable(vector);
		raw.copy_data_to_vector_validity(vector, 0, buffer, byteOffset, paddedBytes(slice.count));
	}
	if (slice.kind === "values") fillValues(raw, vector, slice);
	else if (slice.kind === "lists") fillLists(raw, vector, slice);
	else for (const [at, child] of slice.children.entries()) fill(raw, raw.struct_vector_get_child(vector, at), child);
}
function fillValues(raw, vector, values) {
	const { count, width, heap } = values;
	if (count === 0) return;
	const bytes = heap === void 0 ? values.bytes : withAddresses(values, addressOf(raw, vector, heap));
	raw.copy_data_to_vector(vector, 0, bytes.buffer, bytes.byteOffset, count * width);
}
function addressOf(raw, vector, heap) {
	const none = new ArrayBuffer(16);
	raw.copy_data_to_vector(vector, 0, none, 0, 16);
	raw.vector_assign_string_element_len(vector, 0, heap);
	const kept = raw.vector_get_data(vector, 16);
	const view = new DataView(kept.buffer, kept.byteOffset, 16);
	if (view.getUint32(0, true) !== heap.length) throw new Error("the data engine did not keep the texts of a column");
	return view.getBigUint64(8, true);
}
function fillLists(raw, vector, { entries, count, child }) {
	raw.list_vector_reserve(vector, child.count);
	fill(raw, raw.list_vector_get_child(vector), child);
	raw.list_vector_set_size(vector, child.count);
	if (count > 0) raw.copy_data_to_vector(vector, 0, entries.buffer, entries.byteOffset, count * 16);
}

// node_modules/flatbuffers/js/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SIZE_PREFIX_LENGTH = exports.FILE_IDENTIFIER_LENGTH = exports.SIZEOF_INT = exports.SIZEOF_SHORT = void 0;
	exports.SIZEOF_SHORT = 2;
	exports.SIZEOF_INT = 4;
	exports.FILE_IDENTIFIER_LENGTH = 4;
	exports.SIZE_PREFIX_LENGTH = 4;
}));

// node_modules/flatbuffers/js/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isLittleEndian = exports.float64 = exports.float32 = exports.int32 = void 0;
	exports.int32 = /* @__PURE__ */ new Int32Array(2);
	exports.float32 = new Float32Array(exports.int32.buffer);
	exports.float64 = new Float64Array(exports.int32.buffer);
	exports.isLittleEndian = new Uint16Array(new Uint8Array([1, 0]).buffer)[0] === 1;
}));

// node_modules/flatbuffers/js/encoding.js
var require_encoding = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Encoding = void 0;
	var Encoding;
	(function(Encoding) {
		Encoding[Encoding["UTF8_BYTES"] = 1] = "UTF8_BYTES";
		Encoding[Encoding["UTF16_STRING"] = 2] = "UTF16_STRING";
	})(Encoding || (exports.Encoding = Encoding = {}));
}));

// node_modules/flatbuffers/js/byte-buffer.js
var require_byte_buffer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ByteBuffer = void 0;
	const constants_js_1 = require_constants();
	const encoding_js_1 = require_encoding();
	const utils_js_1 = require_utils();
	var ByteBuffer = class ByteBuffer {
		constructor(bytes_) {
			this.bytes_ = bytes_;
			this.position_ = 0;
			this.text_decoder_ = new TextDecoder();
		}
		static allocate(byte_size) {
			return new ByteBuffer(new Uint8Array(byte_size));
		}
		clear() {
			this.position_ = 0;
		}
		bytes() {
			return this.bytes_;
		}
		position() {
			return this.position_;
		}
		setPosition(position) {
			this.position_ = position;
		}
		capacity() {
			return this.bytes_.length;
		}
		readInt8(offset) {
			return this.readUint8(offset) << 24 >> 24;
		}
		readUint8(offset) {
			return this.bytes_[offset];
		}
		readInt16(offset) {
			return this.readUint16(offset) << 16 >> 16;
		}
		readUint16(offset) {
			return this.bytes_[offset] | this.bytes_[offset + 1] << 8;
		}
		readInt32(offset) {
			return this.bytes_[offset] | this.bytes_[offset + 1] << 8 | this.bytes_[offset + 2] << 16 | this.bytes_[offset + 3] << 24;
		}
		readUint32(offset) {
			return this.readInt32(offset) >>> 0;
		}
		readInt64(offset) {
			return BigInt.asIntN(64, BigInt(this.readUint32(offset)) + (BigInt(this.readUint32(offset + 4)) << BigInt(32)));
		}
		readUint64(offset) {
			return BigInt.asUintN(64, BigInt(this.readUint32(offset)) + (BigInt(this.readUint32(offset + 4)) << BigInt(32)));
		}
		readFloat32(offset) {
			utils_js_1.int32[0] = this.readInt32(offset);
			return utils_js_1.float32[0];
		}
		readFloat64(offset) {
			utils_js_1.int32[utils_js_1.isLittleEndian ? 0 : 1] = this.readInt32(offset);
			utils_js_1.int32[utils_js_1.isLittleEndian ? 1 : 0] = this.readInt32(offset + 4);
			return utils_js_1.float64[0];
		}
		writeInt8(offset, value) {
			this.bytes_[offset] = value;
		}
		writeUint8(offset, value) {
			this.bytes_[offset] = value;
		}
		writeInt16(offset, value) {
			this.bytes_[offset] = value;
			this.bytes_[offset + 1] = value >> 8;
		}
		writeUint16(offset, value) {
			this.bytes_[offset] = value;
			this.bytes_[offset + 1] = value >> 8;
		}
		writeInt32(offset, value) {
			this.bytes_[offset] = value;
			this.bytes_[offset + 1] = value >> 8;
			this.bytes_[offset + 2] = value >> 16;
			this.bytes_[offset + 3] = value >> 24;
		}
		writeUint32(offset, value) {
			this.bytes_[offset] = value;
			this.bytes_[offset + 1] = value >> 8;
			this.bytes_[offset + 2] = value >> 16;
			this.bytes_[offset + 3] = value >> 24;
		}
		writeInt64(offset, value) {
			this.writeInt32(offset, Number(BigInt.asIntN(32, value)));
			this.writeInt32(offset + 4, Number(BigInt.asIntN(32, value >> BigInt(32))));
		}
		writeUint64(offset, value) {
			this.writeUint32(offset, Number(BigInt.asUintN(32, value)));
			this.writeUint32(offset + 4, Number(BigInt.asUintN(32, value >> BigInt(32))));
		}
		writeFloat32(offset, value) {
			utils_js_1.float32[0] = value;
			this.writeInt32(offset, utils_js_1.int32[0]);
		}
		writeFloat64(offset, value) {
			utils_js_1.float64[0] = value;
			this.writeInt32(offset, utils_js_1.int32[utils_js_1.isLittleEndian ? 0 : 1]);
			this.writeInt32(offset + 4, utils_js_1.int32[utils_js_1.isLittleEndian ? 1 : 0]);
		}
		getBufferIdentifier() {
			if (this.bytes_.length < this.position_ + constants_js_1.SIZEOF_INT + constants_js_1.FILE_IDENTIFIER_LENGTH) throw new Error("FlatBuffers: ByteBuffer is too short to contain an identifier.");
			let result = "";
			for (let i = 0; i < constants_js_1.FILE_IDENTIFIER_LENGTH; i++) result += String.fromCharCode(this.readInt8(this.position_ + constants_js_1.SIZEOF_INT + i));
			return result;
		}
		__offset(bb_pos, vtable_offset) {
			const vtable = bb_pos - this.readInt32(bb_pos);
			return vtable_offset < this.readInt16(vtable) ? this.readInt16(vtable + vtable_offset) : 0;
		}
		__union(t, offset) {
			t.bb_pos = offset + this.readInt32(offset);
			t.bb = this;
			return t;
		}
		__string(offset, opt_encoding) {
			offset += this.readInt32(offset);
			const length = this.readInt32(offset);
			offset += constants_js_1.SIZEOF_INT;
			const utf8bytes = this.bytes_.subarray(offset, offset + length);
			if (opt_encoding === encoding_js_1.Encoding.UTF8_BYTES) return utf8bytes;
			else return this.text_decoder_.decode(utf8bytes);
		}
		__union_with_string(o, offset) {
			if (typeof o === "string") return this.__string(offset);
			return this.__union(o, offset);
		}
		__indirect(offset) {
			return offset + this.readInt32(offset);
		}
		__vector(offset) {
			return offset + this.readInt32(offset) + constants_js_1.SIZEOF_INT;
		}
		__vector_len(offset) {
			return this.readInt32(offset + this.readInt32(offset));
		}
		__has_identifier(ident) {
			if (ident.length != constants_js_1.FILE_IDENTIFIER_LENGTH) throw new Error("FlatBuffers: file identifier must be length " + constants_js_1.FILE_IDENTIFIER_LENGTH);
			for (let i = 0; i < constants_js_1.FILE_IDENTIFIER_LENGTH; i++) if (ident.charCodeAt(i) != this.readInt8(this.position() + constants_js_1.SIZEOF_INT + i)) return false;
			return true;
		}
		createScalarList(listAccessor, listLength) {
			const ret = [];
			for (let i = 0; i < listLength; ++i) {
				const val = listAccessor(i);
				if (val !== null) ret.push(val);
			}
			return ret;
		}
		createObjList(listAccessor, listLength) {
			const ret = [];
			for (let i = 0; i < listLength; ++i) {
				const val = listAccessor(i);
				if (val !== null) ret.push(val.unpack());
			}
			return ret;
		}
	};
	exports.ByteBuffer = ByteBuffer;
}));

// node_modules/flatbuffers/js/builder.js
var require_builder = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Builder = void 0;
	const byte_buffer_js_1 = require_byte_buffer();
	const constants_js_1 = require_constants();
	var Builder = class Builder {
		constructor(opt_initial_size) {
			this.minalign = 1;
			this.vtable = null;
			this.vtable_in_use = 0;
			this.isNested = false;
			this.object_start = 0;
			this.vtables = [];
			this.vector_num_elems = 0;
			this.force_defaults = false;
			this.string_maps = null;
			this.text_encoder = new TextEncoder();
			let initial_size;
			if (!opt_initial_size) initial_size = 1024;
			else initial_size = opt_initial_size;
			this.bb = byte_buffer_js_1.ByteBuffer.allocate(initial_size);
			this.space = initial_size;
		}
		clear() {
			this.bb.clear();
			this.space = this.bb.capacity();
			this.minalign = 1;
			this.vtable = null;
			this.vtable_in_use = 0;
			this.isNested = false;
			this.object_start = 0;
			this.vtables = [];
			this.vector_num_elems = 0;
			this.force_defaults = false;
			this.string_maps = null;
		}
		forceDefaults(forceDefaults) {
			this.force_defaults = forceDefaults;
		}
		dataBuffer() {
			return this.bb;
		}
		asUint8Array() {
			return this.bb.bytes().subarray(this.bb.position(), this.bb.position() + this.offset());
		}
		prep(size, additional_bytes) {
			if (size > this.minalign) this.minalign = size;
			const align_size = ~(this.bb.capacity() - this.space + additional_bytes) + 1 & size - 1;
			while (this.space < align_size + size + additional_bytes) {
				const old_buf_size = this.bb.capacity();
				this.bb = Builder.growByteBuffer(this.bb);
				this.space += this.bb.capacity() - old_buf_size;
			}
			this.pad(align_size);
		}
		pad(byte_size) {
			for (let i = 0; i < byte_size; i++) this.bb.writeInt8(--this.space, 0);
		}
		writeInt8(value) {
			this.bb.writeInt8(this.space -= 1, value);
		}
		writeInt16(value) {
			this.bb.writeInt16(this.space -= 2, value);
		}
		writeInt32(value) {
			this.bb.writeInt32(this.space -= 4, value);
		}
		writeInt64(value) {
			this.bb.writeInt64(this.space -= 8, value);
		}
		writeFloat32(value) {
			this.bb.writeFloat32(this.space -= 4, value);
		}
		writeFloat64(value) {
			this.bb.writeFloat64(this.space -= 8, value);
		}
		addInt8(value) {
			this.prep(1, 0);
			this.writeInt8(value);
		}
		addInt16(value) {
			this.prep(2, 0);
			this.writeInt16(value);
		}
		addInt32(value) {
			this.prep(4, 0);
			this.writeInt32(value);
		}
		addInt64(value) {
			this.prep(8, 0);
			this.writeInt64(value);
		}
		addFloat32(value) {
			this.prep(4, 0);
			this.writeFloat32(value);
		}
		addFloat64(value) {
			this.prep(8, 0);
			this.writeFloat64(value);
		}
		addFieldInt8(voffset, value, defaultValue) {
			if (this.force_defaults || value != defaultValue) {
				this.addInt8(value);
				this.slot(voffset);
			}
		}
		addFieldInt16(voffset, value, defaultValue) {
			if (this.force_defaults || value != defaultValue) {
				this.addInt16(value);
				this.slot(voffset);
			}
		}
		addFieldInt32(voffset, value, defaultValue) {
			if (this.force_defaults || value != defaultValue) {
				this.addInt32(value);
				this.slot(voffset);
			}
		}
		addFieldInt64(voffset, value, defaultValue) {
			if (this.force_defaults || value !== defaultValue) {
				this.addInt64(value);
				this.slot(voffset);
			}
		}
		addFieldFloat32(voffset, value, defaultValue) {
			if (this.force_defaults || value != defaultValue) {
				this.addFloat32(value);
				this.slot(voffset);
			}
		}
		addFieldFloat64(voffset, value, defaultValue) {
			if (this.force_defaults || value != defaultValue) {
				this.addFloat64(value);
				this.slot(voffset);
			}
		}
		addFieldOffset(voffset, value, defaultValue) {
			if (this.force_defaults || value != defaultValue) {
				this.addOffset(value);
				this.slot(voffset);
			}
		}
		addFieldStruct(voffset, value, defaultValue) {
			if (value != defaultValue) {
				this.nested(value);
				this.slot(voffset);
			}
		}
		nested(obj) {
			if (obj != this.offset()) throw new TypeError("FlatBuffers: struct must be serialized inline.");
		}
		notNested() {
			if (this.isNested) throw new TypeError("FlatBuffers: object serialization must not be nested.");
		}
		slot(voffset) {
			if (this.vtable !== null) this.vtable[voffset] = this.offset();
		}
		offset() {
			return this.bb.capacity() - this.space;
		}
		static growByteBuffer(bb) {
			const old_buf_size = bb.capacity();
			if (old_buf_size & 3221225472) throw new Error("FlatBuffers: cannot grow buffer beyond 2 gigabytes.");
			const new_buf_size = old_buf_size << 1;
			const nbb = byte_buffer_js_1.ByteBuffer.allocate(new_buf_size);
			nbb.setPosition(new_buf_size - old_buf_size);
			nbb.bytes().set(bb.bytes(), new_buf_size - old_buf_size);
			return nbb;
		}
		addOffset(offset) {
			this.prep(constants_js_1.SIZEOF_INT, 0);
			this.writeInt32(this.offset() - offset + constants_js_1.SIZEOF_INT);
		}
		startObject(numfields) {
			this.notNested();
			if (this.vtable == null) this.vtable = [];
			this.vtable_in_use = numfields;
			for (let i = 0; i < numfields; i++) this.vtable[i] = 0;
			this.isNested = true;
			this.object_start = this.offset();
		}
		endObject() {
			if (this.vtable == null || !this.isNested) throw new Error("FlatBuffers: endObject called without startObject");
			this.addInt32(0);
			const vtableloc = this.offset();
			let i = this.vtable_in_use - 1;
			for (; i >= 0 && this.vtable[i] == 0; i--);
			const trimmed_size = i + 1;
			for (; i >= 0; i--) this.addInt16(this.vtable[i] != 0 ? vtableloc - this.vtable[i] : 0);
			const standard_fields = 2;
			this.addInt16(vtableloc - this.object_start);
			const len = (trimmed_size + standard_fields) * constants_js_1.SIZEOF_SHORT;
			this.addInt16(len);
			let existing_vtable = 0;
			const vt1 = this.space;
			outer_loop: for (i = 0; i < this.vtables.length; i++) {
				const vt2 = this.bb.capacity() - this.vtables[i];
				if (len == this.bb.readInt16(vt2)) {
					for (let j = constants_js_1.SIZEOF_SHORT; j < len; j += constants_js_1.SIZEOF_SHORT) if (this.bb.readInt16(vt1 + j) != this.bb.readInt16(vt2 + j)) continue outer_loop;
					existing_vtable = this.vtables[i];
					break;
				}
			}
			if (existing_vtable) {
				this.space = this.bb.capacity() - vtableloc;
				this.bb.writeInt32(this.space, existing_vtable - vtableloc);
			} else {
				this.vtables.push(this.offset());
				this.bb.writeInt32(this.bb.capacity() - vtableloc, this.offset() - vtableloc);
			}
			this.isNested = false;
			return vtableloc;
		}
		finish(root_table, opt_file_identifier, opt_size_prefix) {
			const size_prefix = opt_size_prefix ? constants_js_1.SIZE_PREFIX_LENGTH : 0;
			if (opt_file_identifier) {
				const file_identifier = opt_file_identifier;
				this.prep(this.minalign, constants_js_1.SIZEOF_INT + constants_js_1.FILE_IDENTIFIER_LENGTH + size_prefix);
				if (file_identifier.length != constants_js_1.FILE_IDENTIFIER_LENGTH) throw new TypeError("FlatBuffers: file identifier must be length " + constants_js_1.FILE_IDENTIFIER_LENGTH);
				for (let i = constants_js_1.FILE_IDENTIFIER_LENGTH - 1; i >= 0; i--) this.writeInt8(file_identifier.charCodeAt(i));
			}
			this.prep(this.minalign, constants_js_1.SIZEOF_INT + size_prefix);
			this.addOffset(root_table);
			if (size_prefix) this.addInt32(this.bb.capacity() - this.space);
			this.bb.setPosition(this.space);
		}
		finishSizePrefixed(root_table, opt_file_identifier) {
			this.finish(root_table, opt_file_identifier, true);
		}
		requiredField(table, field) {
			const table_start = this.bb.capacity() - table;
			const vtable_start = table_start - this.bb.readInt32(table_start);
			if (!(field < this.bb.readInt16(vtable_start) && this.bb.readInt16(vtable_start + field) != 0)) throw new TypeError("FlatBuffers: field " + field + " must be set");
		}
		startVector(elem_size, num_elems, alignment) {
			this.notNested();
			this.vector_num_elems = num_elems;
			this.prep(constants_js_1.SIZEOF_INT, elem_size * num_elems);
			this.prep(alignment, elem_size * num_elems);
		}
		endVector() {
			this.writeInt32(this.vector_num_elems);
			return this.offset();
		}
		createSharedString(s) {
			if (!s) return 0;
			if (!this.string_maps) this.string_maps = /* @__PURE__ */ new Map();
			if (this.string_maps.has(s)) return this.string_maps.get(s);
			const offset = this.createString(s);
			this.string_maps.set(s, offset);
			return offset;
		}
		createString(s) {
			if (s === null || s === void 0) return 0;
			let utf8;
			if (s instanceof Uint8Array) utf8 = s;
			else utf8 = this.text_encoder.encode(s);
			this.addInt8(0);
			this.startVector(1, utf8.length, 1);
			this.bb.setPosition(this.space -= utf8.length);
			this.bb.bytes().set(utf8, this.space);
			return this.endVector();
		}
		createByteVector(v) {
			if (v === null || v === void 0) return 0;
			this.startVector(1, v.length, 1);
			this.bb.setPosition(this.space -= v.length);
			this.bb.bytes().set(v, this.space);
			return this.endVector();
		}
		createObjectOffset(obj) {
			if (obj === null) return 0;
			if (typeof obj === "string") return this.createString(obj);
			else return obj.pack(this);
		}
		createObjectOffsetList(list) {
			const ret = [];
			for (let i = 0; i < list.length; ++i) {
				const val = list[i];
				if (val !== null) ret.push(this.createObjectOffset(val));
				else throw new TypeError("FlatBuffers: Argument for createObjectOffsetList cannot contain null.");
			}
			return ret;
		}
		createStructOffsetList(list, startFunc) {
			startFunc(this, list.length);
			this.createObjectOffsetList(list.slice().reverse());
			return this.endVector();
		}
	};
	exports.Builder = Builder;
}));

// node_modules/flatbuffers/js/flatbuffers.js
var require_flatbuffers = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Encoding = exports.ByteBuffer = exports.Builder = exports.isLittleEndian = exports.int32 = exports.float64 = exports.float32 = exports.SIZE_PREFIX_LENGTH = exports.SIZEOF_SHORT = exports.SIZEOF_INT = exports.FILE_IDENTIFIER_LENGTH = void 0;
	var constants_js_1 = require_constants();
	Object.defineProperty(exports, "FILE_IDENTIFIER_LENGTH", {
		enumerable: true,
		get: function() {
			return constants_js_1.FILE_IDENTIFIER_LENGTH;
		}
	});
	Object.defineProperty(exports, "SIZEOF_INT", {
		enumerable: true,
		get: function() {
			return constants_js_1.SIZEOF_INT;
		}
	});
	Object.defineProperty(exports, "SIZEOF_SHORT", {
		enumerable: true,
		get: function() {
			return constants_js_1.SIZEOF_SHORT;
		}
	});
	Object.defineProperty(exports, "SIZE_PREFIX_LENGTH", {
		enumerable: true,
		get: function() {
			return constants_js_1.SIZE_PREFIX_LENGTH;
		}
	});
	var utils_js_1 = require_utils();
	Object.defineProperty(exports, "float32", {
		enumerable: true,
		get: function() {
			return utils_js_1.float32;
		}
	});
	Object.defineProperty(exports, "float64", {
		enumerable: true,
		get: function() {
			return utils_js_1.float64;
		}
	});
	Object.defineProperty(exports, "int32", {
		enumerable: true,
		get: function() {
			return utils_js_1.int32;
		}
	});
	Object.defineProperty(exports, "isLittleEndian", {
		enumerable: true,
		get: function() {
			return utils_js_1.isLittleEndian;
		}
	});
	var builder_js_1 = require_builder();
	Object.defineProperty(exports, "Builder", {
		enumerable: true,
		get: function() {
			return builder_js_1.Builder;
		}
	});
	var byte_buffer_js_1 = require_byte_buffer();
	Object.defineProperty(exports, "ByteBuffer", {
		enumerable: true,
		get: function() {
			return byte_buffer_js_1.ByteBuffer;
		}
	});
	var encoding_js_1 = require_encoding();
	Object.defineProperty(exports, "Encoding", {
		enumerable: true,
		get: function() {
			return encoding_js_1.Encoding;
		}
	});
}));

// node_modules/apache-arrow/fb/body-compression-method.mjs
var import_flatbuffers = /* @__PURE__ */ __toESM(require_flatbuffers(), 1);
var BodyCompressionMethod;
(function(BodyCompressionMethod) {
	BodyCompressionMethod[BodyCompressionMethod["BUFFER"] = 0] = "BUFFER";
})(BodyCompressionMethod || (BodyCompressionMethod = {}));

// node_modules/apache-arrow/fb/body-compression.mjs
var BodyCompression = class BodyCompression {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsBodyCompression(bb, obj) {
		return (obj || new BodyCompression()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsBodyCompression(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new BodyCompression()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	codec() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt8(this.bb_pos + offset) : CompressionType.LZ4_FRAME;
	}
	method() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt8(this.bb_pos + offset) : BodyCompressionMethod.BUFFER;
	}
	static startBodyCompression(builder) {
		builder.startObject(2);
	}
	static addCodec(builder, codec) {
		builder.addFieldInt8(0, codec, CompressionType.LZ4_FRAME);
	}
	static addMethod(builder, method) {
		builder.addFieldInt8(1, method, BodyCompressionMethod.BUFFER);
	}
	static endBodyCompression(builder) {
		return builder.endObject();
	}
	static createBodyCompression(builder, codec, method) {
		BodyCompression.startBodyCompression(builder);
		BodyCompression.addCodec(builder, codec);
		BodyCompression.addMethod(builder, method);
		return BodyCompression.endBodyCompression(builder);
	}
};

// node_modules/apache-arrow/fb/buffer.mjs
var Buffer$1 = class {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	offset() {
		return this.bb.readInt64(this.bb_pos);
	}
	length() {
		return this.bb.readInt64(this.bb_pos + 8);
	}
	static sizeOf() {
		return 16;
	}
	static createBuffer(builder, offset, length) {
		builder.prep(8, 16);
		builder.writeInt64(BigInt(length !== null && length !== void 0 ? length : 0));
		builder.writeInt64(BigInt(offset !== null && offset !== void 0 ? offset : 0));
		return builder.offset();
	}
};

// node_modules/apache-arrow/fb/field-node.mjs
var FieldNode = class {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	length() {
		return this.bb.readInt64(this.bb_pos);
	}
	nullCount() {
		return this.bb.readInt64(this.bb_pos + 8);
	}
	static sizeOf() {
		return 16;
	}
	static createFieldNode(builder, length, null_count) {
		builder.prep(8, 16);
		builder.writeInt64(BigInt(null_count !== null && null_count !== void 0 ? null_count : 0));
		builder.writeInt64(BigInt(length !== null && length !== void 0 ? length : 0));
		return builder.offset();
	}
};

// node_modules/apache-arrow/fb/record-batch.mjs
var RecordBatch = class RecordBatch {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsRecordBatch(bb, obj) {
		return (obj || new RecordBatch()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsRecordBatch(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new RecordBatch()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	length() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	nodes(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new FieldNode()).__init(this.bb.__vector(this.bb_pos + offset) + index * 16, this.bb) : null;
	}
	nodesLength() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	buffers(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? (obj || new Buffer$1()).__init(this.bb.__vector(this.bb_pos + offset) + index * 16, this.bb) : null;
	}
	buffersLength() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	compression(obj) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? (obj || new BodyCompression()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	variadicBufferCounts(index) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.readInt64(this.bb.__vector(this.bb_pos + offset) + index * 8) : BigInt(0);
	}
	variadicBufferCountsLength() {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startRecordBatch(builder) {
		builder.startObject(5);
	}
	static addLength(builder, length) {
		builder.addFieldInt64(0, length, BigInt("0"));
	}
	static addNodes(builder, nodesOffset) {
		builder.addFieldOffset(1, nodesOffset, 0);
	}
	static startNodesVector(builder, numElems) {
		builder.startVector(16, numElems, 8);
	}
	static addBuffers(builder, buffersOffset) {
		builder.addFieldOffset(2, buffersOffset, 0);
	}
	static startBuffersVector(builder, numElems) {
		builder.startVector(16, numElems, 8);
	}
	static addCompression(builder, compressionOffset) {
		builder.addFieldOffset(3, compressionOffset, 0);
	}
	static addVariadicBufferCounts(builder, variadicBufferCountsOffset) {
		builder.addFieldOffset(4, variadicBufferCountsOffset, 0);
	}
	static createVariadicBufferCountsVector(builder, data) {
		builder.startVector(8, data.length, 8);
		for (let i = data.length - 1; i >= 0; i--) builder.addInt64(data[i]);
		return builder.endVector();
	}
	static startVariadicBufferCountsVector(builder, numElems) {
		builder.startVector(8, numElems, 8);
	}
	static endRecordBatch(builder) {
		return builder.endObject();
	}
};

// node_modules/apache-arrow/fb/dictionary-batch.mjs
var DictionaryBatch = class DictionaryBatch {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDictionaryBatch(bb, obj) {
		return (obj || new DictionaryBatch()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDictionaryBatch(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new DictionaryBatch()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	id() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	data(obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new RecordBatch()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	isDelta() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	static startDictionaryBatch(builder) {
		builder.startObject(3);
	}
	static addId(builder, id) {
		builder.addFieldInt64(0, id, BigInt("0"));
	}
	static addData(builder, dataOffset) {
		builder.addFieldOffset(1, dataOffset, 0);
	}
	static addIsDelta(builder, isDelta) {
		builder.addFieldInt8(2, +isDelta, 0);
	}
	static endDictionaryBatch(builder) {
		return builder.endObject();
	}
};

// node_modules/apache-arrow/fb/key-value.mjs
var KeyValue = class KeyValue {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsKeyValue(bb, obj) {
		return (obj || new KeyValue()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsKeyValue(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new KeyValue()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	key(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	value(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	static startKeyValue(builder) {
		builder.startObject(2);
	}
	static addKey(builder, keyOffset) {
		builder.addFieldOffset(0, keyOffset, 0);
	}
	static addValue(builder, valueOffset) {
		builder.addFieldOffset(1, valueOffset, 0);
	}
	static endKeyValue(builder) {
		return builder.endObject();
	}
	static createKeyValue(builder, keyOffset, valueOffset) {
		KeyValue.startKeyValue(builder);
		KeyValue.addKey(builder, keyOffset);
		KeyValue.addValue(builder, valueOffset);
		return KeyValue.endKeyValue(builder);
	}
};

// node_modules/apache-arrow/fb/endianness.mjs
var Endianness;
(function(Endianness) {
	Endianness[Endianness["Little"] = 0] = "Little";
	Endianness[Endianness["Big"] = 1] = "Big";
})(Endianness || (Endianness = {}));

// node_modules/apache-arrow/fb/dictionary-kind.mjs
var DictionaryKind;
(function(DictionaryKind) {
	DictionaryKind[DictionaryKind["DenseArray"] = 0] = "DenseArray";
})(DictionaryKind || (DictionaryKind = {}));

// node_modules/apache-arrow/fb/int.mjs
var Int = class Int {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsInt(bb, obj) {
		return (obj || new Int()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsInt(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Int()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	bitWidth() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	isSigned() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	static startInt(builder) {
		builder.startObject(2);
	}
	static addBitWidth(builder, bitWidth) {
		builder.addFieldInt32(0, bitWidth, 0);
	}
	static addIsSigned(builder, isSigned) {
		builder.addFieldInt8(1, +isSigned, 0);
	}
	static endInt(builder) {
		return builder.endObject();
	}
	static createInt(builder, bitWidth, isSigned) {
		Int.startInt(builder);
		Int.addBitWidth(builder, bitWidth);
		Int.addIsSigned(builder, isSigned);
		return Int.endInt(builder);
	}
};

// node_modules/apache-arrow/fb/dictionary-encoding.mjs
var DictionaryEncoding = class DictionaryEncoding {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDictionaryEncoding(bb, obj) {
		return (obj || new DictionaryEncoding()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDictionaryEncoding(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new DictionaryEncoding()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	id() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	indexType(obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new Int()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	isOrdered() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	dictionaryKind() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : DictionaryKind.DenseArray;
	}
	static startDictionaryEncoding(builder) {
		builder.startObject(4);
	}
	static addId(builder, id) {
		builder.addFieldInt64(0, id, BigInt("0"));
	}
	static addIndexType(builder, indexTypeOffset) {
		builder.addFieldOffset(1, indexTypeOffset, 0);
	}
	static addIsOrdered(builder, isOrdered) {
		builder.addFieldInt8(2, +isOrdered, 0);
	}
	static addDictionaryKind(builder, dictionaryKind) {
		builder.addFieldInt16(3, dictionaryKind, DictionaryKind.DenseArray);
	}
	static endDictionaryEncoding(builder) {
		return builder.endObject();
	}
};

// node_modules/apache-arrow/fb/date-unit.mjs
var DateUnit;
(function(DateUnit) {
	DateUnit[DateUnit["DAY"] = 0] = "DAY";
	DateUnit[DateUnit["MILLISECOND"] = 1] = "MILLISECOND";
})(DateUnit || (DateUnit = {}));

// node_modules/apache-arrow/fb/date.mjs
var Date = class Date {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDate(bb, obj) {
		return (obj || new Date()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDate(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Date()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : DateUnit.MILLISECOND;
	}
	static startDate(builder) {
		builder.startObject(1);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, DateUnit.MILLISECOND);
	}
	static endDate(builder) {
		return builder.endObject();
	}
	static createDate(builder, unit) {
		Date.startDate(builder);
		Date.addUnit(builder, unit);
		return Date.endDate(builder);
	}
};

// node_modules/apache-arrow/fb/decimal.mjs
var Decimal = class Decimal {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDecimal(bb, obj) {
		return (obj || new Decimal()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDecimal(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Decimal()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	precision() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	scale() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	bitWidth() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 128;
	}
	static startDecimal(builder) {
		builder.startObject(3);
	}
	static addPrecision(builder, precision) {
		builder.addFieldInt32(0, precision, 0);
	}
	static addScale(builder, scale) {
		builder.addFieldInt32(1, scale, 0);
	}
	static addBitWidth(builder, bitWidth) {
		builder.addFieldInt32(2, bitWidth, 128);
	}
	static endDecimal(builder) {
		return builder.endObject();
	}
	static createDecimal(builder, precision, scale, bitWidth) {
		Decimal.startDecimal(builder);
		Decimal.addPrecision(builder, precision);
		Decimal.addScale(builder, scale);
		Decimal.addBitWidth(builder, bitWidth);
		return Decimal.endDecimal(builder);
	}
};

// node_modules/apache-arrow/fb/time-unit.mjs
var TimeUnit;
(function(TimeUnit) {
	TimeUnit[TimeUnit["SECOND"] = 0] = "SECOND";
	TimeUnit[TimeUnit["MILLISECOND"] = 1] = "MILLISECOND";
	TimeUnit[TimeUnit["MICROSECOND"] = 2] = "MICROSECOND";
	TimeUnit[TimeUnit["NANOSECOND"] = 3] = "NANOSECOND";
})(TimeUnit || (TimeUnit = {}));

// node_modules/apache-arrow/fb/fixed-size-binary.mjs
var FixedSizeBinary = class FixedSizeBinary {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFixedSizeBinary(bb, obj) {
		return (obj || new FixedSizeBinary()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFixedSizeBinary(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new FixedSizeBinary()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	byteWidth() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	static startFixedSizeBinary(builder) {
		builder.startObject(1);
	}
	static addByteWidth(builder, byteWidth) {
		builder.addFieldInt32(0, byteWidth, 0);
	}
	static endFixedSizeBinary(builder) {
		return builder.endObject();
	}
	static createFixedSizeBinary(builder, byteWidth) {
		FixedSizeBinary.startFixedSizeBinary(builder);
		FixedSizeBinary.addByteWidth(builder, byteWidth);
		return FixedSizeBinary.endFixedSizeBinary(builder);
	}
};

// node_modules/apache-arrow/fb/fixed-size-list.mjs
var FixedSizeList = class FixedSizeList {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFixedSizeList(bb, obj) {
		return (obj || new FixedSizeList()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFixedSizeList(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new FixedSizeList()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	listSize() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	static startFixedSizeList(builder) {
		builder.startObject(1);
	}
	static addListSize(builder, listSize) {
		builder.addFieldInt32(0, listSize, 0);
	}
	static endFixedSizeList(builder) {
		return builder.endObject();
	}
	static createFixedSizeList(builder, listSize) {
		FixedSizeList.startFixedSizeList(builder);
		FixedSizeList.addListSize(builder, listSize);
		return FixedSizeList.endFixedSizeList(builder);
	}
};

// node_modules/apache-arrow/fb/precision.mjs
var Precision;
(function(Precision) {
	Precision[Precision["HALF"] = 0] = "HALF";
	Precision[Precision["SINGLE"] = 1] = "SINGLE";
	Precision[Precision["DOUBLE"] = 2] = "DOUBLE";
})(Precision || (Precision = {}));

// node_modules/apache-arrow/fb/floating-point.mjs
var FloatingPoint = class FloatingPoint {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFloatingPoint(bb, obj) {
		return (obj || new FloatingPoint()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFloatingPoint(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new FloatingPoint()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	precision() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : Precision.HALF;
	}
	static startFloatingPoint(builder) {
		builder.startObject(1);
	}
	static addPrecision(builder, precision) {
		builder.addFieldInt16(0, precision, Precision.HALF);
	}
	static endFloatingPoint(builder) {
		return builder.endObject();
	}
	static createFloatingPoint(builder, precision) {
		FloatingPoint.startFloatingPoint(builder);
		FloatingPoint.addPrecision(builder, precision);
		return FloatingPoint.endFloatingPoint(builder);
	}
};

// node_modules/apache-arrow/fb/time.mjs
var Time = class Time {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsTime(bb, obj) {
		return (obj || new Time()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsTime(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Time()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : TimeUnit.MILLISECOND;
	}
	bitWidth() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 32;
	}
	static startTime(builder) {
		builder.startObject(2);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, TimeUnit.MILLISECOND);
	}
	static addBitWidth(builder, bitWidth) {
		builder.addFieldInt32(1, bitWidth, 32);
	}
	static endTime(builder) {
		return builder.endObject();
	}
	static createTime(builder, unit, bitWidth) {
		Time.startTime(builder);
		Time.addUnit(builder, unit);
		Time.addBitWidth(builder, bitWidth);
		return Time.endTime(builder);
	}
};

// node_modules/apache-arrow/fb/timestamp.mjs
var Timestamp = class Timestamp {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsTimestamp(bb, obj) {
		return (obj || new Timestamp()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsTimestamp(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Timestamp()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : TimeUnit.SECOND;
	}
	timezone(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	static startTimestamp(builder) {
		builder.startObject(2);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, TimeUnit.SECOND);
	}
	static addTimezone(builder, timezoneOffset) {
		builder.addFieldOffset(1, timezoneOffset, 0);
	}
	static endTimestamp(builder) {
		return builder.endObject();
	}
	static createTimestamp(builder, unit, timezoneOffset) {
		Timestamp.startTimestamp(builder);
		Timestamp.addUnit(builder, unit);
		Timestamp.addTimezone(builder, timezoneOffset);
		return Timestamp.endTimestamp(builder);
	}
};

// node_modules/apache-arrow/fb/type.mjs
var Type;
(function(Type) {
	Type[Type["NONE"] = 0] = "NONE";
	Type[Type["Null"] = 1] = "Null";
	Type[Type["Int"] = 2] = "Int";
	Type[Type["FloatingPoint"] = 3] = "FloatingPoint";
	Type[Type["Binary"] = 4] = "Binary";
	Type[Type["Utf8"] = 5] = "Utf8";
	Type[Type["Bool"] = 6] = "Bool";
	Type[Type["Decimal"] = 7] = "Decimal";
	Type[Type["Date"] = 8] = "Date";
	Type[Type["Time"] = 9] = "Time";
	Type[Type["Timestamp"] = 10] = "Timestamp";
	Type[Type["Interval"] = 11] = "Interval";
	Type[Type["List"] = 12] = "List";
	Type[Type["Struct_"] = 13] = "Struct_";
	Type[Type["Union"] = 14] = "Union";
	Type[Type["FixedSizeBinary"] = 15] = "FixedSizeBinary";
	Type[Type["FixedSizeList"] = 16] = "FixedSizeList";
	Type[Type["Map"] = 17] = "Map";
	Type[Type["Duration"] = 18] = "Duration";
	Type[Type["LargeBinary"] = 19] = "LargeBinary";
	Type[Type["LargeUtf8"] = 20] = "LargeUtf8";
	Type[Type["LargeList"] = 21] = "LargeList";
	Type[Type["RunEndEncoded"] = 22] = "RunEndEncoded";
	Type[Type["BinaryView"] = 23] = "BinaryView";
	Type[Type["Utf8View"] = 24] = "Utf8View";
	Type[Type["ListView"] = 25] = "ListView";
	Type[Type["LargeListView"] = 26] = "LargeListView";
})(Type || (Type = {}));

// node_modules/apache-arrow/fb/field.mjs
var Field = class Field {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsField(bb, obj) {
		return (obj || new Field()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsField(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Field()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	name(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	nullable() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	typeType() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.readUint8(this.bb_pos + offset) : Type.NONE;
	}
	type(obj) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.__union(obj, this.bb_pos + offset) : null;
	}
	dictionary(obj) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? (obj || new DictionaryEncoding()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	children(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 14);
		return offset ? (obj || new Field()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	childrenLength() {
		const offset = this.bb.__offset(this.bb_pos, 14);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 16);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 16);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startField(builder) {
		builder.startObject(7);
	}
	static addName(builder, nameOffset) {
		builder.addFieldOffset(0, nameOffset, 0);
	}
	static addNullable(builder, nullable) {
		builder.addFieldInt8(1, +nullable, 0);
	}
	static addTypeType(builder, typeType) {
		builder.addFieldInt8(2, typeType, Type.NONE);
	}
	static addType(builder, typeOffset) {
		builder.addFieldOffset(3, typeOffset, 0);
	}
	static addDictionary(builder, dictionaryOffset) {
		builder.addFieldOffset(4, dictionaryOffset, 0);
	}
	static addChildren(builder, childrenOffset) {
		builder.addFieldOffset(5, childrenOffset, 0);
	}
	static createChildrenVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startChildrenVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(6, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static endField(builder) {
		return builder.endObject();
	}
};

// node_modules/apache-arrow/fb/schema.mjs
var Schema = class Schema {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsSchema(bb, obj) {
		return (obj || new Schema()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsSchema(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Schema()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	endianness() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : Endianness.Little;
	}
	fields(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new Field()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	fieldsLength() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	features(index) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.readInt64(this.bb.__vector(this.bb_pos + offset) + index * 8) : BigInt(0);
	}
	featuresLength() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startSchema(builder) {
		builder.startObject(4);
	}
	static addEndianness(builder, endianness) {
		builder.addFieldInt16(0, endianness, Endianness.Little);
	}
	static addFields(builder, fieldsOffset) {
		builder.addFieldOffset(1, fieldsOffset, 0);
	}
	static createFieldsVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startFieldsVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(2, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static addFeatures(builder, featuresOffset) {
		builder.addFieldOffset(3, featuresOffset, 0);
	}
	static createFeaturesVector(builder, data) {
		builder.startVector(8, data.length, 8);
		for (let i = data.length - 1; i >= 0; i--) builder.addInt64(data[i]);
		return builder.endVector();
	}
	static startFeaturesVector(builder, numElems) {
		builder.startVector(8, numElems, 8);
	}
	static endSchema(builder) {
		return builder.endObject();
	}
	static createSchema(builder, endianness, fieldsOffset, customMetadataOffset, featuresOffset) {
		Schema.startSchema(builder);
		Schema.addEndianness(builder, endianness);
		Schema.addFields(builder, fieldsOffset);
		Schema.addCustomMetadata(builder, customMetadataOffset);
		Schema.addFeatures(builder, featuresOffset);
		return Schema.endSchema(builder);
	}
};

// node_modules/apache-arrow/fb/message-header.mjs
var MessageHeader;
(function(MessageHeader) {
	MessageHeader[MessageHeader["NONE"] = 0] = "NONE";
	MessageHeader[MessageHeader["Schema"] = 1] = "Schema";
	MessageHeader[MessageHeader["DictionaryBatch"] = 2] = "DictionaryBatch";
	MessageHeader[MessageHeader["RecordBatch"] = 3] = "RecordBatch";
	MessageHeader[MessageHeader["Tensor"] = 4] = "Tensor";
	MessageHeader[MessageHeader["SparseTensor"] = 5] = "SparseTensor";
})(MessageHeader || (MessageHeader = {}));

// node_modules/apache-arrow/fb/metadata-version.mjs
var MetadataVersion;
(function(MetadataVersion) {
	MetadataVersion[MetadataVersion["V1"] = 0] = "V1";
	MetadataVersion[MetadataVersion["V2"] = 1] = "V2";
	MetadataVersion[MetadataVersion["V3"] = 2] = "V3";
	MetadataVersion[MetadataVersion["V4"] = 3] = "V4";
	MetadataVersion[MetadataVersion["V5"] = 4] = "V5";
})(MetadataVersion || (MetadataVersion = {}));

// node_modules/apache-arrow/fb/message.mjs
var Message = class Message {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsMessage(bb, obj) {
		return (obj || new Message()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsMessage(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Message()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	version() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : MetadataVersion.V1;
	}
	headerType() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readUint8(this.bb_pos + offset) : MessageHeader.NONE;
	}
	header(obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__union(obj, this.bb_pos + offset) : null;
	}
	bodyLength() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startMessage(builder) {
		builder.startObject(5);
	}
	static addVersion(builder, version) {
		builder.addFieldInt16(0, version, MetadataVersion.V1);
	}
	static addHeaderType(builder, headerType) {
		builder.addFieldInt8(1, headerType, MessageHeader.NONE);
	}
	static addHeader(builder, headerOffset) {
		builder.addFieldOffset(2, headerOffset, 0);
	}
	static addBodyLength(builder, bodyLength) {
		builder.addFieldInt64(3, bodyLength, BigInt("0"));
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(4, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static endMessage(builder) {
		return builder.endObject();
	}
	static finishMessageBuffer(builder, offset) {
		builder.finish(offset);
	}
	static finishSizePrefixedMessageBuffer(builder, offset) {
		builder.finish(offset, void 0, true);
	}
	static createMessage(builder, version, headerType, headerOffset, bodyLength, customMetadataOffset) {
		Message.startMessage(builder);
		Message.addVersion(builder, version);
		Message.addHeaderType(builder, headerType);
		Message.addHeader(builder, headerOffset);
		Message.addBodyLength(builder, bodyLength);
		Message.addCustomMetadata(builder, customMetadataOffset);
		return Message.endMessage(builder);
	}
};

// node_modules/apache-arrow/fb/block.mjs
var Block = class {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	offset() {
		return this.bb.readInt64(this.bb_pos);
	}
	metaDataLength() {
		return this.bb.readInt32(this.bb_pos + 8);
	}
	bodyLength() {
		return this.bb.readInt64(this.bb_pos + 16);
	}
	static sizeOf() {
		return 24;
	}
	static createBlock(builder, offset, metaDataLength, bodyLength) {
		builder.prep(8, 24);
		builder.writeInt64(BigInt(bodyLength !== null && bodyLength !== void 0 ? bodyLength : 0));
		builder.pad(4);
		builder.writeInt32(metaDataLength);
		builder.writeInt64(BigInt(offset !== null && offset !== void 0 ? offset : 0));
		return builder.offset();
	}
};

// node_modules/apache-arrow/fb/footer.mjs
var Footer = class Footer {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFooter(bb, obj) {
		return (obj || new Footer()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFooter(bb, obj) {
		bb.setPosition(bb.position() + import_flatbuffers.SIZE_PREFIX_LENGTH);
		return (obj || new Footer()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	version() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : MetadataVersion.V1;
	}
	schema(obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new Schema()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	dictionaries(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? (obj || new Block()).__init(this.bb.__vector(this.bb_pos + offset) + index * 24, this.bb) : null;
	}
	dictionariesLength() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	recordBatches(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? (obj || new Block()).__init(this.bb.__vector(this.bb_pos + offset) + index * 24, this.bb) : null;
	}
	recordBatchesLength() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startFooter(builder) {
		builder.startObject(5);
	}
	static addVersion(builder, version) {
		builder.addFieldInt16(0, version, MetadataVersion.V1);
	}
	static addSchema(builder, schemaOffset) {
		builder.addFieldOffset(1, schemaOffset, 0);
	}
	static addDictionaries(builder, dictionariesOffset) {
		builder.addFieldOffset(2, dictionariesOffset, 0);
	}
	static startDictionariesVector(builder, numElems) {
		builder.startVector(24, numElems, 8);
	}
	static addRecordBatches(builder, recordBatchesOffset) {
		builder.addFieldOffset(3, recordBatchesOffset, 0);
	}
	static startRecordBatchesVector(builder, numElems) {
		builder.startVector(24, numElems, 8);
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(4, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static endFooter(builder) {
		return builder.endObject();
	}
	static finishFooterBuffer(builder, offset) {
		builder.finish(offset);
	}
	static finishSizePrefixedFooterBuffer(builder, offset) {
		builder.finish(offset, void 0, true);
	}
};

// src/data/engines/duckdb/arrow/metadata-bytes.ts
var MetadataBytes = class extends import_flatbuffers.ByteBuffer {
	readUint8(offset) {
		this.#need(offset, 1);
		return super.readUint8(offset);
	}
	readUint16(offset) {
		this.#need(offset, 2);
		return super.readUint16(offset);
	}
	readInt32(offset) {
		this.#need(offset, 4);
		return super.readInt32(offset);
	}
	__vector_len(offset) {
		const length = super.__vector_len(offset);
		this.#need(this.__vector(offset), length);
		return length;
	}
	__string(offset) {
		const length = this.__vector_len(offset);
		const start = this.__vector(offset);
		const name = decoded(this.bytes().subarray(start, start + length));
		if (name === void 0 || name.includes("\0")) throw damaged("a name in its metadata is no UTF-8, or has a NUL byte");
		return name;
	}
	#need(offset, length) {
		if (offset < 0 || length < 0 || offset + length > this.capacity()) throw damaged("its metadata point outside of themselves");
	}
};
const strict = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
function decoded(bytes) {
	try {
		return strict.decode(bytes);
	} catch {
		return;
	}
}
function checkVersion(version) {
	if (version === MetadataVersion.V4 || version === MetadataVersion.V5) return;
	throw damaged(`its metadata are of version ${version + 1}, and only 4 and 5 are read`);
}

// src/data/engines/duckdb/arrow/footer.ts
const mark = "ARROW1";
const head = 8;
const tail = 10;
async function blocksOf(source) {
	if (source.size < 18) throw damaged("it is cut off: it has no footer");
	const end = Buffer.from(await source.read(source.size - tail, tail));
	if (end.toString("latin1", 4) !== mark) throw damaged(`it is cut off: it does not end with ${mark}`);
	const length = end.readInt32LE(0);
	if (length <= 0 || length > source.size - head - tail) throw damaged("its footer has a length that cannot be");
	const start = source.size - tail - length;
	const footer = Footer.getRootAsFooter(new MetadataBytes(await source.read(start, length)));
	checkVersion(footer.version());
	const schema = footer.schema();
	if (schema === null) throw damaged("it has no schema");
	const dictionaries = places(footer.dictionariesLength(), (at) => footer.dictionaries(at), start);
	const batches = places(footer.recordBatchesLength(), (at) => footer.recordBatches(at), start);
	const all = [...dictionaries, ...batches].toSorted((a, b) => a.at - b.at);
	refuseShared(all);
	refuseUnlisted(all, await endOfSchema(source, start), start);
	return {
		schema,
		dictionaries,
		batches
	};
}
function places(count, blockAt, end) {
	return Array.from({ length: count }, (_, index) => {
		const block = blockAt(index);
		if (block === null) throw damaged("its footer lists a message that is none");
		const at = countOf(block.offset(), "the place of a message", end);
		const metadata = countOf(BigInt(block.metaDataLength()), "the length of metadata", end);
		const body = countOf(block.bodyLength(), "the length of a message", end);
		if (at < head || metadata === 0 || at + metadata + body > end) throw damaged("its footer points outside of the file");
		return {
			at,
			metadata,
			body
		};
	});
}
function refuseShared(blocks) {
	let end = 0;
	for (const { at, metadata, body } of blocks) {
		if (at < end) throw damaged("its footer lists the same bytes twice");
		end = at + metadata + body;
	}
}
function refuseUnlisted(blocks, from, to) {
	const last = blocks.at(-1);
	const end = last === void 0 ? from : last.at + last.metadata + last.body;
	if (to - end >= 72) throw damaged(`its footer lists nothing of the ${to - end} bytes in front of it`);
}
async function endOfSchema(source, start) {
	if (start < 16) return head;
	const words = Buffer.from(await source.read(head, 8));
	const marked = words.readUInt32LE(0) === 4294967295;
	const length = words.readInt32LE(marked ? 4 : 0);
	return length < 0 || head + length > start ? head : head + (marked ? 8 : 4) + length;
}

// src/data/engines/duckdb/arrow/messages.ts
const begins = {
	file: "ARROW1",
	featherV1: "FEA1",
	parquet: "PAR1"
};
async function formOf(source) {
	const bytes = await source.read(0, Math.min(6, source.size));
	const start = Buffer.from(bytes).toString("latin1");
	if (start === begins.file) return "file";
	if (start.startsWith(begins.featherV1)) return "feather-v1";
	if (start.startsWith(begins.parquet)) throw damaged("it is a Parquet file");
	const length = bytes.length < 4 ? 0 : wordOf(bytes);
	if (length === -1 || length > 0 && length < source.size) return "stream";
	throw damaged(`it is no Arrow: it begins neither with ${begins.file} nor with a message`);
}
function messagesOf(source, form) {
	return form === "file" ? messagesOfFile(source) : messagesOfStream(source);
}
async function* messagesOfFile(source) {
	const { schema, dictionaries, batches } = await blocksOf(source);
	yield {
		kind: "schema",
		schema
	};
	for (const [kind, blocks] of [["dictionary", dictionaries], ["rows", batches]]) for (const { at, metadata, body } of blocks) {
		const head = await headAt(source, at);
		if (head === void 0 || head.end - at !== metadata) throw damaged("its footer points at no message");
		const message = messageOf(head);
		if (message.kind !== kind || message.body.length !== body) throw damaged("its footer says another message");
		yield message;
	}
}
async function* messagesOfStream(source) {
	let at = 0;
	let isFirst = true;
	for (;;) {
		if (at === source.size) throw damaged("it is a stream without its end mark, so it may be cut off");
		const head = await headAt(source, at);
		if (head === void 0) break;
		const message = messageOf(head);
		if (message.kind === "schema" !== isFirst) throw damaged("its first message, and only that, has to be a schema");
		yield message;
		isFirst = false;
		at = head.end + (message.kind === "schema" ? 0 : message.body.length);
	}
	if (isFirst) throw damaged("it has no schema");
	const end = at + (await continues(source, at) ? 8 : 4);
	if (source.size > end) throw damaged(`${source.size - end} bytes lie behind the end of the stream`);
}
async function headAt(source, at) {
	const from = await continues(source, at) ? at + 4 : at;
	const length = wordOf(await source.read(from, 4));
	if (length === 0) return void 0;
	if (length < 0 || length > 2 ** 28) throw damaged("it is no Arrow: no message begins where one has to");
	return {
		metadata: await source.read(from + 4, length),
		end: from + 4 + length,
		size: source.size
	};
}
async function continues(source, at) {
	return wordOf(await source.read(at, 4)) === -1;
}
const wordOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
function messageOf({ metadata, end, size }) {
	const message = Message.getRootAsMessage(new MetadataBytes(metadata));
	checkVersion(message.version());
	const length = countOf(message.bodyLength(), "the length of a message", size);
	if (end + length > size) throw damaged(`it is cut off: a message ends at byte ${end + length} of ${size}`);
	const body = {
		at: end,
		length
	};
	const kind = message.headerType();
	if (kind === MessageHeader.Schema) return {
		kind: "schema",
		schema: headerOf(message, new Schema())
	};
	if (kind === MessageHeader.RecordBatch) return {
		kind: "rows",
		batch: headerOf(message, new RecordBatch()),
		body
	};
	if (kind === MessageHeader.DictionaryBatch) return {
		kind: "dictionary",
		dictionary: headerOf(message, new DictionaryBatch()),
		body
	};
	throw damaged("it holds a tensor or something else that is no table");
}
function headerOf(message, header) {
	if (message.header(header) === null) throw damaged("a message says nothing");
	return header;
}

// src/data/engines/duckdb/arrow/conversions.ts
const longs = (bytes, count) => new BigInt64Array(bytes.buffer, bytes.byteOffset, count);
const words = (bytes, count) => new Int32Array(bytes.buffer, bytes.byteOffset, count);
const bytesOf$1 = (array) => new Uint8Array(array.buffer);
const halfToFloat = {
	width: 4,
	convert: (values, count) => {
		const halves = new Uint16Array(values.buffer, values.byteOffset, count);
		return bytesOf$1(Float32Array.from(halves, floatOf));
	}
};
function floatOf(half) {
	const sign = half >> 15 === 1 ? -1 : 1;
	const exponent = half >> 10 & 31;
	const fraction = half & 1023;
	if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : NaN;
	return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
const millisecondsToDays = {
	width: 4,
	convert: (values, count, isValid) => {
		const [from, to] = [longs(values, count), new Int32Array(count)];
		for (let at = 0; at < count; at += 1) {
			if (!isValid(at)) continue;
			const days = (from[at] ?? 0n) / 86400000n;
			if (days * 86400000n !== from[at] || BigInt.asIntN(32, days) !== days) throw damaged("a date in milliseconds is no whole day, or too far away");
			to[at] = Number(days);
		}
		return bytesOf$1(to);
	}
};
function timesOfDay(width, factor, day) {
	return {
		width: 8,
		convert: (values, count, isValid) => {
			const from = width === 4 ? words(values, count) : longs(values, count);
			const to = new BigInt64Array(count);
			for (let at = 0; at < count; at += 1) {
				if (!isValid(at)) continue;
				const time = BigInt(from[at] ?? 0) * factor;
				if (time < 0n || time > day) throw damaged("a time of day is before 00:00 or after 24:00");
				to[at] = time;
			}
			return bytesOf$1(to);
		}
	};
}
function longsTimes(factor) {
	return {
		width: 8,
		convert: (values, count, isValid) => {
			const [from, to] = [longs(values, count), new BigInt64Array(count)];
			for (let at = 0; at < count; at += 1) {
				if (!isValid(at)) continue;
				const value = (from[at] ?? 0n) * factor;
				if (BigInt.asIntN(64, value) !== value) throw damaged("a point in time is too far away to be counted in µs");
				to[at] = value;
			}
			return bytesOf$1(to);
		}
	};
}
const nanosToMicros = {
	width: 8,
	convert: (values, count) => bytesOf$1(longs(values, count).map((value) => value / 1000n))
};
function resized(width, engineWidth) {
	return {
		width: engineWidth,
		convert: (values, count, isValid) => {
			const target = new Uint8Array(count * engineWidth);
			const kept = Math.min(width, engineWidth);
			for (let at = 0; at < count; at += 1) {
				if (!isValid(at)) continue;
				const from = at * width;
				const sign = (values[from + kept - 1] ?? 0) >= 128 ? 255 : 0;
				for (let byte = kept; byte < width; byte += 1) if (values[from + byte] !== sign) throw damaged("a decimal has more digits than its column");
				for (let byte = 0; byte < kept; byte += 1) target[at * engineWidth + byte] = values[from + byte] ?? 0;
				target.fill(sign, at * engineWidth + kept, (at + 1) * engineWidth);
			}
			return target;
		}
	};
}
const uuids = {
	width: 16,
	convert: (values, count) => {
		const target = new Uint8Array(count * 16);
		for (let at = 0; at < count * 16; at += 16) {
			for (let byte = 0; byte < 16; byte += 1) target[at + 15 - byte] = values[at + byte] ?? 0;
			target[at + 15] = (target[at + 15] ?? 0) ^ 128;
		}
		return target;
	}
};

// src/data/engines/duckdb/arrow/field.ts
function isNested({ layout }) {
	return layout.kind.endsWith("list") || layout.kind === "list-view" || layout.kind === "struct";
}

// src/data/engines/duckdb/arrow/types.ts
function leafOf(field) {
	const read = leaves[field.typeType()];
	return typeof read === "function" ? read(field) : read;
}
const text = (layout) => ({
	layout,
	engineType: "VARCHAR"
});
const blob = (layout) => ({
	layout,
	engineType: "BLOB"
});
const fixed = (width, engineType) => ({
	layout: {
		kind: "fixed",
		width
	},
	engineType
});
const leaves = {
	[Type.Null]: {
		layout: { kind: "null" },
		engineType: "INTEGER"
	},
	[Type.Bool]: {
		layout: { kind: "bits" },
		engineType: "BOOLEAN"
	},
	[Type.Utf8]: text({
		kind: "bytes",
		wide: false,
		isText: true
	}),
	[Type.LargeUtf8]: text({
		kind: "bytes",
		wide: true,
		isText: true
	}),
	[Type.Utf8View]: text({
		kind: "byte-view",
		isText: true
	}),
	[Type.Binary]: blob({
		kind: "bytes",
		wide: false,
		isText: false
	}),
	[Type.LargeBinary]: blob({
		kind: "bytes",
		wide: true,
		isText: false
	}),
	[Type.BinaryView]: blob({
		kind: "byte-view",
		isText: false
	}),
	[Type.Duration]: fixed(8, "BIGINT"),
	[Type.FixedSizeBinary]: (field) => {
		const width = of(field, new FixedSizeBinary()).byteWidth();
		if (width < 0 || width > 2 ** 24) throw damaged(`column ${field.name()} has values of ${width} bytes`);
		return blob({
			kind: "fixed-bytes",
			width
		});
	},
	[Type.Int]: (field) => integer(of(field, new Int())),
	[Type.FloatingPoint]: (field) => floats.get(of(field, new FloatingPoint()).precision()),
	[Type.Date]: (field) => of(field, new Date()).unit() === DateUnit.DAY ? fixed(4, "DATE") : {
		layout: {
			kind: "fixed",
			width: 8,
			conversion: millisecondsToDays
		},
		engineType: "DATE"
	},
	[Type.Time]: (field) => {
		const type = of(field, new Time());
		return times.get(`${type.unit()} ${type.bitWidth()}`);
	},
	[Type.Timestamp]: (field) => pointInTime(of(field, new Timestamp())),
	[Type.Decimal]: (field) => decimal(of(field, new Decimal()))
};
function of(field, type) {
	if (field.type(type) === null) throw damaged(`column ${field.name()} has no type`);
	return type;
}
function listSize(field) {
	const size = of(field, new FixedSizeList()).listSize();
	if (size < 0) throw damaged(`column ${field.name()} has lists of ${size} values`);
	return size;
}
function integer(type) {
	const name = (/* @__PURE__ */ new Map([
		[8, "TINYINT"],
		[16, "SMALLINT"],
		[32, "INTEGER"],
		[64, "BIGINT"]
	])).get(type.bitWidth());
	return name === void 0 ? void 0 : fixed(type.bitWidth() / 8, type.isSigned() ? name : `U${name}`);
}
const floats = /* @__PURE__ */ new Map([
	[Precision.HALF, {
		layout: {
			kind: "fixed",
			width: 2,
			conversion: halfToFloat
		},
		engineType: "FLOAT"
	}],
	[Precision.SINGLE, fixed(4, "FLOAT")],
	[Precision.DOUBLE, fixed(8, "DOUBLE")]
]);
const micros = 86400000000n;
const times = /* @__PURE__ */ new Map([
	[`${TimeUnit.SECOND} 32`, time(4, "TIME", timesOfDay(4, 1000000n, micros))],
	[`${TimeUnit.MILLISECOND} 32`, time(4, "TIME", timesOfDay(4, 1000n, micros))],
	[`${TimeUnit.MICROSECOND} 64`, time(8, "TIME", timesOfDay(8, 1n, micros))],
	[`${TimeUnit.NANOSECOND} 64`, time(8, "TIME_NS", timesOfDay(8, 1n, micros * 1000n))]
]);
function time(width, engineType, conversion) {
	return {
		layout: {
			kind: "fixed",
			width,
			conversion
		},
		engineType
	};
}
function pointInTime(type) {
	const isZoned = (type.timezone() ?? "") !== "";
	const engineType = isZoned ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
	const converted = (conversion) => {
		return {
			layout: {
				kind: "fixed",
				width: 8,
				conversion
			},
			engineType
		};
	};
	switch (type.unit()) {
		case TimeUnit.SECOND: return converted(longsTimes(1000000n));
		case TimeUnit.MILLISECOND: return converted(longsTimes(1000n));
		case TimeUnit.MICROSECOND: return fixed(8, engineType);
		case TimeUnit.NANOSECOND: return isZoned ? converted(nanosToMicros) : fixed(8, "TIMESTAMP_NS");
		default: return;
	}
}
function decimal(type) {
	const [precision, scale, width] = [
		type.precision(),
		type.scale(),
		type.bitWidth() / 8
	];
	if (![
		4,
		8,
		16,
		32
	].includes(width) || precision < 1 || scale < 0 || scale > precision) return void 0;
	const engineWidth = precision <= 4 ? 2 : precision <= 9 ? 4 : precision <= 18 ? 8 : 16;
	return {
		layout: {
			kind: "fixed",
			width,
			...engineWidth === width ? {} : { conversion: resized(width, engineWidth) }
		},
		engineType: `DECIMAL(${precision},${scale})`
	};
}

// src/data/engines/duckdb/arrow/schema.ts
const deepest = 32;
const mostFields = 1e5;
function columnsOf(file, schema) {
	if (schema.endianness() !== Endianness.Little) throw damaged("its numbers have their highest byte first (big-endian)");
	const reading = {
		file,
		problems: [],
		fields: 0
	};
	const fields = Array.from({ length: schema.fieldsLength() }, (_, at) => fieldOf(reading, schema.fields(at), 1));
	const names = fields.map(({ name }) => name);
	checkColumnNames(file, names, "in its schema");
	refuseTwice(file, names);
	const [first] = reading.problems;
	if (first === void 0) return fields;
	throw new MlopsError("input", reading.problems);
}
function fieldOf(reading, field, depth) {
	reading.fields += 1;
	if (field === null || depth > deepest || reading.fields > mostFields) throw damaged("its schema is no tree of columns");
	const name = field.name() ?? "";
	const encoding = field.dictionary();
	const children = Array.from({ length: field.childrenLength() }, (_, at) => {
		return fieldOf(reading, field.children(at), depth + 1);
	});
	const value = {
		name,
		...typeOf(reading, field, children),
		children
	};
	if (encoding === null) return value;
	if (isNested(value)) refuse(reading, name, "a dictionary of lists or structs");
	const dictionary = encoding.dictionaryKind() === DictionaryKind.DenseArray ? useOf(encoding.id(), encoding.indexType()) : void 0;
	if (dictionary === void 0) throw damaged(`column ${name} has a dictionary that nobody can look into`);
	return {
		...value,
		dictionary
	};
}
function useOf(id, index) {
	const width = (index?.bitWidth() ?? 32) / 8;
	if (width !== 1 && width !== 2 && width !== 4 && width !== 8) return void 0;
	return {
		id,
		width,
		isSigned: index?.isSigned() ?? true
	};
}
function typeOf(reading, field, children) {
	const leaf = leafOf(field);
	if (leaf !== void 0) {
		if (children.length > 0) throw damaged(`column ${field.name()} has parts, and its type has none`);
		checkDecimal(reading, field, leaf.engineType);
		return extended(field, leaf);
	}
	return nestedOf(reading, field, children) ?? refused(reading, field);
}
function extended(field, leaf) {
	const name = extensionOf(field);
	const { layout } = leaf;
	if (name === "arrow.uuid" && layout.kind === "fixed-bytes" && layout.width === 16) return {
		layout: {
			kind: "fixed",
			width: 16,
			conversion: uuids
		},
		engineType: "UUID"
	};
	return name === "arrow.json" && leaf.engineType === "VARCHAR" ? {
		layout,
		engineType: "JSON"
	} : leaf;
}
function extensionOf(field) {
	for (let at = 0; at < field.customMetadataLength(); at += 1) {
		const entry = field.customMetadata(at);
		if (entry?.key() === "ARROW:extension:name") return entry.value() ?? void 0;
	}
}
function nestedOf({ file }, field, children) {
	const [child] = children;
	const type = field.typeType();
	if (type === Type.Struct_) return structOf(file, field, children);
	if (!listTypes.has(type)) return void 0;
	if (child === void 0 || children.length !== 1) throw damaged(`column ${field.name()} is a list of nothing`);
	const engineType = `${child.engineType}[]`;
	switch (type) {
		case Type.FixedSizeList: return {
			layout: {
				kind: "fixed-list",
				size: listSize(field)
			},
			engineType
		};
		case Type.Map: return {
			layout: {
				kind: "list",
				wide: false
			},
			engineType: mapType(field, child)
		};
		case Type.ListView:
		case Type.LargeListView: return {
			layout: {
				kind: "list-view",
				wide: type === Type.LargeListView
			},
			engineType
		};
		default: return {
			layout: {
				kind: "list",
				wide: type === Type.LargeList
			},
			engineType
		};
	}
}
const listTypes = /* @__PURE__ */ new Set([
	Type.List,
	Type.LargeList,
	Type.FixedSizeList,
	Type.Map,
	Type.ListView,
	Type.LargeListView
]);
function structOf(file, field, children) {
	if (children.length === 0 || children.some(({ name }) => name === "")) return void 0;
	refuseTwice(file, children.map(({ name }) => name), ` in column ${field.name()}`);
	return {
		layout: { kind: "struct" },
		engineType: `STRUCT(${children.map((child) => `${identifier(child.name)} ${child.engineType}`).join(", ")})`
	};
}
function mapType(field, entries) {
	const [key, value] = entries.children;
	if (entries.layout.kind !== "struct" || key === void 0 || value === void 0 || entries.children.length !== 2) throw damaged(`column ${field.name()} is a map of no keys and values`);
	return `MAP(${key.engineType}, ${value.engineType})`;
}
function refused(reading, field) {
	refuse(reading, field.name() ?? "", `the type ${Type[field.typeType()] ?? `number ${field.typeType()}`}`);
	return {
		layout: { kind: "null" },
		engineType: "INTEGER"
	};
}
function refuse({ file, problems }, name, what) {
	problems.push({
		reason: "arrow-type-not-read",
		message: `${file}: column ${name} has ${what}, which is not read.`
	});
}
function checkDecimal({ file, problems }, field, engineType) {
	const digits = Number(/^DECIMAL\((\d+),/.exec(engineType)?.[1] ?? 0);
	if (digits <= 38) return;
	const message = `${file}: column ${field.name()} holds decimals of ${digits} digits; more than 38 would be rounded.`;
	problems.push({
		reason: "decimals-too-wide",
		message
	});
}
function refuseTwice(file, names, where = "") {
	const seen = /* @__PURE__ */ new Set();
	const twice = /* @__PURE__ */ new Set();
	for (const name of names.map((each) => each.toLowerCase())) (seen.has(name) ? twice : seen).add(name);
	if (twice.size === 0) return;
	const which = [...twice].toSorted().join(", ");
	throw MlopsError.of(dataReasons, "duplicate-header", `${file} has more than one column ${which}${where}.`);
}

// src/data/engines/duckdb/arrow/load-arrow.ts
const mostAtOnce = 2048;
const mostWaiting = 32 * 2 ** 20;
const readAtOnce = 8 * 2 ** 20;
async function loadArrow(loading) {
	const { source, file, connection, table } = loading;
	const form = await formOf(source);
	if (form === "feather-v1") throw MlopsError.of(dataReasons, "feather-v1", `${file} is a Feather file of version 1.`);
	let open;
	try {
		for await (const message of messagesOf(source, form)) if (message.kind === "schema") open = await createTable(connection, table, {
			fields: columnsOf(file, message.schema),
			replaces: form === "stream",
			budget: loading.budget
		});
		else if (open === void 0) throw damaged("it has rows before its schema");
		else if (message.kind === "dictionary") await open.dictionaries.add(source, message.dictionary, message.body);
		else await appendBatch(loading, open, message.batch, message.body);
		if (open === void 0) throw damaged("it has no schema");
		open.appender.closeSync();
		return open.fields;
	} catch (error) {
		open?.appender.clear();
		throw error;
	}
}
async function createTable(connection, table, shape) {
	const { fields, replaces, budget } = shape;
	const columns = fields.map(({ name, engineType }) => `${identifier(name)} ${engineType}`);
	await connection.run(`CREATE TABLE ${identifier(table)} (${columns.join(", ")})`);
	const dictionaries = dictionariesOf(fields, replaces, budget);
	const { DuckDBDataChunk } = await loadBindings();
	const raw = await loadRawBindings();
	const appender = await connection.createAppender(table);
	const types = fields.map((_, at) => appender.columnType(at));
	const chunk = DuckDBDataChunk.create(types);
	let waiting = 0;
	const append = (slices, rows) => {
		chunk.reset();
		fillChunk(raw, chunk, slices, rows);
		appender.appendDataChunk(chunk);
		waiting += slices.reduce((sum, slice) => sum + bytesOf(slice), 0);
		if (waiting < mostWaiting) return;
		appender.flushSync();
		waiting = 0;
	};
	return {
		fields,
		dictionaries,
		appender,
		append
	};
}
function bytesOf(slice) {
	if (slice.kind === "structs") return slice.children.reduce((sum, child) => sum + bytesOf(child), 0);
	if (slice.kind === "lists") return slice.entries.byteLength + bytesOf(slice.child);
	return slice.bytes.length + (slice.heap?.length ?? 0);
}
async function appendBatch(loading, open, batch, place) {
	const body = await bodyOf(loading.source, batch, place, loading.budget);
	const nodes = nodesOf(batch, open.fields);
	const rows = rowsOf(batch);
	const reading = {
		body,
		dictionary: open.dictionaries.valuesOf,
		budget: loading.budget
	};
	const missing = nodes.map(() => 0);
	const step = rowsAtOnce(body, place, rows);
	for (let from = 0; from < rows; from += step) {
		const count = Math.min(step, rows - from);
		const slices = [];
		for (const [at, node] of nodes.entries()) {
			const slice = await readSlice(reading, node, from, count);
			missing[at] = (missing[at] ?? 0) + nullsIn(slice);
			slices.push(slice);
		}
		open.append(slices, count);
	}
	if (nodes.some((node, at) => countsNulls(node) && node.nulls !== missing[at])) throw damaged("a column has another number of nulls than its batch says");
}
function rowsAtOnce({ isWhole }, { length }, rows) {
	if (isWhole) return mostAtOnce;
	return Math.max(1, Math.min(mostAtOnce, Math.floor(rows * readAtOnce / length)));
}
const countsNulls = ({ field }) => field.dictionary === void 0 && field.layout.kind !== "null";
const nullsIn = ({ count, valid }) => valid === void 0 ? 0 : count - ones(valid);

export { loadArrow };