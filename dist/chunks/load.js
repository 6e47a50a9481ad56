import { i as __toESM } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { n as didYouMeanPath, r as nearest$1, t as didYouMean } from "./nearest.js";
import { n as isAddress, o as readSourceAddress, r as isKnownScheme } from "./source-address.js";
import { A as readDocument, C as includedShell, D as hygieneAsks, E as comparisons, M as CORE_SCHEMA, O as forbidden, P as YAMLException, R as load, S as allowedKeys, T as weekdays, _ as shareOf, b as problemList, f as withOrigin, h as formatAmount, i as driftStatistics, j as placesOf, l as writtenStatistic, m as durationOf, o as largestOf, p as amountOf, s as plainStatistics, t as neededBelow, v as sizeOf, w as projectFile, x as touchedPaths, y as formatPath, z as mergeTag } from "./needs.js";
import { t as require_picomatch } from "./picomatch.js";
import { i as namesItself, n as isPlainPath, r as matcher, t as fileTest } from "./tree.js";
import { n as knownMetrics, r as metricName, t as knownMetric } from "./known.js";
import { n as compareText } from "./canonical.js";
import { t as quoteShell } from "./shell.js";
import { t as asExpression } from "./expression-text.js";
import { n as readStoreAddress } from "./store-address.js";
import { extname, posix } from "node:path";

// node_modules/smol-toml/dist/error.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function getLineColFromPtr(string, ptr) {
	let lines = string.slice(0, ptr).split(/\r?\n/);
	return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
	let lines = string.split(/\r?\n/);
	let codeblock = "";
	let numberLen = (Math.log10(line + 1) | 0) + 1;
	for (let i = line - 1; i <= line + 1; i++) {
		let l = lines[i - 1];
		if (!l) continue;
		codeblock += i.toString().padEnd(numberLen, " ");
		codeblock += ":  ";
		codeblock += l;
		codeblock += "\n";
		if (i === line) {
			codeblock += " ".repeat(numberLen + column + 2);
			codeblock += "^\n";
		}
	}
	return codeblock;
}
var TomlError = class TomlError extends Error {
	line;
	column;
	codeblock;
	constructor(message, options) {
		const [line, column] = getLineColFromPtr(options.toml, options.ptr);
		const codeblock = makeCodeBlock(options.toml, line, column);
		super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
		this.line = line;
		this.column = column;
		this.codeblock = codeblock;
	}
	static x(message, ctx, ptr) {
		throw new TomlError(message, {
			toml: ctx.s,
			ptr: ptr ?? ctx.p
		});
	}
};

// node_modules/smol-toml/dist/primitive.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function parseString(ctx) {
	let startPtr = ctx.p;
	let c = ctx.s.charCodeAt(ctx.p++);
	let first = c;
	let isLiteral = c === 39;
	let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
	if (isMultiline) {
		if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 10) ctx.p++;
		else if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) ctx.p += 2;
	}
	let parsed = "";
	let sliceStart = ctx.p;
	let state = 0;
	for (; ctx.p < ctx.s.length; ctx.p++) {
		c = ctx.s.charCodeAt(ctx.p);
		if (isMultiline && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)) state = state && 3;
		else if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in strings", ctx);
		else if ((!state || state === 3) && c === first && (!isMultiline || ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first)) {
			if (isMultiline) {
				if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
				if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
			}
			if (!state) {
				let s = ctx.s.slice(sliceStart, ctx.p);
				parsed = parsed ? parsed + s : s;
			}
			ctx.p += isMultiline ? 3 : 1;
			return parsed;
		} else if (!state) {
			if (!isLiteral && c === 92) {
				parsed += ctx.s.slice(sliceStart, sliceStart = ctx.p);
				state = 1;
			}
		} else if (state === 1) {
			if (c === 120 || c === 117 || c === 85) {
				let errPtr = ctx.p++ - 1;
				let value = 0;
				let len = c === 120 ? 2 : c === 117 ? 4 : 8;
				for (let j = 0; j < len; j++, ctx.p++) {
					let hex = ctx.s.charCodeAt(ctx.p);
					let digit = hex >= 48 && hex <= 57 ? hex - 48 : hex >= 65 && hex <= 70 ? hex - 65 + 10 : hex >= 97 && hex <= 102 ? hex - 97 + 10 : -1;
					if (digit < 0) TomlError.x("invalid non-hex character in unicode escape", ctx);
					value = value << 4 | digit;
				}
				if (value < 0 || value > 1114111 || value >= 55296 && value <= 57343) TomlError.x("invalid unicode escape", ctx, errPtr);
				parsed += String.fromCodePoint(value);
				sliceStart = ctx.p--;
				state = 0;
			} else if (isMultiline && (c === 32 || c === 9)) state = 2;
			else {
				if (c === 98) parsed += "\b";
				else if (c === 116) parsed += "	";
				else if (c === 110) parsed += "\n";
				else if (c === 102) parsed += "\f";
				else if (c === 114) parsed += "\r";
				else if (c === 101) parsed += "\x1B";
				else if (c === 34) parsed += "\"";
				else if (c === 92) parsed += "\\";
				else TomlError.x("unrecognised escape sequence", ctx);
				sliceStart = ctx.p + 1;
				state = 0;
			}
		} else if (c !== 32 && c !== 9) {
			if (state === 2) TomlError.x("invalid escape: only line-ending whitespace may be escaped", ctx, sliceStart);
			state = !isLiteral && c === 92 ? 1 : 0;
			sliceStart = ctx.p;
		}
	}
	TomlError.x("unfinished string", ctx, startPtr);
}

// node_modules/smol-toml/dist/date.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
var TomlDate = class TomlDate extends Date {
	#hasDate = false;
	#hasTime = false;
	#offset = null;
	constructor(date, fasttype, unsafeDelim) {
		let hasDate = true;
		let hasTime = true;
		let offset = "Z";
		let c;
		if (typeof date === "string") {
			if (fasttype) prep: {
				if (fasttype < 3) {
					if (+date.slice(11, 13) > 23) {
						date = "";
						break prep;
					}
					if (fasttype === 2) {
						offset = null;
						date += "Z";
					} else if ((c = date.charCodeAt(date.length - 1)) !== 90 && c !== 122) offset = date.slice(date.length - 6);
					if (unsafeDelim) date = date.slice(0, 10) + "T" + date.slice(11);
				} else if (fasttype === 4) date = +date.slice(0, 2) > 23 ? "" : `0000-01-01T${date}Z`;
				hasDate = fasttype !== 4;
				hasTime = fasttype !== 3;
			}
			else {
				let match = date.match(DATE_TIME_RE);
				if (match) {
					if (!match[1]) {
						hasDate = false;
						date = `0000-01-01T${date}`;
					}
					hasTime = !!match[2];
					hasTime && date[10] === " " && (date = date.replace(" ", "T"));
					if (match[2] && +match[2] > 23) date = "";
					else {
						offset = match[3] || null;
						if (!offset && hasTime) date += "Z";
					}
				} else date = "";
			}
		}
		super(date);
		if (!isNaN(this.getTime())) {
			this.#hasDate = hasDate;
			this.#hasTime = hasTime;
			this.#offset = offset;
		}
	}
	isDateTime() {
		return this.#hasDate && this.#hasTime;
	}
	isLocal() {
		return !this.#hasDate || !this.#hasTime || !this.#offset;
	}
	isDate() {
		return this.#hasDate && !this.#hasTime;
	}
	isTime() {
		return this.#hasTime && !this.#hasDate;
	}
	isValid() {
		return this.#hasDate || this.#hasTime;
	}
	toISOString() {
		let iso = super.toISOString();
		if (this.isDate()) return iso.slice(0, 10);
		if (this.isTime()) return iso.slice(11, 23);
		if (this.#offset === null) return iso.slice(0, -1);
		if (this.#offset === "Z" || this.#offset === "z") return iso;
		let offset = +this.#offset.slice(1, 3) * 60 + +this.#offset.slice(4, 6);
		offset = this.#offset[0] === "-" ? offset : -offset;
		return (/* @__PURE__ */ new Date(this.getTime() - offset * 6e4)).toISOString().slice(0, -1) + this.#offset;
	}
	static wrapAsOffsetDateTime(jsDate, offset = "Z") {
		let date = new TomlDate(jsDate);
		date.#offset = offset;
		return date;
	}
	static wrapAsLocalDateTime(jsDate) {
		let date = new TomlDate(jsDate);
		date.#offset = null;
		return date;
	}
	static wrapAsLocalDate(jsDate) {
		let date = new TomlDate(jsDate);
		date.#hasTime = false;
		date.#offset = null;
		return date;
	}
	static wrapAsLocalTime(jsDate) {
		let date = new TomlDate(jsDate);
		date.#hasDate = false;
		date.#offset = null;
		return date;
	}
};

// node_modules/smol-toml/dist/extract.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function isDigit(char, base = 10) {
	return base === 16 ? char > 47 && char < 58 || char > 64 && char < 71 || char > 96 && char < 103 : char > 47 && char < 48 + base;
}
function isEndOfValue(char, delim) {
	return char === 32 || char === 9 || char === 10 || char === 13 || delim && (char === delim || char === 44) || char === 35;
}
function extractValue(ctx, end) {
	let errPtr = ctx.p;
	let c = ctx.s.charCodeAt(ctx.p);
	if (c === 91 || c === 123) {
		ctx.d-- || TomlError.x("document contains excessively nested structures. aborting.", ctx);
		let value = c === 91 ? parseArray(ctx) : parseInlineTable(ctx);
		ctx.d++;
		return value;
	}
	if (c === 34 || c === 39) return parseString(ctx);
	if (c === 116) {
		if (ctx.s.charCodeAt(++ctx.p) !== 114 || ctx.s.charCodeAt(++ctx.p) !== 117 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
		return ctx.p++, true;
	}
	if (c === 102) {
		if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 108 || ctx.s.charCodeAt(++ctx.p) !== 115 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
		return ctx.p++, false;
	}
	if (c === 43 || c === 45) return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 44 - c, end);
	if (ctx.s.charCodeAt(ctx.p + 4) === 45 && ctx.s.charCodeAt(ctx.p + 7) === 45) return parseDate(ctx, c, end);
	if (ctx.s.charCodeAt(ctx.p + 2) === 58) return parseTime(ctx, c, end);
	return parseNumber(ctx, ctx.p, c, 0, end);
}
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
	let c = startChr;
	let state = 0;
	let hasUnderscores = false;
	if (c === 105) {
		if (ctx.s.charCodeAt(++ctx.p) !== 110 || ctx.s.charCodeAt(++ctx.p) !== 102) TomlError.x("invalid value", ctx, startPtr);
		return ctx.p++, (sign || 1) / 0;
	}
	if (c === 110) {
		if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 110) TomlError.x("invalid value", ctx, startPtr);
		return ctx.p++, NaN;
	}
	if (c === 48) {
		if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr)) return ctx.bi === true ? 0n : 0;
		if (!sign) {
			if (c === 120) return parseIntegerBaseN(ctx, startPtr, 16, endChr);
			else if (c === 98) return parseIntegerBaseN(ctx, startPtr, 2, endChr);
			else if (c === 111) return parseIntegerBaseN(ctx, startPtr, 8, endChr);
		}
		if (c === 46) state = 2;
		else if (c === 101 || c === 69) state = 4;
		else TomlError.x("illegal leading zero", ctx, startPtr);
	} else if (!isDigit(c)) TomlError.x("invalid value", ctx, startPtr);
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
		if (!state) state = 1;
		if (c === 95) {
			if (!(state & 1)) TomlError.x("illegal underscore", ctx);
			state += 11;
			hasUnderscores = true;
		} else if (state === 1 && c === 46) state = 2;
		else if ((state === 1 || state === 3) && (c === 101 || c === 69)) state = 4;
		else if (state === 4 && (c === 43 || c === 45)) state = 6;
		else if (!isDigit(c)) TomlError.x(`illegal character in numeric literal`, ctx);
		else if (state > 9) state -= 11;
		else if (!(state & 1)) state++;
	}
	if (!state) {
		let val = (startChr - 48) * (sign || 1);
		return ctx.bi === true ? BigInt(val) : val;
	}
	if (!(state & 1)) TomlError.x("unfinished numeric value", ctx, startPtr);
	let str = ctx.s.slice(startPtr, ctx.p);
	if (hasUnderscores) str = str.replaceAll("_", "");
	return state > 1 ? parseFloat(str) : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
	let c, underscore = 1;
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) if (c === 95) {
		if (underscore & 1) TomlError.x("illegal underscore", ctx);
		underscore = 3;
	} else if (!isDigit(c, base)) TomlError.x(`illegal character in numeric literal`, ctx);
	else if (underscore & 1) underscore--;
	if (underscore & 1) TomlError.x("unfinished numeric value", ctx);
	let str = ctx.s.slice(startPtr + 2, ctx.p);
	if (underscore) str = str.replaceAll("_", "");
	return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
	if (ctx.bi !== true) int: {
		let val = parseInt(str, base);
		if (!Number.isSafeInteger(val)) {
			if (ctx.bi) break int;
			TomlError.x("integer value cannot be represented losslessly", ctx, startPtr);
		}
		return val;
	}
	return base === 10 ? BigInt(str) : BigInt((base === 2 ? "0b" : base === 8 ? "0o" : "0x") + str);
}
function parseDate(ctx, c, endChr) {
	let startPtr = ctx.p++, unsafeSeparator;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++))) return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
	ctx.p += 5;
	if (!isDigit(ctx.s.charCodeAt(ctx.p++))) TomlError.x("invalid date-time: date part is malformed", ctx, startPtr);
	if (ctx.p >= ctx.s.length || ((c = ctx.s.charCodeAt(ctx.p)) !== 32 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 84 && c !== 116) return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 3, false, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) !== 58) TomlError.x("invalid date-time: time part is malformed", ctx, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	if (c = ctx.s.charCodeAt(ctx.p)) {
		if (c === 90 || c === 122) return readDate(ctx, ctx.s.slice(startPtr, ++ctx.p), 1, unsafeSeparator, startPtr, "[+00:00]");
		if (c === 43 || c === 45) return readDate(ctx, ctx.s.slice(startPtr, ctx.p += 6), 1, unsafeSeparator, startPtr, !ctx.ld && "[" + ctx.s.slice(ctx.p - 6, ctx.p) + "]");
	}
	return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
	let start = ctx.p;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) return parseNumber(ctx, --ctx.p, c, 0, endChr);
	if (ctx.s.charCodeAt(ctx.p += 4) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	return readDate(ctx, ctx.s.slice(start, ctx.p), 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
	if (ctx.ld) {
		let date = new TomlDate(str, type, unsafeDelim);
		if (!date.isValid()) TomlError.x("invalid date", ctx, errPtr);
		return date;
	}
	try {
		if (temporalSuffix) str += temporalSuffix;
		switch (type) {
			case 1: return Temporal.ZonedDateTime.from(str);
			case 2: return Temporal.PlainDateTime.from(str);
			case 3: return Temporal.PlainDate.from(str);
			case 4: return Temporal.PlainTime.from(str);
		}
	} catch (e) {
		TomlError.x(e instanceof Error ? e.message : "" + e, ctx, errPtr);
	}
}

// node_modules/smol-toml/dist/util.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function skipComment(ctx) {
	for (; ctx.p < ctx.s.length; ctx.p++) {
		let c = ctx.s.charCodeAt(ctx.p);
		if (c === 10) break;
		if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) {
			ctx.p++;
			break;
		}
		if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in comments", ctx);
	}
}
function skipVoid(ctx, banNewLines, banComments) {
	let c;
	while (ctx.p < ctx.s.length) {
		while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 32 || c === 9 || !banNewLines && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10))) ctx.p++;
		if (banComments || c !== 35) break;
		skipComment(ctx);
	}
}

// node_modules/smol-toml/dist/struct.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function parseKey(ctx, end = 61) {
	let startPtr;
	let state = 0;
	let parsed = [];
	let sliceStart;
	let c = ctx.s.charCodeAt(startPtr = ctx.p);
	do
		if (c === end) {
			if (!state) TomlError.x("unexpected end of key", ctx);
			if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
			return ctx.p++, parsed;
		} else if (c === 46) {
			if (!state) TomlError.x("illegal empty bare key", ctx);
			if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
			state = 0;
		} else if (!state && (c === 34 || c === 39)) {
			if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2)) TomlError.x("illegal quoted key: multiline strings are not allowed", ctx);
			parsed.push(parseString(ctx));
			state = 2;
			ctx.p--;
		} else if (c === 32 || c === 9) {
			if (state === 1) {
				parsed.push(ctx.s.slice(sliceStart, ctx.p));
				state = 2;
			}
		} else if (state === 2 || c < 48 && c !== 45 || c > 57 && c < 65 || c > 90 && c < 97 && c !== 95 || c > 122) TomlError.x("illegal character in key", ctx);
		else if (!state) {
			state = 1;
			sliceStart = ctx.p;
		}
	while (c = ctx.s.charCodeAt(++ctx.p));
	TomlError.x("incomplete key-value: cannot find end of key", ctx, startPtr);
}
function parseInlineTable(ctx) {
	let startPtr = ctx.p++;
	let res = Object.create(null);
	let seen = /* @__PURE__ */ new Set();
	let c;
	while (ctx.p < ctx.s.length) {
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p)) === 125) {
			ctx.p++;
			return res;
		}
		let k;
		let t = res;
		let hasOwn = false;
		let errPtr = ctx.p;
		let key = parseKey(ctx);
		for (let i = 0; i < key.length; i++) {
			if (i) t = hasOwn ? t[k] : t[k] = Object.create(null);
			k = key[i];
			if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== "object" || seen.has(t[k]))) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
			let unsafe = k === "__proto__";
			if (ctx.uk && (unsafe || k === "constructor")) {
				t = ctx.uk !== 1 && TomlError.x("document contains an unsafe property", ctx, errPtr);
				break;
			}
			if (!hasOwn && unsafe) Object.defineProperty(t, k, {
				enumerable: true,
				configurable: true,
				writable: true
			});
		}
		if (hasOwn) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
		skipVoid(ctx, true, true);
		let value = extractValue(ctx, 125);
		if (t && typeof (t[k] = value) === "object") seen.add(value);
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p++)) === 125) return res;
		if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
	}
	TomlError.x("unfinished table", ctx, startPtr);
}
function parseArray(ctx) {
	let startPtr = ctx.p++;
	let res = [];
	let c;
	while (ctx.p < ctx.s.length) {
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p)) === 93) {
			ctx.p++;
			return res;
		}
		res.push(extractValue(ctx, 93));
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p++)) === 93) return res;
		if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
	}
	TomlError.x("unfinished array", ctx, startPtr);
}

// node_modules/smol-toml/dist/parse.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
function peekTable(ctx, key, table, meta, type) {
	let t = table;
	let m = meta;
	let k;
	let hasOwn = false;
	let state;
	for (let i = 0; i < key.length; i++) {
		if (i) {
			t = hasOwn ? t[k] : t[k] = Object.create(null);
			m = (state = m[k]).c;
			if (type === 0 && (state.t === 1 || state.t === 2)) return null;
			if (state.t === 2) {
				let l = t.length - 1;
				t = t[l];
				m = m[l].c;
			}
		}
		k = key[i];
		if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 && m[k]?.d) return null;
		if (!hasOwn) {
			let unsafe = k === "__proto__";
			if (ctx.uk && (unsafe || k === "constructor")) return false;
			if (unsafe) {
				Object.defineProperty(t, k, {
					enumerable: true,
					configurable: true,
					writable: true
				});
				Object.defineProperty(m, k, {
					enumerable: true,
					configurable: true,
					writable: true
				});
			}
			m[k] = {
				t: i < key.length - 1 && type === 2 ? 3 : type,
				d: false,
				i: 0,
				c: Object.create(null)
			};
		}
	}
	state = m[k];
	if (state.t !== type && !(type === 1 && state.t === 3)) return null;
	if (type === 2) {
		if (!state.d) {
			state.d = true;
			t[k] = [];
		}
		t[k].push(t = Object.create(null));
		state.c[state.i++] = state = {
			t: 1,
			d: false,
			i: 0,
			c: Object.create(null)
		};
	}
	if (state.d) return null;
	state.d = true;
	if (type === 1) t = hasOwn ? t[k] : t[k] = Object.create(null);
	else if (type === 0 && hasOwn) return null;
	return [
		k,
		t,
		state.c
	];
}
function validateTablePeek(ctx, peek, ptr) {
	if (peek === null || ctx.uk === 2) TomlError.x(peek === null ? "trying to redefine an already defined table or value" : "document contains an unsafe property", ctx, ptr);
}
function parse$1(toml, options = {}) {
	let ctx = {
		s: toml,
		p: 0,
		d: options.maxDepth ?? 1e3,
		bi: options.integersAsBigInt ?? false,
		ld: options.useLegacyDate ?? true,
		uk: options.unsafeKeyBehaviour === "throw" ? 2 : options.unsafeKeyBehaviour === "drop" ? 1 : 0
	};
	let res = Object.create(null);
	let meta = Object.create(null);
	let tmp;
	let skipping = false;
	let tbl = res;
	let m = meta;
	if (toml.charCodeAt(0) === 65279) ctx.p++;
	skipVoid(ctx);
	while (ctx.p < toml.length) {
		if (toml.charCodeAt(ctx.p) === 91) {
			let isTableArray = toml.charCodeAt(++ctx.p) === 91;
			tmp = ctx.p += +isTableArray;
			skipping = false;
			let k = parseKey(ctx, 93);
			if (isTableArray) {
				if (toml.charCodeAt(ctx.p) !== 93) TomlError.x("expected end of table array declaration", ctx);
				ctx.p++;
			}
			let p = peekTable(ctx, k, res, meta, isTableArray ? 2 : 1);
			if (!p) {
				validateTablePeek(ctx, p, tmp);
				skipping = true;
			} else {
				m = p[2];
				tbl = p[1];
			}
		} else {
			tmp = ctx.p;
			let p = peekTable(ctx, parseKey(ctx), tbl, m, 0);
			if (!p && !skipping) validateTablePeek(ctx, p, tmp);
			skipVoid(ctx, true, true);
			let v = extractValue(ctx, void 0);
			if (p && !skipping) p[1][p[0]] = v;
		}
		skipVoid(ctx, true);
		if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 10 && (tmp !== 13 || toml.charCodeAt(ctx.p + 1) !== 10)) TomlError.x("each key-value declaration must be followed by an end-of-line", ctx);
		skipVoid(ctx);
	}
	return res;
}

// src/project/around.ts
function aroundOf(beside, asked) {
	const { texts, paths } = beside ?? {
		texts: /* @__PURE__ */ new Map(),
		paths: []
	};
	return {
		text(path) {
			asked?.(path);
			return texts.get(path);
		},
		files: (path) => paths.filter((each) => path === "" || each === path || each.startsWith(`${path}/`))
	};
}
function sameBeside(one, other) {
	if (one === void 0 || other === void 0) return one === other;
	if (one.texts.size !== other.texts.size || one.paths.length !== other.paths.length) return false;
	return [...one.texts].every(([path, text]) => other.texts.get(path) === text) && one.paths.every((path, index) => other.paths[index] === path);
}

// src/project/dvc/said.ts
function saidOf(places) {
	const problems = [];
	return {
		problems,
		place: (path) => places.at(path),
		add(reason, path, message, remedy) {
			problems.push({
				reason,
				message,
				place: places.at(path),
				...remedy !== void 0 && { remedy }
			});
		}
	};
}
function memberOf$1(value, key) {
	return isTable$5(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function isTable$5(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function itemsOf(value) {
	return Array.isArray(value) ? value.map((item, index) => [index, item]) : [];
}

// src/project/toml-spots.ts
const mostWork = 2e6;
function tomlSpots(text) {
	const root = spotAt(0);
	let table = root;
	let [start, end, work] = [
		0,
		0,
		0
	];
	for (const line of text.split(/(?<=\n)/)) {
		end += line.length;
		work += end - start;
		if (work > mostWork) return void 0;
		const statement = text.slice(start, end);
		const said = statementOf(statement);
		if (said === void 0) continue;
		const bare = statement.trimStart();
		const offset = start + statement.length - bare.length;
		if (bare.startsWith("[")) table = opened(root, said, offset);
		else grow(table, said, offset);
		start = end;
	}
	return root;
}
function statementOf(text) {
	try {
		return parse$1(text);
	} catch {
		return;
	}
}
function spotAt(offset) {
	return {
		key: offset,
		value: offset,
		members: /* @__PURE__ */ new Map()
	};
}
function memberOf(spot, key, offset) {
	const member = spot.members.get(key) ?? spotAt(offset);
	spot.members.set(key, member);
	return member;
}
function opened(root, header, offset) {
	const [entry] = Object.entries(header);
	if (entry === void 0) return root;
	const [key, inner] = entry;
	const table = memberOf(root, key, offset);
	return isTable$4(inner) ? opened(table, inner, offset) : table;
}
function grow(table, said, offset) {
	for (const [key, value] of Object.entries(said)) {
		const member = memberOf(table, key, offset);
		if (isTable$4(value)) grow(member, value, offset);
	}
}
function isTable$4(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/project/file-places.ts
function filePlaces(text, file) {
	if (/\.toml$/i.test(file)) {
		const root = tomlSpots(text);
		return root && placesOf(file, text, root);
	}
	if (!/\.(ya?ml|json)$/i.test(file)) return void 0;
	try {
		return readDocument(text, file).places;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

// src/project/params.ts
function readParams(text, file, keys) {
	const parsed = parse(text, file);
	if ("problem" in parsed) return {
		values: {},
		problems: [parsed.problem]
	};
	const leaves = /* @__PURE__ */ new Map();
	flatten(parsed.document, void 0, leaves);
	if (keys === null) return {
		values: Object.fromEntries(leaves),
		problems: []
	};
	const values = /* @__PURE__ */ new Map();
	const problems = [];
	for (const key of keys) {
		const value = at$1(parsed.document, key);
		if (value === void 0) problems.push(missing$1(key, file, parsed.document));
		else values.set(key, value);
	}
	return {
		values: Object.fromEntries(values),
		problems
	};
}
function leavesOf(values) {
	const leaves = /* @__PURE__ */ new Map();
	for (const [key, value] of Object.entries(values)) flatten(value, key, leaves);
	return leaves;
}
function readUserDocument(text, file) {
	return parse(text, file);
}
function parse(text, file) {
	const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
	const reader = ending === void 0 ? void 0 : readers$1[ending];
	if (!reader) return unreadable(`${file} is neither YAML, JSON nor TOML by its ending`);
	try {
		return { document: jsonOf(reader(text), 0) };
	} catch (error) {
		return unreadable(`${file} cannot be read: ${said(error)}`, placeOf$1(error, text, file));
	}
}
const readers$1 = {
	yaml: readYaml,
	yml: readYaml,
	json: (text) => JSON.parse(text.replace(/^\uFEFF/, "")),
	toml: (text) => parse$1(text)
};
function readYaml(text) {
	if (/^\s*(#.*\s*)*$/.test(text)) return {};
	return load(text, {
		schema: CORE_SCHEMA.withTags(mergeTag),
		maxAliases: 100,
		maxDepth: 64
	});
}
function unreadable(message, place) {
	return { problem: {
		reason: "params-unreadable",
		message,
		...place ? { place } : {}
	} };
}
function said(error) {
	if (error instanceof YAMLException) return error.reason;
	const message = error instanceof Error ? error.message : String(error);
	return message.split("\n", 1)[0] ?? message;
}
function placeOf$1(error, text, file) {
	if (error instanceof TomlError) return {
		file,
		line: error.line,
		column: error.column
	};
	if (!(error instanceof YAMLException) || !error.mark) return void 0;
	return placesOf(file, text, {
		key: 0,
		value: 0,
		members: /* @__PURE__ */ new Map()
	}).offset(error.mark.position);
}
const deepest = 64;
function jsonOf(value, depth) {
	if (depth > deepest) throw new RangeError(`nested more than ${deepest} levels deep`);
	if (value === null || value === void 0) return null;
	if (typeof value === "string" || typeof value === "boolean") return value;
	if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
	if (Array.isArray(value)) return value.map((item) => jsonOf(item, depth + 1));
	if (value instanceof Date) return value.toISOString();
	if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOf(member, depth + 1)]));
	return String(value);
}
function isTable$3(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function flatten(value, prefix, into) {
	if (!isTable$3(value) || prefix !== void 0 && Object.keys(value).length === 0) {
		into.set(prefix ?? "", value);
		return;
	}
	for (const [key, member] of Object.entries(value)) flatten(member, dotted(prefix, key), into);
}
function dotted(prefix, key) {
	return prefix === void 0 ? key : `${prefix}.${key}`;
}
function at$1(document, key) {
	if (!isTable$3(document)) return void 0;
	if (Object.hasOwn(document, key)) return document[key];
	for (let dot = key.indexOf("."); dot !== -1; dot = key.indexOf(".", dot + 1)) {
		const head = key.slice(0, dot);
		const found = Object.hasOwn(document, head) ? at$1(document[head], key.slice(dot + 1)) : void 0;
		if (found !== void 0) return found;
	}
}
function missing$1(key, file, document) {
	const names = [...everyKey(document, void 0)];
	const near = nearest$1(key, names);
	const remedy = near === void 0 ? {} : { remedy: `Did you mean \`${near}\`?` };
	return {
		reason: "params-key-missing",
		message: `${file} has no key \`${key}\``,
		...remedy
	};
}
function* everyKey(value, prefix) {
	if (!isTable$3(value)) return;
	for (const [key, member] of Object.entries(value)) {
		const name = dotted(prefix, key);
		yield name;
		yield* everyKey(member, name);
	}
}

// src/project/paths.ts
function resolvePath(text, options = {}) {
	const refusal = refuse$1(text, options.rooted === true);
	if (refusal) return {
		ok: false,
		...refusal
	};
	const segments = [...(text.startsWith("/") ? "" : options.workingDirectory ?? "").split("/"), ...text.split("/")].filter((segment) => segment !== "" && segment !== ".");
	const slash = options.keepSlash && text.endsWith("/") && segments.length > 0 ? "/" : "";
	return {
		ok: true,
		path: `${segments.join("/")}${slash}`
	};
}
function resolveGlob(text, options) {
	if (!text.startsWith("!")) return resolvePath(text, {
		...options,
		keepSlash: true
	});
	const inner = resolvePath(text.slice(1), {
		...options,
		keepSlash: true
	});
	return inner.ok ? {
		ok: true,
		path: `!${inner.path}`
	} : inner;
}
function looksLikePath(text) {
	return /[/\\*?[{]/.test(text) || /\.[A-Za-z0-9]+$/.test(text) || text === "." || text === "..";
}
function refuse$1(text, rooted) {
	if (text === "" || text === "!") return { message: "a path cannot be empty" };
	if (/[\u0000-\u001f\u007f]/.test(text)) return { message: "a path cannot hold control characters" };
	if (/^[A-Za-z]:/.test(text)) return { message: `"${text}" begins with a drive letter` };
	if (text.includes("\\")) return {
		message: `"${text}" holds a backslash`,
		remedy: "Separate folders with `/`."
	};
	if (/(^|[/{,(|!])\.\.($|[/},)|])/.test(text)) {
		const remedy = rooted && !text.startsWith("/") ? "Begin with `/`, which is the repository's root." : void 0;
		return {
			message: `"${text}" leads upwards with \`..\``,
			...remedy ? { remedy } : {}
		};
	}
	if (text.startsWith("//") || text.startsWith("/") && !rooted) return {
		message: `"${text}" is an absolute path`,
		remedy: "Write it relative to the repository's root."
	};
	if (text.split("/").some((segment) => segment.toLowerCase() === ".git")) return { message: `"${text}" is inside git's own folder` };
}

// src/project/contract-files/dbt-tests.ts
function testsOf(table, at) {
	return ["data_tests", "tests"].flatMap((key) => itemsOf(memberOf$1(table, key)).flatMap(([index, item]) => testOf(item, [
		...at,
		key,
		index
	])));
}
function testOf(item, at) {
	if (typeof item === "string") return [{
		name: item,
		arguments: {},
		warns: false,
		at
	}];
	if (!isTable$5(item)) return [];
	const named = memberOf$1(item, "test_name");
	const [[name, inner] = ["", void 0]] = Object.entries(item);
	const [kind, given] = typeof named === "string" ? [named, item] : [name, inner];
	const { config, arguments: own, ...beside } = isTable$5(given) ? given : {};
	const all = {
		...beside,
		...isTable$5(config) && config
	};
	if (all["enabled"] === false) return [];
	const unlike = [
		"where",
		"error_if",
		"warn_if",
		"limit",
		"fail_calc",
		"group_by_columns"
	].find((key) => key in all);
	return [{
		name: kind,
		arguments: {
			...beside,
			...isTable$5(own) && own
		},
		warns: typeof all["severity"] === "string" && all["severity"].toLowerCase() === "warn",
		...unlike !== void 0 && { unlike: `\`${unlike}\`` },
		at
	}];
}
function constraintsOf(column, at) {
	return itemsOf(memberOf$1(column, "constraints")).flatMap(([index, item]) => {
		const type = memberOf$1(item, "type");
		if (typeof type !== "string") return [];
		return (type === "primary_key" ? ["not_null", "unique"] : [type]).map((name) => ({
			name,
			arguments: {},
			warns: false,
			at: [
				...at,
				"constraints",
				index
			]
		}));
	});
}
function referredTo(text) {
	if (typeof text !== "string") return void 0;
	return [...text.matchAll(/['"]([^'"]+)['"]/g)].at(-1)?.[1];
}

// src/project/contract-files/dbt-rules.ts
function rulesOf$1(test, column) {
	if (test.unlike !== void 0) return { left: `it has ${test.unlike}` };
	const read = Object.hasOwn(readers, test.name) ? readers[test.name] : void 0;
	return read === void 0 ? { left: "no rule asks the same" } : read(test.arguments, column);
}
const between = (given) => {
	const [min, max] = [given["min_value"], given["max_value"]];
	const isLimit = (value) => value === void 0 || value === null || typeof value === "number";
	if (!isLimit(min) || !isLimit(max)) return { left: "its limits are no numbers" };
	if (given["inclusive"] === false || given["strictly"] === true) return { left: "its limits do not belong to it" };
	return { rules: {
		...typeof min === "number" && { min },
		...typeof max === "number" && { max }
	} };
};
const notNull = () => ({ rules: { nulls: 0 } });
const unique$2 = () => ({ rules: { unique: true } });
const nothing = () => ({ rules: {} });
const values$1 = (given, { type }) => {
	const list = given["values"] ?? given["value_set"];
	if (!Array.isArray(list) || list.length === 0) return { left: "it lists no values" };
	const all = list;
	return { rules: { values: type === "string" ? all.map(String) : all } };
};
const relationship = (given, { datasets }) => {
	const [to, field] = [referredTo(given["to"]), given["field"]];
	if (to === void 0 || typeof field !== "string") return { left: "it names no model and field" };
	if (!datasets.has(to)) return { left: `${to} is no dataset of this project` };
	return { rules: { values: { from: `${to}.${field}` } } };
};
const proportion = (given) => {
	const least = given["at_least"];
	const most = given["at_most"] ?? 1;
	if (typeof least !== "number" || least < 0 || least > 1 || most !== 1) return { left: "its limits have no rule" };
	return { rules: { nulls: `${Number(((1 - least) * 100).toFixed(6))}%` } };
};
const readers = {
	not_null: notNull,
	unique: unique$2,
	accepted_values: values$1,
	relationships: relationship,
	"dbt_utils.accepted_range": between,
	"dbt_utils.not_null_proportion": proportion,
	"dbt_expectations.expect_column_to_exist": nothing,
	"dbt_expectations.expect_column_values_to_be_between": between,
	"dbt_expectations.expect_column_values_to_be_in_set": values$1,
	"dbt_expectations.expect_column_values_to_be_unique": unique$2,
	"dbt_expectations.expect_column_values_to_not_be_null": notNull
};

// src/project/contract-files/sql-types.ts
const types = {
	bigint: "integer",
	bool: "boolean",
	boolean: "boolean",
	byteint: "integer",
	char: "string",
	character: "string",
	"character varying": "string",
	date: "date",
	datetime: "timestamp",
	decimal: "number",
	double: "number",
	"double precision": "number",
	float: "number",
	float4: "number",
	float64: "number",
	float8: "number",
	int: "integer",
	int2: "integer",
	int4: "integer",
	int64: "integer",
	int8: "integer",
	integer: "integer",
	nchar: "string",
	number: "number",
	numeric: "number",
	nvarchar: "string",
	real: "number",
	smallint: "integer",
	string: "string",
	text: "string",
	timestamp: "timestamp",
	"timestamp with time zone": "timestamp",
	"timestamp without time zone": "timestamp",
	timestamp_ltz: "timestamp",
	timestamp_ntz: "timestamp",
	timestamp_tz: "timestamp",
	timestamptz: "timestamp",
	tinyint: "integer",
	varchar: "string"
};
function typeOfSql(written) {
	const name = written.toLowerCase().replace(/\s*\([^)]*\)/, "").replace(/\s+/g, " ").trim();
	return Object.hasOwn(types, name) ? types[name] : void 0;
}

// src/project/contract-files/dbt-columns.ts
function isProperties(document) {
	return [
		"models",
		"sources",
		"seeds",
		"snapshots"
	].some((key) => Array.isArray(memberOf$1(document, key)));
}
function tablesIn(document) {
	const lists = [...[
		"models",
		"seeds",
		"snapshots"
	].map((key) => [memberOf$1(document, key), [key]]), ...itemsOf(memberOf$1(document, "sources")).map(([index, source]) => [memberOf$1(source, "tables"), [
		"sources",
		index,
		"tables"
	]])];
	const found = /* @__PURE__ */ new Map();
	for (const [list, at] of lists) for (const [index, written] of itemsOf(list)) {
		const name = memberOf$1(written, "name");
		if (typeof name === "string" && !found.has(name)) found.set(name, {
			written,
			at: [...at, index]
		});
	}
	return found;
}
function columnsOf$3({ written, at }, datasets) {
	const columns = /* @__PURE__ */ new Map();
	const places = /* @__PURE__ */ new Map();
	const left = testsOf(written, at).map(({ name }) => `${name} (it is about the whole table)`);
	for (const [index, column] of itemsOf(memberOf$1(written, "columns"))) {
		const name = memberOf$1(column, "name");
		if (!isTable$5(column) || typeof name !== "string") continue;
		const place = [
			...at,
			"columns",
			index
		];
		const said = memberOf$1(column, "data_type");
		const type = typeof said === "string" ? typeOfSql(said) : void 0;
		const read = columnRules([...testsOf(column, place), ...constraintsOf(column, place)], {
			type,
			datasets
		});
		columns.set(name, {
			...type !== void 0 && { type },
			...read.rules
		});
		places.set(JSON.stringify([name]), place);
		for (const [rule, path] of read.places) places.set(JSON.stringify([name, rule]), path);
		left.push(...read.left.map((text) => `${name}: ${text}`));
	}
	return {
		columns: Object.fromEntries(columns),
		places,
		left
	};
}
function columnRules(tests, column) {
	const onlyWarns = tests.length > 0 && tests.every(({ warns }) => warns);
	const rules = onlyWarns ? { level: "warn" } : {};
	const places = /* @__PURE__ */ new Map();
	const left = [];
	for (const test of tests) {
		const taken = test.warns && !onlyWarns ? { left: "it warns, and others fail" } : rulesOf$1(test, column);
		if ("left" in taken) {
			left.push(`${test.name} (${taken.left})`);
			continue;
		}
		for (const [rule, value] of Object.entries(taken.rules)) if (!(rule in rules) || JSON.stringify(rules[rule]) === JSON.stringify(value)) {
			rules[rule] = value;
			places.set(rule, test.at);
		} else left.push(`${test.name} (another test gives \`${rule}\`)`);
	}
	return {
		rules,
		places,
		left
	};
}

// src/project/contract-files/expand-contracts.ts
function expandContracts(document, context) {
	const { datasets } = document;
	if (!isTable$5(datasets) || !Object.values(datasets).some(namesFile)) return {
		document,
		place: () => void 0,
		files: []
	};
	const places = /* @__PURE__ */ new Map();
	const files = /* @__PURE__ */ new Set();
	const names = new Set(Object.keys(datasets));
	const entries = Object.entries(datasets).map(([name, entry]) => {
		if (!isTable$5(entry) || !namesFile(entry)) return [name, entry];
		const { columns: text, ...others } = entry;
		const found = readContract(String(text), [
			"datasets",
			name,
			"columns"
		], {
			...context,
			names,
			files
		});
		if (found === void 0) return [name, others];
		places.set(name, found.place);
		return [name, {
			...entry,
			columns: found.columns
		}];
	});
	return {
		document: {
			...document,
			datasets: Object.fromEntries(entries)
		},
		place: ([section, name, key, ...below]) => section === "datasets" && key === "columns" && below.length > 0 ? places.get(String(name))?.(below) : void 0,
		files: [...files].sort(compareText)
	};
}
function namesFile(entry) {
	return typeof memberOf$1(entry, "columns") === "string";
}
function readContract(text, at, reading) {
	const { list, around, folderOf, files } = reading;
	if (around === void 0) return void 0;
	const hash = text.indexOf("#");
	const [written, name] = hash === -1 ? [text, void 0] : [text.slice(0, hash), text.slice(hash + 1)];
	const path = resolvePath(written, {
		workingDirectory: folderOf(at),
		rooted: true
	});
	if (!path.ok) {
		list.add("path-outside", at, path.message, { value: true });
		return;
	}
	const file = path.path;
	const source = around.text(file);
	if (source === void 0) {
		list.add("contract-missing", at, `git has no file ${file} that could be read`, { value: true });
		return;
	}
	files.add(file);
	const read = readUserDocument(source, file);
	if ("problem" in read) {
		const { message, place } = read.problem;
		if (place === void 0) list.add("contract-invalid", at, message, { value: true });
		else list.found({
			reason: "contract-invalid",
			message,
			place
		});
		return;
	}
	const its = filePlaces(source, file);
	return isProperties(read.document) ? ofProperties(read.document, {
		file,
		name,
		its
	}, at, reading) : ofColumns(read.document, {
		file,
		name,
		its
	}, at, reading);
}
function ofProperties(document, { file, name, its }, at, reading) {
	const { list, names } = reading;
	const tables = tablesIn(document);
	const table = name === void 0 ? void 0 : tables.get(name);
	if (table === void 0) {
		const [first = "<name>"] = tables.keys();
		const message = name === void 0 ? `${file} has the properties of a dbt project; say which table is meant, as in ${file}#${first}` : `${file} has no model, source table, seed or snapshot \`${name}\``;
		list.add("contract-invalid", at, message, {
			value: true,
			remedy: name === void 0 ? void 0 : didYouMean(name, [...tables.keys()])
		});
		return;
	}
	const { columns, places, left } = columnsOf$3(table, names);
	if (Object.keys(columns).length === 0) {
		list.add("contract-invalid", at, `${file} says nothing of the columns of ${name}`, { value: true });
		return;
	}
	if (left.length > 0) list.warn("contract-partial", at, `dbt alone asks ${left.join("; ")}`, { value: true });
	const pathOf = (below) => places.get(JSON.stringify(below.slice(0, 2))) ?? places.get(JSON.stringify(below.slice(0, 1)));
	return {
		columns,
		place: (below) => {
			const path = pathOf(below);
			return path && its?.at(path);
		}
	};
}
function ofColumns(document, { file, name, its }, at, { list }) {
	const columns = name === void 0 ? document : memberOf$1(document, name);
	const above = name === void 0 ? [] : [name];
	if (!isTable$5(columns) || Object.keys(columns).length === 0) {
		const what = name === void 0 ? "a table of columns" : `a table of columns \`${name}\``;
		const remedy = name === void 0 || !isTable$5(document) ? void 0 : didYouMean(name, Object.keys(document));
		list.add("contract-invalid", at, `${file} does not have ${what}`, {
			value: true,
			remedy
		});
		return;
	}
	return {
		columns,
		place: (below) => its?.at([...above, ...below])
	};
}

// src/project/schema/found.ts
function found(value) {
	const plain = String(value);
	const type = typeof value;
	if (value === void 0) return {
		kind: "nothing at all",
		type,
		text: "nothing",
		plain
	};
	if (value === null) return {
		kind: "nothing",
		type: "null",
		text: "nothing",
		plain
	};
	if (typeof value === "string") return {
		kind: "text",
		type,
		text: `"${shorten(value)}"`,
		plain
	};
	if (typeof value === "number") return {
		kind: "a number",
		type,
		text: `the number ${plain}`,
		plain
	};
	if (typeof value === "boolean") return {
		kind: "true or false",
		type,
		text: plain,
		plain
	};
	if (Array.isArray(value)) return {
		kind: "a list",
		type: "array",
		text: value.length === 0 ? "an empty list" : "a list",
		plain: "a list"
	};
	return {
		kind: "a table",
		type,
		text: "a table of keys",
		plain: "a table"
	};
}
function shorten(text) {
	const line = text.replaceAll(/\s+/g, " ");
	return line.length > 40 ? `${[...line].slice(0, 39).join("")}…` : line;
}
function memberAt(document, path) {
	let value = document;
	for (const segment of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return void 0;
		value = Reflect.get(value, segment);
	}
	return value;
}

// src/project/dvc/paths.ts
function isWithin$1(inner, outer) {
	return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}
function touches(a, b) {
	return isWithin$1(a, b) || isWithin$1(b, a);
}
function inFolder(folder, path) {
	const joined = posix.join(folder, path).replace(/\/+$/, "");
	return joined === "." ? "" : joined;
}
function isOutside(path) {
	return /^([a-z][a-z0-9+.-]*:\/\/|\/|~|[A-Za-z]:[\\/])/.test(path);
}
function parentOf(path) {
	const parent = posix.dirname(path);
	return parent === "." ? "" : parent;
}

// src/project/dvc/choose.ts
function chooseStages(pipeline, target, written) {
	const targets = pipeline.stages.filter(({ name }) => name === target || name.startsWith(`${target}@`));
	if (targets.length === 0) return { problem: unknownTarget(pipeline, target) };
	const needed = neededBy(targets, pipeline.stages);
	const ordered = inOrder(needed);
	if ("circle" in ordered) return { problem: circle(ordered.circle) };
	const found = trainingAmong(pipeline, ordered.stages, written);
	if ("problem" in found) return found;
	const { training, artifact } = found;
	const before = new Set(neededBy([training], needed));
	before.delete(training);
	return { chosen: {
		before: ordered.stages.filter((stage) => before.has(stage)),
		training,
		after: ordered.stages.filter((stage) => stage !== training && !before.has(stage)),
		artifact
	} };
}
function unknownTarget({ stages, file }, target) {
	const names = stages.map(({ name }) => name);
	const message = `${file} has no stage \`${target}\`; there are: ${names.slice(0, 12).join(", ") || "none"}${names.length > 12 ? ", …" : ""}`;
	const remedy = didYouMean(target, names);
	return {
		reason: "dvc-stage-unknown",
		message,
		...remedy !== void 0 && { remedy }
	};
}
function circle(stages) {
	const message = `the stages ${stages.map(({ name }) => name).join(", ")} need each other`;
	const [first] = stages;
	return {
		reason: "dvc-circle",
		message,
		...first && { place: first.place }
	};
}
function needs(stage, other) {
	if (stage === other) return false;
	return stage.deps.some((dep) => other.outs.some((out) => touches(dep.path, out.path)));
}
function neededBy(targets, stages) {
	const found = new Set(targets);
	for (const stage of found) {
		if (stage.frozen && !targets.includes(stage)) continue;
		for (const other of stages) if (needs(stage, other)) found.add(other);
	}
	return stages.filter((stage) => found.has(stage));
}
function inOrder(stages) {
	const rest = [...stages];
	const ordered = [];
	while (rest.length > 0) {
		const at = rest.findIndex((stage) => !rest.some((other) => needs(stage, other)));
		if (at === -1) return { circle: rest };
		ordered.push(...rest.splice(at, 1));
	}
	return { stages: ordered };
}
function trainingAmong(pipeline, stages, written) {
	const last = stages.at(-1);
	if (last === void 0) throw new RangeError("a target needs itself");
	if (written !== void 0) return {
		training: stages.filter((stage) => written.some((path) => makes(stage, path))).at(-1) ?? last,
		artifact: []
	};
	const named = modelsIn(pipeline, stages);
	if (named.length === 1) return only(named);
	if (named.length > 1) return unclear(pipeline, named);
	const makers = stages.filter((stage) => shipped(stage, pipeline).length > 0);
	const ends = makers.filter((stage) => !makers.some((other) => needs(other, stage)));
	const found = ends.flatMap((stage) => shipped(stage, pipeline).map((out) => ({
		stage,
		out
	})));
	if (ends.length === 0) return {
		training: last,
		artifact: []
	};
	const rivals = ends.length === 1 ? rivalsOf(ends, makers, pipeline) : [];
	if (ends.length > 1 || rivals.length > 0) return unclear(pipeline, [...rivals, ...found]);
	return only(found);
}
function only(made) {
	const [first] = made;
	if (first === void 0) throw new RangeError("nothing was made");
	return {
		training: first.stage,
		artifact: made.map(({ out }) => out)
	};
}
function makes(stage, path) {
	const plain = path.replace(/\/+$/, "");
	return stage.outs.some((out) => touches(plain, out.path));
}
function modelsIn({ artifacts }, stages) {
	const made = artifacts.flatMap((out) => {
		const stage = stages.find(({ outs }) => outs.some((each) => isWithin$1(out.path, each.path)));
		return stage === void 0 ? [] : [{
			stage,
			out,
			type: out.type
		}];
	});
	const models = made.filter(({ type }) => type === "model");
	return models.length > 0 ? models : made.filter(({ type }) => type === void 0);
}
function shipped({ outs }, { metrics, plots }) {
	const reports = [...metrics, ...plots];
	return outs.filter(({ kind, path }) => kind === "out" && !reports.some((report) => isWithin$1(report.path, path)));
}
const looksLikeModel = /model|\.(?:pkl|pickle|joblib|pt|pth|ckpt|onnx|h5|hdf5|keras|safetensors|cbm|ubj|bst|gguf|rds)$/i;
function rivalsOf([end], makers, pipeline) {
	if (end === void 0 || !end.outs.some(({ kind }) => kind !== "out")) return [];
	if (shipped(end, pipeline).some(({ path }) => looksLikeModel.test(path))) return [];
	return makers.filter((stage) => needs(end, stage)).flatMap((stage) => shipped(stage, pipeline).map((out) => ({
		stage,
		out
	}))).filter(({ out }) => looksLikeModel.test(out.path) && end.deps.some((dep) => touches(dep.path, out.path)));
}
function unclear({ file }, made) {
	const each = made.map(({ stage, out }) => `\`${out.path}\` (${stage.name})`);
	const [first] = made;
	return { problem: {
		reason: "dvc-artifact-unclear",
		message: `${file} does not say which of these is the model: ${each.join(", ")}`,
		remedy: `Write \`artifact: ${first?.out.path ?? "model.pkl"}\` beside \`train\`, or what it is.`
	} };
}

// src/project/dvc/inputs.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const tables$1 = /\.(csv|tsv|parquet|arrow|feather|jsonl|ndjson)(\.(gz|zst))?$/i;
const surroundings = [...[
	"uv.lock",
	"poetry.lock",
	"pyproject.toml",
	"requirements.txt",
	"environment.yml",
	"environment.yaml"
], ...[
	"setup.py",
	"setup.cfg",
	".python-version",
	"renv.lock",
	"package.json",
	"package-lock.json"
]];
function inputsOf({ folder }, stages, kept, datasets, around) {
	const made = outsOf$1(stages);
	const deps = stages.flatMap((stage) => stage.deps).filter(({ path }) => !made.some((out) => touches(path, out)));
	const read = deps.filter(({ path }) => !isOutside(path)).map((dep) => {
		const isKept = outsOf$1(kept).some((out) => touches(dep.path, out));
		return inputOf({
			...dep,
			path: inFolder(folder, dep.path)
		}, isKept, datasets, around);
	});
	const params = paramsOf$2(stages, folder);
	return {
		code: unique$1([
			...read.flatMap(({ code }) => code),
			...environmentOf$1(folder, stages, around),
			...paramsAsCode(params).map(({ path, place }) => ({
				path: `/${path}`,
				place
			}))
		]),
		data: unique$1(read.flatMap(({ data }) => data)),
		outside: unique$1(deps.filter(({ path }) => isOutside(path))),
		params: readable(params)
	};
}
function outsOf$1(stages) {
	return stages.flatMap(({ outs }) => outs.map(({ path }) => path));
}
function inputOf({ path, place }, isKept, datasets, around) {
	const declared = datasets.filter(({ source }) => touches(source, path) || matcher(source)(path));
	const named = declared.map(({ name }) => ({
		path: name,
		place
	}));
	if (declared.some(({ source }) => isWithin$1(path, source) || matcher(source)(path))) return {
		code: [],
		data: named
	};
	const files = around.files(path);
	const data = dataAt(path, files, isKept, around).map((each) => ({
		path: `/${each}`,
		place
	}));
	return {
		code: !isKept && files.some(isCode) ? [{
			path: globOf(path, files),
			place
		}] : [],
		data: [...named, ...data]
	};
}
function globOf(path, files) {
	if (path === "") return "/**";
	return files.includes(path) ? `/${path}` : `/${path}/`;
}
function environmentOf$1(folder, [first], around) {
	if (first === void 0) return [];
	return [.../* @__PURE__ */ new Set([folder, ""])].flatMap((base) => surroundings.map((name) => inFolder(base, name))).filter((path) => around.files(path).includes(path)).map((path) => ({
		path: `/${path}`,
		place: first.place
	}));
}
function isCode(path) {
	return !path.endsWith(".dvc") && !tables$1.test(path);
}
function dataAt(path, files, isKept, around) {
	if (isKept) return [path];
	const above = foldersOf(path).find((each) => around.files(`${each}.dvc`).length > 0);
	if (above !== void 0) return [above];
	if (files.length === 0) return [path];
	const pointers = files.filter((file) => file.endsWith(".dvc") && file !== path).map((file) => file.slice(0, -4));
	if (files.every((file) => tables$1.test(file) || file.endsWith(".dvc"))) return files.some(isTableFile) ? [path] : pointers;
	return pointers;
}
function isTableFile(path) {
	return tables$1.test(path);
}
function foldersOf(path) {
	const parts = path.split("/");
	return parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
}
function paramsOf$2(stages, folder) {
	const found = /* @__PURE__ */ new Map();
	for (const { path, keys, place } of stages.flatMap((stage) => stage.params)) {
		const full = inFolder(folder, path);
		const before = found.get(full);
		const both = before === void 0 ? keys : before.keys === null || keys === null ? null : [...before.keys, ...keys];
		found.set(full, {
			path: full,
			keys: both && [...new Set(both)],
			place: before?.place ?? place
		});
	}
	return [...found.values()];
}
function readable(params) {
	const asCode = new Set(paramsAsCode(params));
	return params.filter((each) => !asCode.has(each));
}
function paramsAsCode(params) {
	const isProgram = ({ path }) => path.endsWith(".py");
	const isKeyed = params.some((each) => each.keys !== null && !isProgram(each));
	return params.filter((each) => isProgram(each) || isKeyed && each.keys === null);
}
function unique$1(paths) {
	return [...new Map(paths.map((each) => [each.path, each])).values()];
}

// src/project/dvc/values.ts
function valueIn(written, places, path = []) {
	if (written === null || written === void 0) return null;
	if (typeof written === "number") return numberOf(written, places, path);
	if (typeof written === "string" || typeof written === "boolean") return written;
	if (Array.isArray(written)) return written.map((item, index) => valueIn(item, places, [...path, index]));
	if (typeof written !== "object") return String(written);
	return Object.fromEntries(Object.entries(written).map(([key, member]) => [key, valueIn(member, places, [...path, key])]));
}
function numberOf(value, places, path) {
	const place = places?.value(path);
	const written = place?.source?.slice((place.column ?? 1) - 1);
	return (written === void 0 ? !Number.isInteger(value) : /^[-+]?(\d*\.|\d+e|\.)/i.test(written)) ? pythonFloat(value) : value;
}
function pythonFloat(value) {
	if (Number.isNaN(value)) return "nan";
	if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
	if (Object.is(value, -0)) return "-0.0";
	const size = Math.abs(value);
	if (size !== 0 && (size < 1e-4 || size >= 0x2386f26fc10000)) {
		const [digits = "", exponent = ""] = value.toExponential().split("e");
		const [, sign = "+", power = ""] = /^([+-])(\d+)$/.exec(exponent) ?? [];
		return `${digits}e${sign}${power.padStart(2, "0")}`;
	}
	const text = size >= 1e-6 && size < 1e21 ? String(value) : value.toFixed(20);
	return text.includes(".") ? text : `${text}.0`;
}
function isValues(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function merged(first, second) {
	const both = Object.entries(second).map(([key, value]) => {
		const before = Object.hasOwn(first, key) ? first[key] : void 0;
		return [key, isValues(before) && isValues(value) ? merged(before, value) : value];
	});
	return {
		...first,
		...Object.fromEntries(both)
	};
}

// src/project/dvc/interpolate.ts
const expression$2 = /(?<!\\)\$\{(.*?)\}/g;
function interpolate(text, values, inCommand = false) {
	const problems = [];
	const whole = /^\$\{([^}]*)\}$/.exec(text)?.[1];
	if (whole !== void 0 && !inCommand) {
		const found = select(values, whole);
		if (found !== void 0) return {
			value: found,
			problems
		};
	}
	return {
		value: text.replaceAll(expression$2, (found, name) => {
			const value = select(values, name);
			if (value === void 0) problems.push(`\`${found}\` names no variable${declared(values)}`);
			else if (typeof value !== "object" || value === null) return textOf$1(value);
			else if (inCommand && isValues(value)) return optionsOf(value, name, problems);
			else problems.push(`\`${found}\` is ${Array.isArray(value) ? "a list" : "a table"}, and text is needed here`);
			return found;
		}).replaceAll("\\${", "${"),
		problems
	};
}
function declared(values) {
	const names = Object.keys(values);
	if (names.length === 0) return "; there is none";
	return `; there are: ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}`;
}
function textOf$1(value) {
	return value === null ? "None" : String(value);
}
function select(values, name) {
	const keys = name.trim().replaceAll("[", ".").replaceAll("]", "").split(".");
	let value = values;
	for (const key of keys) if (Array.isArray(value)) value = /^\d+$/.test(key) ? value[Number(key)] : void 0;
	else if (isValues(value) && Object.hasOwn(value, key)) value = value[key];
	else return void 0;
	return value;
}
function optionsOf(values, name, problems, prefix = "") {
	return Object.entries(values).flatMap(([key, value]) => {
		const option = `--${prefix}${key}`;
		if (isValues(value)) return [optionsOf(value, name, problems, `${prefix}${key}.`)];
		if (typeof value === "boolean") return value ? [option] : [];
		if (!isList$2(value)) return [`${option} ${argument(value)}`];
		const items = value.filter((item) => typeof item !== "object" || item === null);
		if (items.length < value.length) problems.push(`\`${name}.${prefix}${key}\` holds lists or tables, which are no options`);
		return items.length === 0 ? [] : [`${option} ${items.map(argument).join(" ")}`];
	}).filter((option) => option !== "").join(" ");
}
function argument(value) {
	if (typeof value === "string") return quoteShell(value);
	if (value === true) return "True";
	if (value === false) return "False";
	return textOf$1(typeof value === "number" ? value : null);
}
function isList$2(value) {
	return Array.isArray(value);
}

// src/project/dvc/several.ts
const most = 1e3;
function singleStages(name, written, at, values, said) {
	const each = memberOf$1(written, "foreach");
	const matrix = memberOf$1(written, "matrix");
	if (each === void 0 && matrix === void 0) return [{
		name,
		written,
		at,
		values
	}];
	const key = each === void 0 ? "matrix" : "foreach";
	const items = itemsIn(each ?? matrix, [...at, key], values, said);
	if (items === void 0) return [];
	const found = each === void 0 ? combinations(items) : ofEach(items);
	if (found === void 0 || found.length === 0 || found.length > most) {
		const needed = each === void 0 ? "a table of lists" : "a list or a table";
		said.add("dvc-invalid", [...at, key], `\`${key}\` of the stage ${name} is not ${needed} with 1 to ${most} stages`);
		return [];
	}
	const below = each === void 0 ? withoutMatrix(written) : memberOf$1(written, "do");
	const place = each === void 0 ? at : [...at, "do"];
	return found.map(({ key: own, more }) => {
		return {
			name: `${name}@${own}`,
			written: below,
			at: place,
			values: {
				...values,
				...more
			}
		};
	});
}
function withoutMatrix(written) {
	if (!isTable$5(written)) return written;
	const { matrix: _, ...rest } = written;
	return rest;
}
function itemsIn(written, at, values, said) {
	const problems = [];
	const filled = filledIn(valueIn(written), values, problems);
	for (const problem of problems) said.add("dvc-variable", at, problem);
	return problems.length > 0 ? void 0 : filled;
}
function filledIn(value, values, problems) {
	if (typeof value === "string") {
		const filled = interpolate(value, values);
		problems.push(...filled.problems);
		return filled.value;
	}
	if (isList$1(value)) return value.map((item) => filledIn(item, values, problems));
	if (!isValues(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filledIn(member, values, problems)]));
}
function ofEach(items) {
	if (isValues(items)) return Object.entries(items).map(([key, item]) => ({
		key,
		more: {
			item,
			key
		}
	}));
	if (!isList$1(items)) return void 0;
	const isPlain = items.every((item) => typeof item !== "object" || item === null);
	return items.map((item, index) => ({
		key: isPlain ? plain(item) : String(index),
		more: { item }
	}));
}
function combinations(axes) {
	if (!isValues(axes)) return void 0;
	let rows = [{
		names: [],
		item: {}
	}];
	for (const [axis, values] of Object.entries(axes)) {
		if (!isList$1(values) || rows.length * values.length > most) return void 0;
		rows = rows.flatMap(({ names, item }) => values.map((value, index) => {
			const name = typeof value === "object" && value !== null ? `${axis}${index}` : plain(value);
			return {
				names: [...names, name],
				item: {
					...item,
					[axis]: value
				}
			};
		}));
	}
	return rows.map(({ names, item }) => ({
		key: names.join("-"),
		more: {
			item,
			key: names.join("-")
		}
	}));
}
function plain(value) {
	return typeof value === "object" && value !== null ? "" : textOf$1(value);
}
function isList$1(value) {
	return Array.isArray(value);
}

// src/project/dvc/variables.ts
const usual = "params.yaml";
function variablesOf(vars, folder, at, around, said) {
	const listed = itemsOf(vars);
	const first = listed.flatMap(([, item]) => typeof item === "string" ? [posix.normalize(fileIn(item))] : []).includes(usual) ? {} : readFile$1(usual, folder, around, said, void 0) ?? {};
	return listed.reduce((known, [index, item]) => {
		const more = entryOf$1(item, folder, [...at, index], around, said);
		return more === void 0 ? known : merged(known, more);
	}, first);
}
function withVariables(known, vars, folder, at, around, said) {
	return itemsOf(vars).reduce((values, [index, item]) => {
		const more = entryOf$1(item, folder, [...at, index], around, said);
		return more === void 0 ? values : merged(values, more);
	}, known);
}
function entryOf$1(item, folder, at, around, said) {
	if (isTable$5(item)) {
		const value = valueIn(item);
		return isValues(value) ? value : void 0;
	}
	if (typeof item !== "string") {
		said.add("dvc-invalid", at, "an entry of `vars` is a file, or a table of values");
		return;
	}
	const read = readFile$1(fileIn(item), folder, around, said, at);
	const keys = item.slice(fileIn(item).length + 1);
	if (read === void 0 || keys === "") return read;
	return keys.split(",").reduce((chosen, key) => {
		const value = select(read, key);
		if (value !== void 0) return merged(chosen, nested(key.split("."), value));
		said.add("dvc-variable", at, `${fileIn(item)} has no key \`${key}\``);
		return chosen;
	}, {});
}
function fileIn(item) {
	return item.split(":", 1)[0] ?? item;
}
function nested(keys, value) {
	const [first = "", ...others] = keys;
	return { [first]: others.length === 0 ? value : nested(others, value) };
}
function readFile$1(name, folder, around, said, at) {
	const path = posix.join(folder, name);
	const text = around.text(path);
	if (text === void 0) {
		if (at !== void 0) said.add("dvc-missing", at, `git has no file ${path} that could be read`);
		return;
	}
	const read = readUserDocument(text, path);
	if ("problem" in read) {
		said.problems.push({
			...read.problem,
			...read.problem.place === void 0 && { place: said.place(at ?? []) }
		});
		return;
	}
	const value = valueIn(read.document, filePlaces(text, path));
	return isValues(value) ? value : void 0;
}

// src/project/dvc/stage.ts
const known = new Set("cmd wdir deps params outs metrics plots frozen always_changed desc meta vars foreach do matrix".split(" "));
function stageOf(name, written, at, outer, { around, said, folder }) {
	if (!isTable$5(written)) {
		said.add("dvc-invalid", at, `the stage ${name} is no table with \`cmd\``);
		return;
	}
	for (const key of Object.keys(written)) if (!known.has(key)) said.add("dvc-invalid", [...at, key], `\`${key}\` is no key of a stage`);
	const text = textsWith(outer, said);
	const wdir = inFolder("", text(memberOf$1(written, "wdir") ?? ".", [...at, "wdir"]) ?? ".");
	const values = withVariables(outer, memberOf$1(written, "vars"), inFolder(folder, wdir), [...at, "vars"], around, said);
	const own = {
		at,
		written,
		wdir,
		text: textsWith(values, said),
		said
	};
	const commands = commandsOf$1(written["cmd"], [...at, "cmd"], values, said);
	if (commands.length === 0) return void 0;
	return {
		name,
		place: said.place(at),
		commands,
		folder: wdir,
		deps: pathsOf(own, "deps").map(({ path, place }) => ({
			path,
			place
		})),
		params: paramsOf$1(own),
		outs: [
			...outsOf(own, "outs", "out"),
			...outsOf(own, "metrics", "metrics"),
			...outsOf(own, "plots", "plot")
		],
		frozen: written["frozen"] === true,
		alwaysChanged: written["always_changed"] === true
	};
}
function textsWith(values, said) {
	return (value, at) => {
		if (typeof value === "number") return String(value);
		if (typeof value !== "string" || value === "") {
			said.add("dvc-invalid", at, "text is needed here");
			return;
		}
		const filled = interpolate(value, values);
		for (const problem of filled.problems) said.add("dvc-variable", at, problem);
		if (filled.problems.length > 0) return void 0;
		if (typeof filled.value !== "object" || filled.value === null) return textOf$1(filled.value);
		said.add("dvc-variable", at, `\`${value}\` is ${Array.isArray(filled.value) ? "a list" : "a table"}, and text is needed here`);
	};
}
function commandsOf$1(written, at, values, said) {
	const list = Array.isArray(written) ? itemsOf(written).map(([index, item]) => [[...at, index], item]) : [[at, written]];
	const commands = list.flatMap(([place, item]) => {
		if (typeof item !== "string" || item.trim() === "") {
			said.add("dvc-invalid", place, "a stage has one command or several as text under `cmd`");
			return [];
		}
		const { value, problems } = interpolate(item, values, true);
		for (const problem of problems) said.add("dvc-variable", place, problem);
		return problems.length === 0 ? [String(value).trim()] : [];
	});
	return commands.length === list.length ? commands : [];
}
function pathsOf({ at, written, wdir, text, said }, key) {
	return entriesOf$2(memberOf$1(written, key), [...at, key], said).flatMap(([path, options, place]) => {
		const filled = text(path, place);
		return filled === void 0 ? [] : [{
			path: below(wdir, filled),
			options,
			place: said.place(place)
		}];
	});
}
function below(wdir, path) {
	return /^([a-z][a-z0-9+.-]*:\/\/|\/|~)/.test(path) ? path : inFolder(wdir, path);
}
function entriesOf$2(written, at, said) {
	if (written === void 0 || written === null) return [];
	if (isTable$5(written)) return Object.entries(written).map(([path, options]) => [
		path,
		options,
		[...at, path]
	]);
	if (!Array.isArray(written)) {
		said.add("dvc-invalid", at, "a list is needed here");
		return [];
	}
	return itemsOf(written).flatMap(([index, item]) => {
		if (!isTable$5(item)) return [[
			item,
			void 0,
			[...at, index]
		]];
		return Object.entries(item).map(([path, options]) => [
			path,
			options,
			[
				...at,
				index,
				path
			]
		]);
	});
}
function outsOf(reading, key, kind) {
	return pathsOf(reading, key).map(({ path, options, place }) => {
		return {
			path,
			place,
			kind,
			persist: memberOf$1(options, "persist") === true
		};
	});
}
function paramsOf$1({ at, written, wdir, text, said }) {
	return entriesOf$2(memberOf$1(written, "params"), [...at, "params"], said).flatMap(([name, keys, place]) => {
		const filled = text(name, place);
		if (filled === void 0) return [];
		if (typeof name === "string" && place.at(-1) !== name) return [{
			path: below(wdir, "params.yaml"),
			keys: [filled],
			place: said.place(place)
		}];
		const path = below(wdir, filled);
		if (keys === null || keys === void 0) return [{
			path,
			keys: null,
			place: said.place(place)
		}];
		const listed = itemsOf(keys).flatMap(([index, key]) => text(key, [...place, index]) ?? []);
		if (!Array.isArray(keys)) said.add("dvc-invalid", place, `a list of keys of ${filled} is needed here`);
		return [{
			path,
			keys: listed,
			place: said.place(place)
		}];
	});
}

// src/project/dvc/read-pipeline.ts
function readPipeline(text, file, around) {
	const folder = parentOf(file);
	const empty = {
		file,
		folder,
		stages: [],
		metrics: [],
		plots: [],
		artifacts: []
	};
	const places = filePlaces(text, file) ?? placesOf(file, text, {
		key: 0,
		value: 0,
		members: /* @__PURE__ */ new Map()
	});
	const read = readUserDocument(text, file);
	if ("problem" in read) {
		const { message, place = places.at([]) } = read.problem;
		return {
			pipeline: empty,
			problems: [{
				reason: "dvc-invalid",
				message,
				place
			}]
		};
	}
	const said = saidOf(places);
	const { document } = read;
	const values = variablesOf(memberOf$1(document, "vars"), folder, ["vars"], around, said);
	return {
		pipeline: {
			file,
			folder,
			stages: stagesOf$1(memberOf$1(document, "stages"), values, {
				around,
				said,
				folder
			}),
			metrics: listed$1(document, "metrics", values, said),
			plots: plotsOf(document, values, said),
			artifacts: artifactsOf(memberOf$1(document, "artifacts"), values, said)
		},
		problems: said.problems
	};
}
function stagesOf$1(written, values, context) {
	const { said } = context;
	if (!isTable$5(written)) {
		said.add("dvc-invalid", ["stages"], "the file has no table `stages`");
		return [];
	}
	return Object.entries(written).flatMap(([name, entry]) => singleStages(name, entry, ["stages", name], values, said).flatMap((one) => {
		return stageOf(one.name, one.written, one.at, one.values, context) ?? [];
	}));
}
function listed$1(document, key, values, said) {
	const text = textsWith(values, said);
	return entriesOf$2(memberOf$1(document, key), [key], said).flatMap(([path, , at]) => {
		const filled = text(path, at);
		return filled === void 0 ? [] : [{
			path: inFolder("", filled),
			place: said.place(at)
		}];
	});
}
function plotsOf(document, values, said) {
	const text = textsWith(values, said);
	return entriesOf$2(memberOf$1(document, "plots"), ["plots"], said).flatMap(([name, options, at]) => {
		const files = [...filesIn(memberOf$1(options, "y")), ...filesIn(memberOf$1(options, "x"))];
		return (files.length === 0 ? [name] : [...new Set(files)]).flatMap((path) => {
			const filled = text(path, at);
			return filled === void 0 ? [] : [{
				path: inFolder("", filled),
				place: said.place(at)
			}];
		});
	});
}
function filesIn(axis) {
	return isTable$5(axis) ? Object.keys(axis) : [];
}
function artifactsOf(written, values, said) {
	const text = textsWith(values, said);
	return (isTable$5(written) ? Object.entries(written) : []).flatMap(([name, entry]) => {
		const at = [
			"artifacts",
			name,
			"path"
		];
		const path = text(memberOf$1(entry, "path"), at);
		const type = memberOf$1(entry, "type");
		if (path === void 0) return [];
		return [{
			name,
			path: inFolder("", path),
			place: said.place(at),
			...typeof type === "string" && { type }
		}];
	});
}

// src/project/dvc/command.ts
function commandOfStages(stages) {
	const parents = stages.flatMap(({ outs }) => outs.map(({ path }) => parentOf(path)));
	const folders = [...new Set(parents)].filter((folder) => folder !== "" && !isOutside(folder));
	return [...folders.length === 0 ? [] : [`mkdir -p ${folders.map(quoteShell).join(" ")}`], ...stages.flatMap(linesOf)].join("\n");
}
function linesOf({ commands, folder }) {
	return commands.map((command) => {
		if (folder === "" && isSimple(command)) return command;
		return `(\n${folder === "" ? "" : `cd ${quoteShell(folder)}\n`}${command}\n)`;
	});
}
function isSimple(command) {
	return /^[\w./ =:@%+,"'-]*$/.test(command) && !/^\s*(cd|export|set|source|exec|exit|\.|\w+=)/.test(command);
}

// src/project/dvc/written-model.ts
function writtenModel(pipeline, { training, artifact }, run, inputs) {
	const metrics = reported(pipeline.metrics, run, "metrics");
	const plots = reported(pipeline.plots, run, "plot");
	const data = rolesOf(inputs.data);
	const params = inputs.params;
	const isKeyed = params.some(({ keys }) => keys !== null);
	return {
		model: {
			...list("code", inputs.code),
			...data.length > 0 && { data: Object.fromEntries(data.map(([role, { path }]) => [role, path])) },
			...params.length > 0 && { params: isKeyed ? Object.fromEntries(params.map(({ path, keys }) => [`/${path}`, keys])) : params.map(({ path }) => `/${path}`) },
			...list("artifact", artifact),
			...list("metrics", metrics),
			...list("plots", plots),
			train: {
				run: commandOfStages(run),
				...run.some(({ alwaysChanged }) => alwaysChanged) && { reuse: false }
			}
		},
		places: [
			[["train", "run"], training.place],
			...indexed("code", inputs.code),
			...data.map(([role, { place }]) => [["data", role], place]),
			...params.map(({ path, place }, index) => [["params", isKeyed ? `/${path}` : index], place]),
			...indexed("artifact", artifact),
			...indexed("metrics", metrics),
			...indexed("plots", plots)
		]
	};
}
function list(key, paths) {
	return paths.length === 0 ? {} : { [key]: paths.map(({ path }) => path) };
}
function indexed(key, paths) {
	return paths.map(({ place }, index) => [[key, index], place]);
}
function reported(listed, run, kind) {
	const outs = run.flatMap((stage) => stage.outs);
	const own = outs.filter((out) => out.kind === kind);
	const top = listed.filter(({ path }) => outs.some((out) => isWithin$1(path, out.path)));
	return [...new Map([...own, ...top].map((each) => [each.path, each])).values()];
}
function rolesOf(data) {
	const [only, ...others] = data;
	if (only !== void 0 && others.length === 0) return [["train", only]];
	const taken = /* @__PURE__ */ new Set();
	return data.map((each) => {
		return [freeRole(each.path.slice(each.path.lastIndexOf("/") + 1).replace(/\..*$/, "").replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^[-0-9]+|-+$/g, "").slice(0, 56) || "data", taken), each];
	});
}
function freeRole(base, taken) {
	for (let number = 1;; number += 1) {
		const role = number === 1 ? base : `${base}-${number}`;
		if (taken.has(role.toLowerCase())) continue;
		taken.add(role.toLowerCase());
		return role;
	}
}

// src/project/dvc/expand-pipelines.ts
function expandPipelines(document, context) {
	const { models } = document;
	const stages = /* @__PURE__ */ new Map();
	const places = /* @__PURE__ */ new Map();
	const place = (path) => longest$2(places, path);
	if (!isTable$5(models) || !Object.values(models).some(namesTarget)) return {
		document,
		stages,
		place
	};
	const { around } = context;
	const reading = /* @__PURE__ */ new Map();
	const sources = declaredSources(document, context);
	const entries = Object.entries(models).flatMap(([name, entry]) => {
		if (!isTable$5(entry) || !namesTarget(entry)) return [[name, entry]];
		if (around === void 0) return [];
		const found = expandModel(name, entry, {
			...context,
			around,
			reading,
			sources
		});
		if (found === void 0) return [];
		stages.set(name, found.stages);
		for (const [path, at] of found.places) {
			const key = JSON.stringify(context.origin.path([
				"models",
				name,
				...path
			]));
			if (!places.has(key)) places.set(key, at);
		}
		return [[name, found.model]];
	});
	return {
		document: {
			...document,
			models: Object.fromEntries(entries)
		},
		stages,
		place
	};
}
function namesTarget(entry) {
	return memberAt(entry, ["train", "dvc"]) !== void 0;
}
function declaredSources({ datasets }, { folderOf }) {
	if (!isTable$5(datasets)) return [];
	return Object.entries(datasets).flatMap(([name, entry]) => {
		const written = typeof entry === "string" ? entry : memberOf$1(entry, "source");
		if (typeof written !== "string" || written.includes("://")) return [];
		const read = resolvePath(written, {
			workingDirectory: folderOf(["datasets", name]),
			rooted: true
		});
		return read.ok ? [{
			name,
			source: read.path.replace(/\.dvc$/, "")
		}] : [];
	});
}
function expandModel(name, entry, expansion) {
	const { list } = expansion;
	const at = [
		"models",
		name,
		"train",
		"dvc"
	];
	const target = targetOf$1(entry, at, name, expansion);
	if (target === void 0) return void 0;
	const pipeline = pipelineOf(target.file, at, expansion);
	if (pipeline === void 0) return void 0;
	const found = chooseStages(pipeline, target.stage, writtenArtifact(entry));
	if ("problem" in found) {
		tell(found.problem, at, list);
		return;
	}
	const { chosen } = found;
	const all = [
		...chosen.before,
		chosen.training,
		...chosen.after
	];
	const kept = all.filter(({ frozen }) => frozen);
	if (kept.includes(chosen.training)) {
		const message = `the stage \`${chosen.training.name}\` is frozen, so DVC would not run it`;
		list.found({
			reason: "dvc-frozen",
			message,
			place: chosen.training.place
		});
		return;
	}
	const run = all.filter(({ frozen }) => !frozen);
	const inputs = inputsOf(pipeline, run, kept, expansion.sources, expansion.around);
	if (!Object.hasOwn(entry, "data")) for (const { path, place } of inputs.outside) {
		const message = `${path} is outside of the repository, so nobody can tell which version of it a training reads`;
		list.found({
			reason: "dvc-outside",
			message,
			place
		});
	}
	warnOfPersisting(run, list, name);
	const { model, places } = writtenModel(pipeline, chosen, run, inputs);
	return {
		model: {
			...target.folder,
			...model,
			...entry,
			train: trainOf$1(model["train"], entry["train"])
		},
		stages: stagesOf(pipeline, chosen),
		places: places.filter(([[key]]) => key !== void 0 && (key === "train" || !Object.hasOwn(entry, key))).map(([path, place]) => [path, place])
	};
}
function trainOf$1(generated, written) {
	const { dvc: _, ...own } = isTable$5(written) ? written : {};
	return {
		...isTable$5(generated) && generated,
		...own
	};
}
function targetOf$1(entry, at, name, { list, folderOf }) {
	const text = memberAt(entry, ["train", "dvc"]);
	if (typeof text !== "string" || text.trim() === "") {
		list.add("wrong-kind", at, "expected a stage of dvc.yaml, as in `train` or `models/dvc.yaml:train`", { value: true });
		return;
	}
	if (memberAt(entry, ["train", "run"]) !== void 0) {
		list.add("contradiction", [
			"models",
			name,
			"train",
			"run"
		], "`run` and `dvc` both say what is trained; one of them does");
		return;
	}
	const colon = text.lastIndexOf(":");
	const file = colon === -1 ? "dvc.yaml" : text.slice(0, colon);
	const written = entry["working-directory"];
	const folder = parentOf(file);
	if (folder !== "" && written !== void 0) {
		const message = `\`working-directory\` is the folder of the dvc.yaml; name the stage alone, \`${text.slice(colon + 1)}\``;
		list.add("contradiction", at, message, { value: true });
		return;
	}
	const base = folderOf(["models", name]);
	const below = resolvePath(typeof written === "string" ? written : ".", {
		workingDirectory: base,
		rooted: true
	});
	const path = resolvePath(file, { workingDirectory: below.ok ? below.path : base });
	if (!path.ok) {
		list.add("path-outside", at, path.message, { value: true });
		return;
	}
	return {
		file: path.path,
		stage: text.slice(colon + 1),
		folder: folder === "" ? {} : { "working-directory": folder }
	};
}
function pipelineOf(file, at, { reading, around, list }) {
	const known = reading.get(file);
	if (known !== void 0) return known.problems.length > 0 ? void 0 : known.pipeline;
	const text = around.text(file);
	if (text === void 0) {
		list.add("dvc-missing", at, `git has no file ${file} that could be read`, { value: true });
		return;
	}
	const read = readPipeline(text, file, around);
	reading.set(file, read);
	for (const problem of read.problems) list.found(problem);
	return read.problems.length > 0 ? void 0 : read.pipeline;
}
function writtenArtifact({ artifact }) {
	const texts = (Array.isArray(artifact) ? artifact : [artifact]).filter((each) => typeof each === "string").map((each) => inFolder("", each));
	return texts.length === 0 ? void 0 : texts;
}
function tell({ reason, message, remedy, place }, at, list) {
	if (place === void 0) list.add(reason, at, message, {
		value: true,
		remedy
	});
	else list.found({
		reason,
		message,
		place,
		...remedy !== void 0 && { remedy }
	});
}
function warnOfPersisting(run, list, model) {
	for (const { name, outs } of run) {
		const kept = outs.find(({ persist }) => persist);
		if (kept === void 0) continue;
		const message = `the stage \`${name}\` keeps ${kept.path} from run to run (\`persist\`); here each run begins without it`;
		list.warn("dvc-persist", [
			"models",
			model,
			"train",
			"dvc"
		], message, { value: true });
	}
}
function stagesOf({ file, folder }, { before, training, after }) {
	const names = (stages) => stages.filter(({ frozen }) => !frozen).map(({ name }) => name);
	const kept = [...before, ...after].filter(({ frozen }) => frozen).map(({ name }) => name);
	const reads = before.filter(({ frozen }) => !frozen).map((stage) => readsOf(stage, folder));
	return {
		file,
		before: names(before),
		training: training.name,
		after: names(after),
		kept,
		reads
	};
}
function readsOf({ name, commands, deps, params }, folder) {
	const files = params.map(({ path, keys }) => ({
		file: inFolder(folder, path),
		keys
	}));
	const paths = deps.map(({ path }) => inFolder(folder, path));
	return {
		name,
		command: commands.join("\n"),
		paths: [...paths, ...files.map(({ file }) => file)],
		params: files
	};
}
function longest$2(places, path) {
	for (let length = path.length; length > 2; length -= 1) {
		const found = places.get(JSON.stringify(path.slice(0, length)));
		if (found !== void 0) return found;
	}
}

// src/project/expand/row.ts
function isScalar(value) {
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
function isTable$2(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/project/expand/fill.ts
function pathKey(path) {
	return JSON.stringify(path.map(String));
}
const expression$1 = /\$\{\{\s*matrix\.([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/g;
const alone = new RegExp(`^${expression$1.source}$`);
function fill(entry, row, at) {
	const renamed = /* @__PURE__ */ new Map();
	const typed = /* @__PURE__ */ new Set();
	const used = /* @__PURE__ */ new Set();
	const wrongKeys = [];
	return {
		value: filled(entry, [], at),
		renamed,
		typed,
		used,
		wrongKeys
	};
	function filled(value, path, inFile) {
		if (typeof value === "string") return scalar(value, path);
		if (Array.isArray(value)) return value.map((item, index) => filled(item, [...path, index], [...inFile, index]));
		return isTable$2(value) ? table(value, path, inFile) : value;
	}
	function table(value, path, inFile) {
		const members = /* @__PURE__ */ new Map();
		for (const [written, member] of Object.entries(value)) {
			const key = text(written);
			const here = [...inFile, written];
			if (key !== written) renamed.set(pathKey([...path, key]), written);
			if (forbidden.has(key)) {
				const message = `the key becomes \`${key}\`, which cannot be one`;
				wrongKeys.push({
					reason: "forbidden-key",
					path: here,
					message
				});
				continue;
			}
			if (members.has(key)) {
				const message = `the key becomes \`${key}\`, which stands there already`;
				wrongKeys.push({
					reason: "matrix-key-twice",
					path: here,
					message
				});
			}
			members.set(key, filled(member, [...path, key], here));
		}
		return Object.fromEntries(members);
	}
	function scalar(value, path) {
		const [, key = ""] = alone.exec(value) ?? [];
		const given = row.get(key);
		if (given === void 0) return text(value);
		used.add(key);
		if (typeof given.value !== "string") typed.add(pathKey(path));
		return given.value;
	}
	function text(value) {
		return value.replaceAll(expression$1, (whole, key) => {
			const given = row.get(key);
			if (given === void 0) return whole;
			used.add(key);
			return given.text;
		});
	}
}

// src/project/expand/member-names.ts
const longest$1 = 64;
function namesOf(model, { rows, isList, keys }, taken, list) {
	const alone = isList ? keys.find((key) => tellsApart(rows, key)) : void 0;
	const naming = alone === void 0 ? keys : [alone];
	return {
		names: rows.map((row, index) => {
			const at = rowPath(model, isList, index);
			return nameOf$2(model, row, naming, at, taken, list);
		}),
		keys: naming
	};
}
function tellsApart(rows, key) {
	const words = rows.map((row) => wordOf(row.get(key)?.text ?? "").toLowerCase());
	return !words.includes("") && new Set(words).size === words.length;
}
function nameOf$2(model, row, keys, at, taken, list) {
	const words = [];
	for (const key of keys) {
		const value = row.get(key);
		if (value === void 0) continue;
		const word = wordOf(value.text);
		if (word !== "") words.push(word);
		else {
			list.add("matrix-name", at, `\`${key}: "${value.text}"\` leaves nothing that could be part of a name`);
			return;
		}
	}
	const name = [model, ...words].join("-");
	if (name.length > longest$1) {
		list.add("matrix-name", at, `the name would be \`${name}\`, which has ${name.length} characters; at most ${longest$1}`);
		return;
	}
	const other = taken.get(name.toLowerCase());
	if (other !== void 0) {
		list.add("matrix-name", at, `the name would be \`${name}\`, which is that of ${other} already`);
		return;
	}
	taken.set(name.toLowerCase(), `a model of the matrix of \`${model}\` (\`${name}\`)`);
	return name;
}
function rowPath(model, isList, index) {
	return isList ? [
		"models",
		model,
		"matrix",
		index
	] : [
		"models",
		model,
		"matrix"
	];
}
function wordOf(text) {
	return text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replaceAll(/\.{2,}/g, ".").replaceAll(/^[-.]+|[-.]+$/g, "");
}

// src/project/expand/origin.ts
function originOf(members, lists) {
	const inModels = ([section, name]) => section === "models" && name !== void 0 ? members.get(String(name)) : void 0;
	const inList = ([section, environment, key, index]) => section === "environments" && key === "models" ? lists.get(String(environment))?.[Number(index)] : void 0;
	return {
		members,
		member: (path) => inModels(path) ?? members.get(inList(path)?.name ?? ""),
		path(path) {
			const of = inModels(path);
			if (of !== void 0) return [
				"models",
				of.matrix,
				...written$1(path.slice(2), of)
			];
			const listed = inList(path);
			if (listed === void 0) return path;
			return [
				...path.slice(0, 3),
				...listed.index === void 0 ? [] : [listed.index],
				...path.slice(4)
			];
		}
	};
}
function written$1(path, { renamed }) {
	return path.map((segment, index) => renamed.get(pathKey(path.slice(0, index + 1))) ?? segment);
}
function placesThrough(places, origin) {
	return {
		...places,
		at: (path) => places.at(origin.path(path)),
		value: (path) => places.value(origin.path(path))
	};
}

// src/support/name-parts.ts
const part = /(?:"(?<quoted>(?:[^"\0]|"")+)"|(?<plain>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*))(?<end>\.|$)/y;
function nameParts(text) {
	const parts = [];
	let isOpen = true;
	for (let at = 0; at < text.length; at = part.lastIndex) {
		part.lastIndex = at;
		const { quoted, plain, end } = part.exec(text)?.groups ?? {};
		if (quoted === void 0 && plain === void 0) return void 0;
		parts.push(quoted?.replaceAll("\"\"", "\"") ?? lowerAscii(plain ?? ""));
		isOpen = end === ".";
	}
	return isOpen ? void 0 : parts;
}
function lowerAscii(text) {
	return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

// src/support/database-table.ts
const partsOfNames = {
	postgres: ["schema", "table"],
	trino: [
		"catalog",
		"schema",
		"table"
	]
};
function isDatabaseScheme(text) {
	return Object.hasOwn(partsOfNames, text);
}
function tableForm(scheme) {
	return partsOfNames[scheme].join(".");
}
function tableNamed(scheme, text) {
	const path = nameParts(text);
	return path?.length === partsOfNames[scheme].length ? {
		kind: "table",
		path
	} : void 0;
}
function tableText(path) {
	return path.map((part) => /^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll("\"", "\"\"")}"`).join(".");
}
function databaseText({ place: { scheme, variable }, relation }) {
	return `${scheme}:${variable}${relation.kind === "table" ? `/${tableText(relation.path)}` : `?query=${relation.sql}`}`;
}
const address = /^(?:jdbc:|[a-z]+:)?([a-z]+?)(?:ql)?:\/\//i;
const withPassword = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i;
function isDatabaseAddress(text) {
	return isDatabaseScheme((address.exec(text)?.[1] ?? "").toLowerCase()) || withPassword.test(text);
}

// src/project/expand/rows.ts
const mostMembers = 256;
function rowsOf(written, at, places, list) {
	const reading = {
		places,
		list,
		wrong: false
	};
	const isList = Array.isArray(written);
	const rows = isList ? listed(written, at, reading) : product(written, at, reading);
	if (reading.wrong) return void 0;
	return {
		rows,
		isList,
		keys: [...new Set(rows.flatMap((row) => [...row.keys()]))]
	};
}
function listed(written, at, reading) {
	if (written.length === 0) refuse(reading, at, "the list is empty, so there is no model", remedies$1.empty);
	if (written.length > 256) tooMany(reading, at, written.length);
	return written.map((row, index) => {
		const path = [...at, index];
		if (!isTable$2(row)) {
			refuse(reading, path, `expected a table such as { name: small, depth: 4 }, ${foundText(row)}`, remedies$1.row);
			return /* @__PURE__ */ new Map();
		}
		const entries = Object.entries(row);
		if (entries.length === 0) refuse(reading, path, "the table is empty", remedies$1.empty);
		for (const [key] of entries) judgeKey(key, [...path, key], reading);
		return new Map(entries.flatMap(([key, value]) => entryOf(key, value, [...path, key], reading)));
	});
}
function product(written, at, reading) {
	if (!isTable$2(written)) {
		refuse(reading, at, `expected a table of lists such as { region: [north, south] }, or a list of tables, ${foundText(written)}`, remedies$1.row);
		return [];
	}
	const axes = Object.entries(written).map(([key, values]) => axisOf(key, values, [...at, key], reading));
	if (axes.length === 0) refuse(reading, at, "the table is empty, so there is no model", remedies$1.empty);
	const size = axes.reduce((count, axis) => count * axis.length, 1);
	if (size > 256) tooMany(reading, at, size);
	if (reading.wrong) return [];
	return axes.reduce((rows, axis) => rows.flatMap((row) => axis.map((entry) => [...row, entry])), [[]]).map((row) => new Map(row));
}
function axisOf(key, values, path, reading) {
	if (key === "include" || key === "exclude") {
		refuse(reading, path, `\`${key}\` of workflow files is not known here`, remedies$1.include);
		return [];
	}
	judgeKey(key, path, reading);
	if (!Array.isArray(values)) {
		refuse(reading, path, `expected a list of values, ${foundText(values)}`, remedies$1.axis);
		return [];
	}
	if (values.length === 0) refuse(reading, path, "the list is empty, so there is no model", remedies$1.empty);
	return values.flatMap((value, index) => entryOf(key, value, [...path, index], reading));
}
function judgeKey(key, path, reading) {
	if (keyForm.test(key)) return;
	refuse(reading, path, `\`${key}\` cannot be a key of a matrix: expected letters, digits, \`-\` and \`_\`, beginning with a letter or \`_\``, remedies$1.key);
}
function entryOf(key, value, path, reading) {
	if (!isScalar(value)) {
		refuse(reading, path, `expected text, a number, or true or false, ${foundText(value)}`, remedies$1.nested, true);
		return [];
	}
	if (typeof value === "string" && value.includes("${{")) {
		refuse(reading, path, `a value of a matrix is put in as it is, so \`${"${{"}\` cannot stand in it`, void 0, true);
		return [];
	}
	if (typeof value === "string" && isDatabaseAddress(value)) {
		reading.wrong = true;
		reading.list.add("database-variable", path, "an address of a database stands here, and names of models are made of what stands here", { secret: true });
		return [];
	}
	return [[key, {
		value,
		text: textOf(value, reading.places.value(path))
	}]];
}
const keyForm = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const remedies$1 = {
	empty: "Give it at least one value, or remove `matrix`.",
	row: "Write `matrix: { region: [north, south] }` for every combination, or `matrix: [{ name: small, depth: 4 }, …]` for these.",
	axis: "Put the values between brackets: `region: [north, south]`.",
	include: "Write the matrix as a list of tables, one for each model.",
	key: "Give the key a plain name such as `region`.",
	nested: "Give each part a key of its own: `{ name: small, depth: 4, width: 8 }`."
};
function textOf(value, { source = "", column = 1 }) {
	if (typeof value !== "number") return String(value);
	const [written] = /^[-+.\w]+/.exec(source.slice(column - 1)) ?? [];
	return written !== void 0 && Number(written) === value ? written : String(value);
}
function foundText(value) {
	return `found ${found(value).text}`;
}
function refuse(reading, path, message, remedy, value = false) {
	reading.wrong = true;
	reading.list.add("matrix-invalid", path, message, {
		remedy,
		value
	});
}
function tooMany(reading, path, size) {
	reading.wrong = true;
	reading.list.add("matrix-too-large", path, `the matrix makes ${size} models; at most ${256} are read`);
}

// src/project/expand/expand.ts
const mostNodes = 2e5;
function expandMatrices(document, places, list) {
	const { models } = document;
	if (!isTable$2(models)) return {
		document,
		declared: document,
		origin: originOf(/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map())
	};
	const expansion = {
		places,
		list,
		taken: new Map(Object.keys(models).map((name) => [name.toLowerCase(), `\`models.${name}\``])),
		members: /* @__PURE__ */ new Map(),
		broken: /* @__PURE__ */ new Set(),
		nodes: 0
	};
	const entries = Object.entries(models).flatMap(([name, entry]) => entriesOf$1(name, entry, expansion));
	const lists = /* @__PURE__ */ new Map();
	const expanded = {
		...document,
		models: Object.fromEntries(entries),
		...environmentsOf(document, expansion, lists)
	};
	const broken = [...expansion.broken].map((name) => [name, {}]);
	return {
		document: expanded,
		declared: {
			...expanded,
			models: Object.fromEntries([...entries, ...broken])
		},
		origin: originOf(expansion.members, lists)
	};
}
function entriesOf$1(model, written, expansion) {
	if (!isTable$2(written) || !Object.hasOwn(written, "matrix")) return [[model, written]];
	const { matrix: section, ...entry } = written;
	const { list, places } = expansion;
	const at = ["models", model];
	const matrix = rowsOf(section, [...at, "matrix"], places, list);
	if (matrix === void 0 || !fits(entry, matrix, at, expansion)) {
		expansion.broken.add(model);
		return [];
	}
	const naming = namesOf(model, matrix, expansion.taken, list);
	if (naming.names.includes(void 0)) expansion.broken.add(model);
	const all = matrix.rows.map((row) => fill(entry, row, at));
	reportWrongKeys(all, list);
	reportUnused(at, matrix, naming.keys, all, list);
	return all.flatMap(({ value, renamed, typed }, index) => {
		const name = naming.names[index];
		if (name === void 0) return [];
		const keys = new Set(matrix.rows[index]?.keys());
		expansion.members.set(name, {
			name,
			matrix: model,
			keys,
			renamed,
			typed
		});
		return [[name, value]];
	});
}
function reportWrongKeys(all, list) {
	const told = new Map(all.flatMap(({ wrongKeys }) => wrongKeys).map((wrong) => [pathKey(wrong.path), wrong]));
	for (const { reason, path, message } of told.values()) list.add(reason, path, message);
}
function fits(entry, { rows }, at, expansion) {
	expansion.nodes += rows.length * nodesOf(entry);
	if (expansion.nodes <= 2e5) return true;
	const message = `with this one the matrices of the file make ${expansion.nodes} values; at most ${mostNodes} are read`;
	expansion.list.add("matrix-too-large", [...at, "matrix"], message);
	return false;
}
function nodesOf(value) {
	if (typeof value !== "object" || value === null) return 1;
	return Object.values(value).reduce((sum, member) => sum + nodesOf(member), 1);
}
function reportUnused(at, { keys, isList, rows }, naming, all, list) {
	const used = new Set(all.flatMap((each) => [...each.used]));
	for (const key of keys) {
		if (used.has(key) || isList && naming.length === 1 && naming[0] === key && used.size > 0) continue;
		const index = rows.findIndex((row) => row.has(key));
		const message = `nothing of the model says \`\${{ matrix.${key} }}\`, so the key changes nothing`;
		list.add("matrix-key-unused", [
			...at,
			"matrix",
			...isList ? [index] : [],
			key
		], message);
	}
}
function environmentsOf({ environments }, { members }, lists) {
	if (!isTable$2(environments) || members.size === 0) return {};
	const namesBehind = (name) => [...members.values()].flatMap((member) => member.matrix === name ? [member.name] : []);
	const expanded = Object.entries(environments).map(([name, entry]) => {
		if (!isTable$2(entry)) return [name, entry];
		const { models } = entry;
		const written = Array.isArray(models) ? models : [models];
		const behind = written.map(namesBehind);
		if (behind.every((names) => names.length === 0)) return [name, entry];
		const named = written.flatMap((model, index) => {
			const place = Array.isArray(models) ? { index } : {};
			return (behind[index]?.length ? behind[index] : [model]).map((each) => ({
				name: each,
				...place
			}));
		});
		lists.set(name, named.map((each) => ({
			...each,
			name: String(each.name)
		})));
		return [name, {
			...entry,
			models: named.map((each) => each.name)
		}];
	});
	return { environments: Object.fromEntries(expanded) };
}

// src/project/defined.ts
function defined(value) {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== void 0));
}

// src/project/include/files-context.ts
function filesContext(files, origin, root = {}) {
	const included = new Set(files.included);
	const fileOf = (path) => files.fileOf(origin.path(path));
	return {
		fileOf,
		folderOf(path) {
			const file = fileOf(path);
			return included.has(file) ? file.slice(0, Math.max(0, file.lastIndexOf("/"))) : "";
		},
		defaultsOf: (path) => nearest(files.defaults.get(fileOf(path)), root)
	};
}
function nearest(own, root) {
	if (own === void 0) return root;
	const env = own.env === void 0 && root.env === void 0 ? void 0 : {
		...root.env,
		...own.env
	};
	return {
		...root,
		...own,
		...defined({ env })
	};
}

// src/project/texts.ts
function includePatterns(document) {
	const written = memberAt(document, ["include"]);
	return (Array.isArray(written) ? written : [written]).flatMap((text, index) => {
		const resolved = typeof text === "string" ? resolveGlob(text, { rooted: true }) : void 0;
		if (!resolved?.ok) return [];
		return [{
			glob: resolved.path,
			...Array.isArray(written) && { index }
		}];
	});
}
function includedPaths(text, file, paths) {
	const patterns = patternsIn(text, file);
	if (patterns.length === 0) return [];
	const isNamed = fileTest(patterns.map(({ glob }) => glob));
	return [...paths].filter((path) => path !== file && isYaml(path) && isNamed(path));
}
function hasInclude(text, file) {
	return patternsIn(text, file).length > 0;
}
function patternsIn(text, file) {
	if (!text.includes("include")) return [];
	try {
		return includePatterns(readDocument(text, file).value);
	} catch (error) {
		if (error instanceof MlopsError) return [];
		throw error;
	}
}
function namesOne({ glob }, paths) {
	const matches = matcher(glob.replace(/^!/, ""));
	return [...paths].some(matches);
}
function isYaml(path) {
	return /\.ya?ml$/i.test(path);
}
function withText(texts, file, text) {
	if (file === texts.file) return {
		...texts,
		text
	};
	return {
		...texts,
		included: new Map([...texts.included ?? [], [file, { text }]])
	};
}
function textIn(texts, file) {
	if (file === texts.file) return texts.text;
	const found = texts.included?.get(file);
	return found !== void 0 && "text" in found ? found.text : void 0;
}
function changedTexts(before, after) {
	return [before.file, ...before.included?.keys() ?? []].flatMap((file) => {
		const [old, now] = [textIn(before, file), textIn(after, file)];
		return old === void 0 || now === void 0 || old === now ? [] : [{
			file,
			before: old,
			after: now
		}];
	});
}
function sameTexts(one, other) {
	if (one.file !== other.file || one.text !== other.text || !sameBeside(one.beside, other.beside)) return false;
	const [first, second] = [one.included, other.included];
	if (first === void 0 || second === void 0) return first === second;
	return first.size === second.size && [...first].every(([path, file]) => isSame$1(file, second.get(path)));
}
function isSame$1(one, other) {
	if (other === void 0) return false;
	if ("text" in one) return "text" in other && one.text === other.text;
	return "unread" in other && one.unread === other.unread;
}

// src/project/include/include-list.ts
function checkIncludeList({ value, file }, texts, list) {
	const included = texts.included ?? /* @__PURE__ */ new Map();
	reportPaths(value["include"], list);
	const patterns = includePatterns(value);
	if (patterns.length > 0 && patterns.every(({ glob }) => glob.startsWith("!"))) list.add("include-matches-nothing", ["include"], "only leaves files out, and no pattern names any", { value: true });
	for (const pattern of patterns) {
		if (pattern.glob.startsWith("!") || namesOne(pattern, included.keys())) continue;
		const itself = namesOne(pattern, [file]);
		const message = itself ? "names only the file itself" : "no YAML file in git matches";
		const remedy = itself ? void 0 : didYouMeanPath(pattern.glob, [...included.keys()]);
		list.add("include-matches-nothing", at(pattern), message, {
			value: true,
			remedy
		});
	}
	if (included.size > 200) {
		const message = `names ${included.size} files; at most ${200} are read`;
		list.add("include-too-many", ["include"], message, { value: true });
	}
	reportFiles(patterns, included, list);
}
function reportFiles(patterns, included, list) {
	for (const [path, read] of included) {
		const wrong = "unread" in read ? read.unread : hasPlainFolder(path) ? void 0 : "lies in a folder that is a pattern";
		if (wrong === void 0) continue;
		const reason = "unread" in read ? "include-unreadable" : "folder-is-pattern";
		const pattern = patterns.find((each) => namesOne(each, [path]));
		list.add(reason, pattern ? at(pattern) : ["include"], `${path} ${wrong}`, { value: true });
	}
}
function hasPlainFolder(path) {
	return namesItself(posix.dirname(path));
}
function at({ index }) {
	return index === void 0 ? ["include"] : ["include", index];
}
function reportPaths(written, list) {
	(Array.isArray(written) ? written : [written]).forEach((text, index) => {
		if (typeof text !== "string") return;
		const resolved = resolveGlob(text, { rooted: true });
		if (resolved.ok) return;
		const path = Array.isArray(written) ? ["include", index] : ["include"];
		list.add("path-outside", path, resolved.message, {
			value: true,
			remedy: resolved.remedy
		});
	});
}

// src/project/schema/take.ts
function take(document, path) {
	const parent = memberAt(document, path.slice(0, -1));
	if (Array.isArray(parent)) return take(document, path.slice(0, -1));
	const last = path.at(-1);
	if (typeof parent === "object" && parent !== null && last !== void 0) Reflect.deleteProperty(parent, last);
	return path;
}

// src/project/expand/expressions.ts
function withoutExpressions({ document, excused }, list, origin) {
	const rest = structuredClone(document);
	const gone = [];
	for (const { path, text, isKey } of spots(rest, [])) {
		const { reason, message, remedy } = judge(text, path, origin);
		list.add(reason, path, message, {
			value: !isKey,
			remedy,
			secret: isDatabaseAddress(text)
		});
		gone.push(take(rest, path));
	}
	return {
		document: rest,
		excused: (path) => excused(path) || gone.some((each) => isSame(each, path))
	};
}
function spots(value, path) {
	if (typeof value === "string") return value.includes("${{") ? [{
		path,
		text: value,
		isKey: false
	}] : [];
	if (Array.isArray(value)) return value.flatMap((item, index) => spots(item, [...path, index]));
	if (!isTable$2(value)) return [];
	return Object.entries(value).flatMap(([key, member]) => key.includes("${{") ? [{
		path: [...path, key],
		text: key,
		isKey: true
	}] : spots(member, [...path, key]));
}
function judge(text, path, origin) {
	const [whole = "${{", inside] = /\$\{\{\s*(.*?)\s*\}\}/s.exec(text) ?? [];
	const shown = `\`${whole.replaceAll(/\s+/g, " ")}\``;
	if (inside === void 0) return {
		reason: "expression-unknown",
		message: `\`${"${{"}\` begins an expression that does not end in \`}}\``,
		remedy: `Write \`${asExpression("matrix.<key>")}\`, or other characters.`
	};
	const [, context = "", key] = /^([A-Za-z_][\w-]*)(?:\.([A-Za-z_][\w-]*))?$/.exec(inside) ?? [];
	if (context === "matrix" && key !== void 0) return unknownKey(shown, key, path, origin);
	if (/^matrix\b/.test(inside)) return {
		reason: "expression-unknown",
		message: `${shown} is more than a key: nothing is computed here`,
		remedy: `Write \`${asExpression("matrix.<key>")}\` alone, and the values as they are to be put in.`
	};
	if (/\bsecrets\b/.test(inside)) {
		const name = context === "secrets" && key !== void 0 ? key : "NAME";
		return {
			reason: "expression-secret",
			message: `${shown} is not replaced: a secret is never part of the file or of a fingerprint`,
			remedy: `Name it: \`secrets: [${name}]\`. The command finds it in $${name}.`
		};
	}
	return {
		reason: "expression-unknown",
		message: `${shown} is not replaced here`,
		remedy: remedyFor(context, key)
	};
}
function remedyFor(context, key) {
	if (context === "env" && key !== void 0) return `Write $${key} in the command; a literal value of it stands under \`env\`.`;
	if (context === "github") return "What is trained follows from the files of the commit alone, or a run could not be used again. Leave it out; what differs from run to run belongs into the workflow.";
}
function unknownKey(shown, key, path, origin) {
	const reason = "matrix-key-unknown";
	const [section, model] = path;
	if (section !== "models" || model === void 0) return {
		reason,
		message: `${shown} stands outside of a model`,
		remedy: "Only what stands in a model with a `matrix` is replaced; write what is meant."
	};
	const member = origin.member(path);
	if (member === void 0) {
		const remedy = `Give it one, as in \`matrix: { ${key}: [a, b] }\`, or write what is meant.`;
		return {
			reason,
			message: `${shown}: \`${model}\` has no \`matrix\``,
			remedy
		};
	}
	const all = [...origin.members.values()].filter(({ matrix }) => matrix === member.matrix);
	if (all.some(({ keys }) => keys.has(key))) {
		const remedy = `Give every row of the matrix \`${key}\`.`;
		return {
			reason,
			message: `${shown}: the row has no \`${key}\``,
			remedy
		};
	}
	const declared = [...new Set(all.flatMap(({ keys }) => [...keys]))];
	return {
		reason,
		message: `${shown}: the matrix has no key \`${key}\`; it has: ${declared.join(", ")}`,
		remedy: didYouMean(key, declared)
	};
}
function isSame(one, other) {
	return one.length === other.length && one.every((segment, index) => segment === other[index]);
}

// src/project/later.ts
const addressed = (value) => typeof value === "string" && /^[a-z][a-z0-9+.-]*:\/\//i.test(value);
const laterAddress = (value) => addressed(value) && typeof value === "string" && !isKnownScheme(value) && !isDatabaseAddress(value);
const isText = (value) => typeof value === "string";
const among = (...names) => (value) => typeof value === "string" && names.includes(value);
const fromMlflow = (value) => typeof value === "string" && value.startsWith("mlflow:");
const withUnit = (value) => typeof value === "string" && /^-?\d+(\.\d+)?\s*[a-z]+$/i.test(value);
const driftSource = (value) => typeof value === "string" && value !== "base" && value !== "none" && value !== "";
function keys(at, names, instead) {
	return names.split(" ").map((name) => ({
		pattern: at === "" ? [name] : [...at.split("."), name],
		...instead === void 0 ? {} : { instead }
	}));
}
function values(at, when, drop = 0) {
	return {
		pattern: at.split("."),
		when,
		drop
	};
}
const laters = [
	...keys("", "lock"),
	...keys("defaults", "image"),
	values("datasets.*", laterAddress),
	values("datasets.*.source", laterAddress),
	values("datasets.*.format", among("avro", "delta", "excel", "iceberg", "lance", "orc", "xml")),
	values("datasets.*.columns.*.values", isText),
	values("datasets.*.drift.against", driftSource),
	...keys("datasets.*.drift", "limit"),
	{
		pattern: [
			"datasets",
			"*",
			"build"
		],
		drop: 1,
		beside: (dataset) => isTable$1(memberAt(dataset, ["source"]))
	},
	...keys("models.*", "image secrets"),
	values("models.*.base-model", addressed),
	values("models.*.needs.*", addressed),
	values("models.*.data", addressed),
	values("models.*.data.*", addressed),
	...keys("models.*.train", "image env retries checkpoints"),
	...keys("models.*.train.resources", "nodes"),
	...keys("models.*.evaluate", "image env"),
	values("models.*.evaluate.task", among("multilabel", "forecast", "ranking")),
	values("models.*.artifact", fromMlflow),
	values("models.*.artifact.*", fromMlflow),
	...keys("models.*.metrics", "mlflow", "file"),
	...keys("models.*.metrics.*", "mlflow", "file"),
	values("models.*.metrics", fromMlflow),
	values("models.*.metrics.*", fromMlflow),
	...keys("models.*.gates.*", "max-gap"),
	...keys("models.*.gates.*.*", "max-gap"),
	...["min", "max"].flatMap((limit) => [values(`models.*.gates.*.${limit}`, withUnit), values(`models.*.gates.*.*.${limit}`, withUnit)]),
	...keys("models.*.serve", "manifests"),
	values("launchers.*.kind", among("kubernetes", "slurm", "command"), 1),
	values("environments.*.target.kind", among("kubernetes", "kserve", "gitops"), 1),
	...keys("environments.*.target", "rollout")
];
function withoutLater(document, list) {
	const rest = structuredClone(document);
	const excused = [];
	const remove = (path, message, value, above = 0) => {
		if (memberAt(rest, path) === void 0) return;
		list.add("not-supported-yet", path, message, {
			value,
			secret: isSecret(memberAt(rest, path))
		});
		const gone = take(rest, path.slice(0, path.length - above));
		excused.push(gone);
	};
	const places = matches(rest);
	for (const later of laters) {
		const { when, instead, drop } = later;
		for (const path of (places.get(later) ?? []).filter((one) => isLater(later, rest, one))) {
			remove(path, `${nameOf$1(later, rest, path)} is not supported in this version`, when !== void 0, drop);
			if (instead !== void 0) excused.push([...path.slice(0, -1), instead]);
		}
	}
	return {
		document: rest,
		excused: (path) => excused.some((each) => samePath(each, path))
	};
}
const isTable$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isSecret = (value) => typeof value === "string" && isDatabaseAddress(value);
function isLater({ when, beside }, document, path) {
	if (when && !when(memberAt(document, path))) return false;
	return beside === void 0 || beside(memberAt(document, path.slice(0, -1)));
}
function nameOf$1({ when, beside }, document, path) {
	const here = memberAt(document, path);
	if (when) return isSecret(here) ? "an address with a password" : found(here).text;
	const key = `\`${String(path.at(-1))}\``;
	return beside ? `${key} of rows in a database` : key;
}
const steps = stepsOf(laters);
function stepsOf(all) {
	const root = {
		ends: [],
		next: /* @__PURE__ */ new Map()
	};
	for (const later of all) {
		let step = root;
		for (const key of later.pattern) {
			const next = step.next.get(key) ?? {
				ends: [],
				next: /* @__PURE__ */ new Map()
			};
			step.next.set(key, next);
			step = next;
		}
		step.ends.push(later);
	}
	return root;
}
function matches(document) {
	const places = new Map(laters.map((later) => [later, []]));
	const walk = (value, { ends, next }, path) => {
		for (const later of ends) places.get(later)?.push(path);
		if (next.size === 0) return;
		const any = next.get("*");
		for (const [name, member] of members(value)) {
			if (any !== void 0) walk(member, any, [...path, name]);
			const named = typeof name === "string" && name !== "*" ? next.get(name) : void 0;
			if (named !== void 0) walk(member, named, [...path, name]);
		}
	};
	walk(document, steps, []);
	return places;
}
function members(value) {
	if (Array.isArray(value)) return value.map((item, index) => [index, item]);
	return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
function samePath(a, b) {
	return a.length === b.length && a.every((segment, index) => segment === b[index]);
}

// src/project/normalize/env.ts
function envOf({ list, defaultsOf }, own, at) {
	if (own) checkEnv(list, Object.keys(own), at);
	const entries = [...Object.entries(defaultsOf(at).env ?? {}), ...Object.entries(own ?? {})];
	return new Map(entries.map(([name, value]) => [name, String(value)]));
}
function checkEnv(list, names, at) {
	for (const name of names) {
		if (!name.toUpperCase().startsWith("MLOPS_")) continue;
		list.add("reserved-variable", [...at, name], "variables that begin with `MLOPS_` are set by the training contract");
	}
}

// src/project/normalize/command.ts
function commandOf(written) {
	return typeof written === "string" ? {
		kind: "shell",
		text: written
	} : {
		kind: "argv",
		argv: written
	};
}
function isCommand(written) {
	return typeof written === "string" || Array.isArray(written);
}
function setupOf(...nearestFirst) {
	const written = nearestFirst.find((setup) => setup !== void 0);
	if (written === void 0) return void 0;
	return written === false || written === "none" ? { kind: "none" } : commandOf(written);
}

// src/project/normalize/context.ts
function pathAt(context, at, text, options = {}) {
	return settle(context, at, resolvePath(text, options));
}
function keyPathAt({ list }, at, text, options) {
	const resolved = resolvePath(text, options);
	if (resolved.ok) return resolved.path;
	list.add("path-outside", [...at, text], resolved.message, { remedy: resolved.remedy });
	return "";
}
function folderAt(context, at, text) {
	if (/^\/[^/]/.test(text)) return `/${pathAt(context, at, text, { rooted: true })}`;
	return pathAt(context, at, text, { workingDirectory: context.folderOf(at) });
}
function settle({ list }, at, resolved) {
	if (resolved.ok) return resolved.path;
	list.add("path-outside", at, resolved.message, {
		value: true,
		remedy: resolved.remedy
	});
	return "";
}
function oneOrMany(written) {
	if (written === void 0) return [];
	return isList(written) ? written : [written];
}
function isList(written) {
	return Array.isArray(written);
}
function entryPath(at, written, index) {
	return Array.isArray(written) ? [...at, index] : at;
}

// src/project/normalize/runs-on.ts
function runsOnOf(written) {
	if (written === void 0) return "ubuntu-latest";
	if (typeof written === "string" || Array.isArray(written)) return written;
	return {
		...defined({ group: written.group }),
		labels: oneOrMany(written.labels)
	};
}

// src/project/normalize/steps.ts
function trainOf(context, { train: written, evaluate, setup }, at) {
	const scored = evaluate === void 0 || isCommand(evaluate) ? void 0 : evaluate["runs-on"];
	if (written === void 0) return untrained(runsOnOf(scored));
	if (scored !== void 0) context.list.add("contradiction", [
		...at.slice(0, -1),
		"evaluate",
		"runs-on"
	], "the model is scored where it is trained", { remedy: "Name the runner under `train`." });
	const table = isCommand(written) ? { run: written } : written;
	return {
		run: commandOf(runOf(context, table, at)),
		...table.smoke !== void 0 && { smoke: commandOf(table.smoke) },
		...defined({ setup: setupOf(table.setup, setup, context.defaultsOf(at).setup) }),
		secrets: secretsOf(context, table.secrets, [...at, "secrets"]),
		timeout: durationOf(table.timeout ?? "6h"),
		seeds: table.seeds ?? [],
		resources: resourcesOf(table.resources),
		reuse: table.reuse ?? true,
		runsOn: runsOnOf(table["runs-on"]),
		launcher: table.launcher ?? "local",
		when: table.when ?? "pull-request"
	};
}
function untrained(runsOn) {
	return {
		secrets: [],
		timeout: 0,
		seeds: [],
		resources: {},
		reuse: true,
		runsOn,
		launcher: "local",
		when: "pull-request"
	};
}
const untrainedRemedy = "A model that is not trained has no `train`, and so no seeds; `evaluate: { runs-on: … }` says where it is scored.";
function runOf({ list }, { run }, at) {
	if (run === void 0 && !list.touches([...at, "run"])) list.add("missing-key", at, "the key `run` is missing", { remedy: untrainedRemedy });
	return run ?? "";
}
function secretsOf({ list, defaultsOf }, own, at) {
	const names = own ?? defaultsOf(at).secrets ?? [];
	if (own) checkSecrets(list, own, at);
	return [...new Set(names)];
}
function deploySecretsOf({ list }, own, at) {
	if (own) checkSecrets(list, own, at);
	return [...new Set(own)];
}
function checkSecrets(list, names, at) {
	names.forEach((name, index) => {
		checkSecret(list, name, [...at, index]);
	});
}
function checkSecret(list, name, at) {
	if (!/^(GITHUB_TOKEN|(ACTIONS|INPUT|MLOPS)_.*)$/i.test(name)) return;
	list.add("reserved-variable", at, `\`${name}\` is never handed to a step`, { value: true });
}
function outputAt(context, at, text, workingDirectory) {
	const resolved = resolvePath(text, {
		rooted: workingDirectory === "",
		keepSlash: true
	});
	if (resolved.ok) return resolved.path;
	const remedy = text.startsWith("/") ? "Outputs are relative to the working directory or to $MLOPS_OUTPUT." : void 0;
	return settle(context, at, {
		ok: false,
		message: resolved.message,
		...defined({ remedy: remedy ?? resolved.remedy })
	});
}
function resourcesOf(written) {
	const gpus = typeof written?.gpus === "number" ? { count: written.gpus } : written?.gpus;
	const wanted = gpus && gpus.count !== 0 ? gpus : void 0;
	return defined({
		cpus: written?.cpus,
		memory: written?.memory === void 0 ? void 0 : sizeOf(written.memory),
		gpus: wanted && {
			count: wanted.count ?? 1,
			...defined({ memory: wanted.memory === void 0 ? void 0 : sizeOf(wanted.memory) }),
			name: oneOrMany(wanted.name)
		}
	});
}

// src/project/schema/elsewhere.json
var elsewhere_default = {
	accepted_range: "In dbt-utils; here `columns.<name>.min` or `columns.<name>.max`.",
	accepted_values: "In dbt-utils; here `columns.<name>.values`.",
	allow_extra_columns: "In Soda; here `columns.<name>` (`extra-columns`).",
	allow_other_column_order: "In Soda; not offered here: order is always free.",
	at_least_one: "In dbt-utils; always asked here (always asked).",
	avg: "In Soda; here `columns.<name>.mean`.",
	avg_length: "In Soda; not offered here: a mean of lengths finds nothing that `length` does not.",
	cardinality_equality: "In dbt-utils; here `columns.<name>.values.from` (in both directions).",
	character_maximum_length: "In Soda; here `columns.<name>.length`.",
	coerce: "In pandera; not offered here: a contract describes the data and does not change it.",
	col_count_match: "In pointblank; here `columns.<name>` (by name, with `extra-columns: fail`).",
	col_exists: "In pointblank; here `columns.<name>`.",
	col_schema_match: "In pointblank; here `columns.<name>` or `columns.<name>.type`.",
	col_vals_between: "In pointblank; here `columns.<name>.min` or `columns.<name>.max`.",
	col_vals_decreasing: "In pointblank; here `columns.<name>.decreasing`.",
	col_vals_eq: "In pointblank; here `columns.<name>.values` or `checks[].compare` (a value, or another column).",
	col_vals_expr: "In pointblank; here `checks[].where`.",
	col_vals_ge: "In pointblank; here `columns.<name>.min`.",
	col_vals_gt: "In pointblank; here `checks[].where` (strict bounds).",
	col_vals_in_set: "In pointblank; here `columns.<name>.values`.",
	col_vals_increasing: "In pointblank; here `columns.<name>.increasing`.",
	col_vals_le: "In pointblank; here `columns.<name>.max`.",
	col_vals_lt: "In pointblank; here `checks[].where` (strict bounds).",
	col_vals_make_set: "In pointblank; here `columns.<name>.values` or `columns.<name>.distinct`.",
	col_vals_make_subset: "In pointblank; here `checks[].sql`.",
	col_vals_ne: "In pointblank; here `columns.<name>.not-values` or `checks[].compare`.",
	col_vals_not_in_set: "In pointblank; here `columns.<name>.not-values`.",
	col_vals_not_null: "In pointblank; here `columns.<name>.nulls`.",
	col_vals_null: "In pointblank; here `columns.<name>.nulls` or `checks[].where` (`where: x is not null`).",
	col_vals_outside: "In pointblank; here `checks[].where`.",
	col_vals_regex: "In pointblank; here `columns.<name>.pattern`.",
	col_vals_within_spec: "In pointblank; here `columns.<name>.format`.",
	conjointly: "In pointblank; here `checks[].where` (`and`).",
	"const": "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.values` (a list of one).",
	constraints: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>` (each is a key of the column itself).",
	data_type: "In Soda; here `columns.<name>.type`.",
	date: "In Soda; here `columns.<name>.format` (`date`, or a date format).",
	dtype: "In pandera; here `columns.<name>.type`.",
	duplicate: "In Soda; here `columns.<name>.unique` or `checks[].unique` (a share with `max`).",
	element_wise: "In pandera; here `checks[].where`.",
	email: "In Soda; here `columns.<name>.format`.",
	"enum": "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.values`.",
	equal_expression: "In dbt-expectations; here `checks[].sql`.",
	equal_rowcount: "In dbt-utils; here `checks[].rows-as`.",
	equal_to: "In pandera; here `columns.<name>.values` (one value).",
	equality: "In dbt-utils; not offered here: two tables that are equal in every cell are one: `unchanged` is told by their digest.",
	exclusivemaximum: "In Table Schema (Frictionless) and JSON Schema; here `checks[].where` (strict bounds).",
	exclusiveminimum: "In Table Schema (Frictionless) and JSON Schema; here `checks[].where` (strict bounds).",
	expect_array_column_to_not_be_empty: "In dbt-expectations; not offered here: lists in cells are not looked into.",
	expect_batch_column_mean_moving_average_to_be_within: "In Great Expectations; not offered here: needs a history of batches; the base is the history here (`drift`).",
	expect_batch_table_row_count_to_be_increasing: "In Great Expectations; here `drift` (`rows.change` against the base).",
	expect_column_bootstrapped_ks_test_p_value_to_be_greater_than: "In Great Expectations; here `drift` (as above).",
	expect_column_chisquare_test_p_value_to_be_greater_than: "In Great Expectations; here `drift` (p-values never gate: with a million rows any change is significant).",
	expect_column_distinct_count_to_be_greater_than: "In dbt-expectations; here `columns.<name>.distinct`.",
	expect_column_distinct_count_to_be_less_than: "In dbt-expectations; here `columns.<name>.distinct`.",
	expect_column_distinct_count_to_equal: "In dbt-expectations; here `columns.<name>.distinct`.",
	expect_column_distinct_count_to_equal_other_table: "In dbt-expectations; here `columns.<name>.values.from` (in both directions).",
	expect_column_distinct_values_to_be_continuous: "In Great Expectations; here `checks[].gaps` (of dates; of numbers by `sql`).",
	expect_column_distinct_values_to_be_in_set: "In Great Expectations; here `columns.<name>.values`.",
	expect_column_distinct_values_to_contain_set: "In Great Expectations; here `checks[].sql` (a query for what is missing; lost categories are shown by the diff).",
	expect_column_distinct_values_to_equal_set: "In Great Expectations; here `columns.<name>.values` or `columns.<name>.distinct` (the list, and as many different values).",
	expect_column_kl_divergence_to_be_less_than: "In Great Expectations; here `drift` (Jensen-Shannon, which no new value makes infinite).",
	expect_column_max_to_be_between: "In Great Expectations; here `columns.<name>.largest`.",
	expect_column_mean_to_be_between: "In Great Expectations; here `columns.<name>.mean` (from exact sums).",
	expect_column_median_to_be_between: "In Great Expectations; here `columns.<name>.median` (the lower of two middle values).",
	expect_column_min_to_be_between: "In Great Expectations; here `columns.<name>.smallest`.",
	expect_column_most_common_value_to_be_in_set: "In Great Expectations; here `checks[].sql` (which value is the most frequent one moves with the sample).",
	expect_column_null_percentage_to_be_less_than: "In dbt-expectations; here `columns.<name>.nulls`.",
	expect_column_pair_cramers_phi_value_to_be_less_than: "In Great Expectations; here `checks[].correlation` (of numbers; of categories not offered).",
	expect_column_pair_values_a_to_be_greater_than_b: "In Great Expectations; here `checks[].compare`.",
	expect_column_pair_values_to_be_equal: "In Great Expectations; here `checks[].compare`.",
	expect_column_pair_values_to_be_in_set: "In Great Expectations; here `checks[].combinations`.",
	expect_column_parameterized_distribution_ks_test_p_value_to_be_greater_than: "In Great Expectations; here `drift` (as above).",
	expect_column_proportion_of_unique_values_to_be_between: "In Great Expectations; here `columns.<name>.distinct` (with percentages).",
	expect_column_quantile_values_to_be_between: "In Great Expectations; here `columns.<name>.quantiles`.",
	expect_column_set_to_be_unique_case_insensitive: "In dbt-expectations; here `checks[].sql`.",
	expect_column_stdev_to_be_between: "In Great Expectations; here `columns.<name>.deviation`.",
	expect_column_stdev_to_be_greater_than: "In dbt-expectations; here `columns.<name>.deviation`.",
	expect_column_sum_to_be_between: "In Great Expectations; here `columns.<name>.sum`.",
	expect_column_to_exist: "In Great Expectations; here `columns.<name>`.",
	expect_column_to_follow_rule: "In Great Expectations; here `checks[].where`.",
	expect_column_type_to_be: "In Great Expectations; here `columns.<name>.type`.",
	expect_column_unique_value_count_to_be_between: "In Great Expectations; here `columns.<name>.distinct`.",
	expect_column_value_lengths_to_be_between: "In Great Expectations; here `columns.<name>.length`.",
	expect_column_value_lengths_to_equal: "In Great Expectations; here `columns.<name>.length`.",
	expect_column_value_ratio_to_be_between: "In Great Expectations; here `columns.<name>.most-common` (upper side; of a named value by `where` with `max`).",
	expect_column_value_running_abs_change_ratio_to_be: "In dbt-expectations; here `checks[].sql`.",
	expect_column_value_z_scores_to_be_between: "In Great Expectations; here `columns.<name>.outliers` (`deviations`).",
	expect_column_value_z_scores_to_be_less_than: "In Great Expectations; here `columns.<name>.outliers` (`deviations`).",
	expect_column_values_to_be_between: "In Great Expectations; here `columns.<name>.min` or `columns.<name>.max` (`strict_min`, `strict_max`: `where`).",
	expect_column_values_to_be_dateutil_parseable: "In Great Expectations; not offered here: a parser that guesses takes `1/2/2024` for two days; name the format.",
	expect_column_values_to_be_decreasing: "In Great Expectations; here `columns.<name>.decreasing`.",
	expect_column_values_to_be_http_methods: "In Great Expectations; here `columns.<name>.values`.",
	expect_column_values_to_be_in_set: "In Great Expectations; here `columns.<name>.values`.",
	expect_column_values_to_be_in_type_list: "In Great Expectations; here `columns.<name>.type` (one type; whole numbers are numbers, too).",
	expect_column_values_to_be_increasing: "In Great Expectations; here `columns.<name>.increasing`.",
	expect_column_values_to_be_json_parseable: "In Great Expectations; not offered here: JSON in a cell has no type that engines share.",
	expect_column_values_to_be_moving_normal_within_n_sigma: "In dbt-expectations; not offered here: as above.",
	expect_column_values_to_be_null: "In Great Expectations; not offered here: a column without a value teaches nothing and is a finding (`all-null`); forbid it with `absent`.",
	expect_column_values_to_be_of_numeric_precision_and_scale: "In dbt-expectations; here `columns.<name>.decimals`.",
	expect_column_values_to_be_of_type: "In Great Expectations; here `columns.<name>.type`.",
	expect_column_values_to_be_present_in_other_table: "In Great Expectations; here `columns.<name>.values.from`.",
	expect_column_values_to_be_string_integers_monotonically_increasing: "In Great Expectations; here `columns.<name>.increasing` (declare `type: integer`).",
	expect_column_values_to_be_unique: "In Great Expectations; here `columns.<name>.unique`.",
	expect_column_values_to_be_valid_passwords: "In Great Expectations; not offered here: no password belongs into training data.",
	expect_column_values_to_be_valid_year: "In Great Expectations; here `columns.<name>.min` or `columns.<name>.max`.",
	expect_column_values_to_be_within_n_moving_stdevs: "In dbt-expectations; not offered here: needs a history; against the base by `drift`.",
	expect_column_values_to_be_within_n_stdevs: "In dbt-expectations; here `columns.<name>.outliers` (`deviations`).",
	expect_column_values_to_have_consistent_casing: "In dbt-expectations; here `columns.<name>.hygiene`.",
	expect_column_values_to_match_json_schema: "In Great Expectations; not offered here: as above.",
	expect_column_values_to_match_like_pattern: "In Great Expectations; here `columns.<name>.pattern` (`%` is `.*`).",
	expect_column_values_to_match_like_pattern_list: "In Great Expectations; here `columns.<name>.pattern`.",
	expect_column_values_to_match_regex: "In Great Expectations; here `columns.<name>.pattern` (the whole value, in a subset that every engine reads alike).",
	expect_column_values_to_match_regex_list: "In Great Expectations; here `columns.<name>.pattern` (a list is \"any of\").",
	expect_column_values_to_match_strftime_format: "In Great Expectations; here `columns.<name>.format` (only days of the calendar).",
	expect_column_values_to_not_be_empty_string: "In dbt-expectations; here `columns.<name>.hygiene`.",
	expect_column_values_to_not_be_in_set: "In Great Expectations; here `columns.<name>.not-values`.",
	expect_column_values_to_not_be_null: "In Great Expectations; here `columns.<name>.nulls` (`nulls: 0`).",
	expect_column_values_to_not_match_like_pattern: "In Great Expectations; here `columns.<name>.not-pattern`.",
	expect_column_values_to_not_match_like_pattern_list: "In Great Expectations; here `columns.<name>.not-pattern`.",
	expect_column_values_to_not_match_regex: "In Great Expectations; here `columns.<name>.not-pattern`.",
	expect_column_values_to_not_match_regex_list: "In Great Expectations; here `columns.<name>.not-pattern`.",
	expect_column_wasserstein_distance_to_be_less_than: "In Great Expectations; here `drift`.",
	expect_compound_columns_to_be_unique: "In Great Expectations; here `checks[].unique` or `key`.",
	expect_grouped_row_values_to_have_recent_data: "In dbt-expectations; here `checks[].columns` or `columns.<name>.largest` (in a check with `if` for each group).",
	expect_multicolumn_sum_to_be_between: "In Great Expectations; here `checks[].where`.",
	expect_multicolumn_sum_to_equal: "In Great Expectations; here `checks[].adds-up`.",
	expect_multicolumn_values_to_be_equal: "In Great Expectations; here `checks[].compare` (`=` for each pair).",
	expect_multicolumn_values_to_be_unique: "In Great Expectations; here `checks[].unique`.",
	expect_row_values_to_have_data_for_every_n_datepart: "In dbt-expectations; here `checks[].rows` or `checks[].gaps`.",
	expect_row_values_to_have_recent_data: "In dbt-expectations; here `columns.<name>.largest` (against a day of the contract; rows of a database: `freshness`, when `mlops lock` renews their entry).",
	expect_select_column_values_to_be_unique_within_record: "In Great Expectations; here `checks[].compare` (`!=` for each pair).",
	expect_struct_column_to_not_be_empty: "In dbt-expectations; not offered here: structs in cells are not looked into.",
	expect_table_column_count_to_be_between: "In Great Expectations; here `columns.<name>` (by name, with `extra-columns: fail`).",
	expect_table_column_count_to_equal: "In Great Expectations; here `columns.<name>` (by name, with `extra-columns: fail`).",
	expect_table_column_count_to_equal_other_table: "In dbt-expectations; not offered here: columns are compared by their names, with the base.",
	expect_table_columns_to_contain_set: "In dbt-expectations; here `columns.<name>`.",
	expect_table_columns_to_match_ordered_list: "In Great Expectations; not offered here: order means nothing to what reads by name; in a file without a header names follow the contract.",
	expect_table_columns_to_match_set: "In Great Expectations; here `columns.<name>` (`extra-columns: fail`).",
	expect_table_columns_to_not_contain_set: "In dbt-expectations; here `columns.<name>` (`absent: true`).",
	expect_table_row_count_to_be_between: "In Great Expectations; here `rows.min, rows.max`.",
	expect_table_row_count_to_equal: "In Great Expectations; here `rows.min, rows.max` (`min` and `max` equal).",
	expect_table_row_count_to_equal_other_table: "In Great Expectations; here `checks[].rows-as`.",
	expect_table_row_count_to_equal_other_table_times_factor: "In dbt-expectations; here `checks[].rows-as` (a percentage).",
	expression: "In Soda; here `checks[].where`.",
	expression_between: "In dbt-expectations; here `checks[].sql`.",
	expression_is_true: "In dbt-utils; here `checks[].where` (a row for which it is null is unknown here).",
	fewer_rows_than: "In dbt-utils; here `checks[].rows-as` (`max`).",
	foreignkeys: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.values.from`.",
	freshness: "In Soda; here `columns.<name>.largest` (against a day of the contract; rows of a database: `freshness`, when `mlops lock` renews their entry).",
	functional_dependency: "In dbt-utils; here `checks[].determines`.",
	greater_than: "In pandera; here `checks[].where` (strict bounds).",
	greater_than_or_equal_to: "In pandera; here `columns.<name>.min`.",
	groupby: "In pandera; here `checks[].columns` (`if` for one group; measures by group by `sql`).",
	in_range: "In pandera; here `columns.<name>.min` or `columns.<name>.max`.",
	index: "In pandera; here `key`.",
	invalid_format: "In Soda; here `columns.<name>.not-pattern`.",
	invalid_values: "In Soda; here `columns.<name>.not-values`.",
	is_constant: "In dbt-utils; here `columns.<name>.distinct` (`1`).",
	isin: "In pandera; here `columns.<name>.values`.",
	less_than: "In pandera; here `checks[].where` (strict bounds).",
	less_than_or_equal_to: "In pandera; here `columns.<name>.max`.",
	max: "In Soda; here `columns.<name>.largest`.",
	max_length: "In Soda; here `columns.<name>.length`.",
	maximum: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.max`.",
	maxlength: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.length` (`length: { max: 2 }`).",
	min: "In Soda; here `columns.<name>.smallest`.",
	min_length: "In Soda; here `columns.<name>.length`.",
	minimum: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.min`.",
	minlength: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.length` (`length: { min: 2 }`).",
	missing: "In Soda; here `columns.<name>.nulls`.",
	missing_format: "In Soda; here `columns.<name>.not-pattern`.",
	missing_values: "In Soda; here `columns.<name>.hygiene` (or `format.csv.nulls`).",
	multipleof: "In Table Schema (Frictionless) and JSON Schema; here `checks[].where`.",
	mutually_exclusive_ranges: "In dbt-utils; here `checks[].sql`.",
	not_accepted_values: "In dbt-utils; here `columns.<name>.not-values`.",
	not_constant: "In dbt-utils; here `columns.<name>.distinct` (`{ min: 2 }`).",
	not_empty_array: "In dbt-utils; not offered here: lists in cells are not looked into.",
	not_empty_string: "In dbt-utils; here `columns.<name>.hygiene`.",
	not_equal_to: "In pandera; here `columns.<name>.not-values`.",
	not_null: "In dbt-utils; here `columns.<name>.nulls` (`nulls: 0`).",
	not_null_proportion: "In dbt-utils; here `columns.<name>.nulls` (a percentage).",
	notin: "In pandera; here `columns.<name>.not-values`.",
	nullable: "In pandera; here `columns.<name>.nulls`.",
	one_sample_ttest: "In pandera; here `columns.<name>.mean` (limits in the unit of the column).",
	optional: "In Soda; here `columns.<name>` (`required: false`).",
	ordered: "In pandera; not offered here: order means nothing to what reads by name.",
	primarykey: "In Table Schema (Frictionless) and JSON Schema; here `key`.",
	prompt: "In pointblank; not offered here: an answer of a language model is not the same twice.",
	query: "In Soda; here `checks[].sql`.",
	recency: "In dbt-utils; here `columns.<name>.largest` (against a day of the contract; rows of a database: `freshness`, when `mlops lock` renews their entry).",
	regex: "In Table Schema (Frictionless) and JSON Schema; here `columns.<name>.pattern`.",
	relationships: "In dbt-utils; here `columns.<name>.values.from`.",
	relationships_where: "In dbt-utils; here `columns.<name>.values.from` (in a check with `if`).",
	required: "In pandera; here `columns.<name>`.",
	row_count: "In Soda; here `rows.min, rows.max` or `checks[].rows`.",
	row_count_match: "In pointblank; here `rows.min, rows.max` or `checks[].rows-as`.",
	rows_complete: "In pointblank; here `checks[].complete`.",
	rows_distinct: "In pointblank; here `checks[].distinct-rows` or `checks[].unique`.",
	schema: "In Soda; here `columns.<name>` or `columns.<name>.type`.",
	sequential_values: "In dbt-utils; here `checks[].gaps` or `columns.<name>.increasing`.",
	serially: "In pointblank; not offered here: the order of a list is the order of its answers.",
	specially: "In pointblank; not offered here: code of one's own is no contract that another tool can read; `sql`.",
	str_contains: "In pandera; here `columns.<name>.pattern` (`.*x.*`).",
	str_endswith: "In pandera; here `columns.<name>.pattern` (`.*x`).",
	str_length: "In pandera; here `columns.<name>.length`.",
	str_matches: "In pandera; here `columns.<name>.pattern` (of the beginning there, of the whole value here).",
	str_startswith: "In pandera; here `columns.<name>.pattern` (`x.*`).",
	strict: "In pandera; here `columns.<name>` (`extra-columns`).",
	sum: "In Soda; here `columns.<name>.sum`.",
	tbl_match: "In pointblank; not offered here: two tables that are equal in every cell have one digest.",
	two_sample_ttest: "In pandera; here `drift` (p-values are shown, never gate).",
	unique: "In pandera; here `columns.<name>.unique`.",
	unique_combination_of_columns: "In dbt-utils; here `checks[].unique` or `key`.",
	unique_values_eq: "In pandera; here `columns.<name>.values` or `columns.<name>.distinct`.",
	uuid: "In Soda; here `columns.<name>.format`.",
	v3: "In Soda; here `drift`.",
	valid_format: "In Soda; here `columns.<name>.format` or `columns.<name>.pattern`.",
	valid_length: "In Soda; here `columns.<name>.length`.",
	valid_max: "In Soda; here `columns.<name>.max`.",
	valid_max_length: "In Soda; here `columns.<name>.length`.",
	valid_min: "In Soda; here `columns.<name>.min`.",
	valid_min_length: "In Soda; here `columns.<name>.length`.",
	valid_reference_data: "In Soda; here `columns.<name>.values.from`.",
	valid_values: "In Soda; here `columns.<name>.values`."
};

// src/project/schema/brought-along.ts
const ofModels = {
	cmd: "In dvc.yaml; here `train` of a model, or `train: { dvc: <stage> }`, which reads the stage itself.",
	dvc: "Here in `train`: `train: { dvc: <stage> }`.",
	stage: "In dvc.yaml; here `train: { dvc: <stage> }`.",
	command: "Here `train` of a model.",
	script: "Here `train` of a model.",
	run: "In workflow files; here `train` of a model, or `train: { run: … }` with its options.",
	entry_points: "In MLproject; here each is a model with `train`.",
	deps: "In dvc.yaml; here `data` for datasets and `code` for files of the program.",
	outs: "In dvc.yaml; here `artifact`, and `evaluate.predictions` for predictions.",
	output: "Here `artifact`.",
	outputs: "Here `artifact`.",
	model: "Here `artifact`, the file or folder that the command leaves.",
	wdir: "In dvc.yaml; here `working-directory`.",
	"working-dir": "Here `working-directory`.",
	hyperparameters: "Here `params`: a file, or `file: keys`.",
	parameters: "Here `params`: a file, or `file: keys`.",
	"timeout-minutes": "In workflow files; here `train: { timeout: 30m }`.",
	timeout: "Here in `train: { timeout: 30m }`: each step has its own.",
	seed: "Here `train: { seeds: [1, 2, 3] }`.",
	seeds: "Here in `train`.",
	"runs-on": "Here in `train`.",
	resources: "Here in `train`.",
	gpus: "Here `train: { resources: { gpus: 1 } }`.",
	frozen: "Here of a dataset: `datasets.<name>.frozen`.",
	always_changed: "In dvc.yaml; here `train: { reuse: false }`.",
	thresholds: "Here `gates`.",
	if: "In workflow files; when something runs stands in the workflows of `mlops init`.",
	with: "In workflow files; here a command has its options, and `params` are files.",
	shell: "In workflow files; here text runs in `bash -eo pipefail`, and a list without a shell.",
	container: "In workflow files; here `setup` makes what a step needs, and a job of your workflow may have a container.",
	conda_env: "In MLproject; here `setup`, or nothing: `environment.yml` among the code is found.",
	python_env: "In MLproject; here `setup`, or nothing: `requirements.txt` or `uv.lock` among the code is found.",
	docker_env: "In MLproject; here `setup` makes what a step needs, and a job of your workflow may have a container.",
	hydra: "Of Hydra; here `params: configs/**`, and options stand in the command of `train`.",
	persist: "In dvc.yaml; here each training begins with its declared inputs alone.",
	cache: "In dvc.yaml; here what a training leaves is kept by its digest.",
	strategy: "In workflow files; here `matrix` of a model, one model for each combination, or a list of tables in the place of `include`.",
	uses: "In workflow files; steps of a workflow stay in the workflow, a model has its command alone.",
	steps: "In workflow files; a model has one command, `train`, and one for its evaluation, `evaluate`.",
	foreach: `In dvc.yaml; here \`matrix\` of a model, and \`${asExpression("matrix.<key>")}\` in the place of \`\${item}\`.`,
	do: "In dvc.yaml; here the model itself, with `matrix` beside its other keys."
};
const ofTheFile = {
	stages: "In dvc.yaml; here `models`, each with `train: { dvc: <stage> }`: the dvc.yaml stays what it is.",
	entry_points: "In MLproject; here `models`, each with `train`.",
	conda_env: "In MLproject; here `defaults: { setup: … }`, or nothing: `environment.yml` among the code is found.",
	python_env: "In MLproject; here `defaults: { setup: … }`, or nothing: `requirements.txt` among the code is found.",
	docker_env: "In MLproject; here `defaults: { setup: … }`; a job of your workflow may have a container.",
	hydra: "Of Hydra; here `params: configs/**` of a model.",
	foreach: "In dvc.yaml; here `matrix` of a model.",
	jobs: "In workflow files; here `models`. The workflows that call this tool are those of `mlops init`.",
	steps: "In workflow files; here each model has its command.",
	on: "In workflow files; when something runs stands in the workflows of `mlops init`.",
	permissions: "In workflow files; they stand in the workflows of `mlops init`.",
	model: "Here `models`, each with a name.",
	dataset: "Here `datasets`, each with a name.",
	data: "Here `datasets`, each with a name.",
	train: "Here of a model: `models.<name>.train`.",
	gates: "Here of a model: `models.<name>.gates`.",
	params: "Here of a model: `models.<name>.params`.",
	metrics: "Here of a model: `models.<name>.metrics`.",
	plots: "Here of a model: `models.<name>.plots`.",
	artifacts: "In dvc.yaml; here `models.<name>.artifact`.",
	vars: "In dvc.yaml; here `models.<name>.params`.",
	env: "Here `defaults: { env: … }`, or `env` of a model.",
	checks: "Here of a dataset: `datasets.<name>.checks`.",
	schedule: "In workflow files; when something runs stands in the workflows of `mlops init`."
};
function broughtAlong(path, key) {
	const [section] = path;
	const name = key.toLowerCase();
	if (section === void 0) return own(ofTheFile, name);
	if (section === "datasets") return own(elsewhere_default, name.replaceAll("-", "_"));
	return section === "models" ? own(ofModels, name) : void 0;
}
function own(names, name) {
	return Object.hasOwn(names, name) ? names[name] : void 0;
}

// src/project/schema/issues.ts
function reportIssues(issues, document, list, hidden) {
	const wrong = [];
	for (const issue of issues) reportIssue(issue, [], {
		document,
		list,
		hidden,
		wrong
	});
	return wrong;
}
function reportIssue(issue, base, context) {
	const path = [...base, ...projectPath(issue.path)];
	const value = found(memberAt(context.document, path));
	const inner = issue.code === "invalid_union" ? fittingBranch(issue) : void 0;
	if (issue.code === "unrecognized_keys") reportUnknownKeys(issue.keys, path, context);
	else if (issue.code === "invalid_key") reportName(issue, path, context);
	else if (value.kind === "nothing at all") reportMissing(path, context);
	else if (inner) for (const each of inner) reportIssue(each, path, context);
	else if (!context.wrong.some((seen) => seen.join("\0") === path.join("\0"))) reportValue(issue, path, value, context);
}
function reportUnknownKeys(keys, path, { list, wrong }) {
	const allowed = allowedKeys(path);
	for (const key of keys) {
		wrong.push([...path, key]);
		if (isPValue(path, key)) {
			list.add("drift-p-value", [...path, key], "a p-value says how many rows there are, not how far the data moved");
			continue;
		}
		const message = `unknown key; allowed here: ${allowed.join(", ")}`;
		list.add("unknown-key", [...path, key], message, { remedy: broughtAlong(path, key) ?? didYouMean(key, allowed) });
	}
}
function isPValue(path, key) {
	const spelt = key.toLowerCase().replaceAll(/[-_ ]/g, "");
	return path[2] === "drift" && [
		"p",
		"pvalue",
		"alpha",
		"significance",
		"confidence"
	].includes(spelt);
}
function reportName(issue, path, { list, wrong }) {
	wrong.push(path);
	const expected = issue.issues[0]?.message ?? "another name";
	list.add("invalid-name", path, `expected ${expected}, found \`${String(path.at(-1))}\``);
}
function reportMissing(path, { list, hidden }) {
	if (hidden(path)) return;
	const key = String(path.at(-1));
	list.add("missing-key", path.slice(0, -1), `the key \`${key}\` is missing`);
}
function fittingBranch(issue) {
	return issue.errors.filter((branch) => branch.some((each) => each.path.length > 0 || each.code === "unrecognized_keys")).toSorted((a, b) => a.length - b.length)[0];
}
function reportValue(issue, path, value, { list, wrong }) {
	wrong.push(path);
	const expected = expectation(issue, path);
	const message = `expected ${expected.text}, found ${value.text}`;
	const remedy = expected.names && value.kind === "text" ? didYouMean(value.plain, expected.names) : quoteRemedy(expected.text, value);
	list.add(isAnotherKind(issue, value) ? "wrong-kind" : "invalid-value", path, message, {
		value: true,
		remedy
	});
}
function quoteRemedy(expected, value) {
	return (value.kind === "a number" || value.kind === "true or false") && /\btext\b/.test(expected) ? `Quote it: "${value.plain}".` : void 0;
}
function isAnotherKind(issue, value) {
	if (issue.code === "invalid_type") return !(issue.expected === "int" && value.kind === "a number");
	if (issue.code === "invalid_value") return !issue.values.some((allowed) => typeof allowed === value.type);
	if (issue.code !== "invalid_union") return false;
	return issue.errors.every((branch) => branch.every((each) => isAnotherKind(each, value)));
}
const kinds$1 = {
	string: "text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	record: "a table of keys"
};
function expectation(issue, path) {
	if (issue.code === "invalid_value") {
		const names = issue.values.map(String);
		return {
			text: names.length === 1 ? names.join() : `one of ${names.join(", ")}`,
			names
		};
	}
	if (!issue.message.startsWith("Invalid ") && !issue.message.startsWith("Too ")) return { text: issue.message };
	if (issue.code === "invalid_type" && issue.expected === "object") return { text: tableOf$2(allowedKeys(path)) };
	if (issue.code === "invalid_type") return { text: kinds$1[issue.expected] ?? issue.expected };
	if (issue.code === "too_small") return { text: bound("at least", issue.origin, issue.minimum) };
	if (issue.code === "too_big") return { text: bound("at most", issue.origin, issue.maximum) };
	return { text: "another value" };
}
function tableOf$2(keys) {
	return keys.length === 0 ? "a table of keys" : `a table of keys (${keys.join(", ")})`;
}
function bound(words, origin, limit) {
	return origin === "string" ? `${words} ${limit} characters` : `a number of ${words} ${limit}`;
}
function projectPath(path) {
	return path.map((segment) => typeof segment === "symbol" ? String(segment) : segment);
}

// src/project/include/project-file.ts
const projectVersion = 1;
function readFile(text, file) {
	const { value, places, problems } = readDocument(text, file);
	const place = places.value([]);
	if (value === null) throw refused$1("project-file-empty", `${file} is empty`, place);
	if (!isTable(value)) throw refused$1("wrong-kind", `expected a table of keys, found ${found(value).text}`, place);
	refuseNewer(value, places, problems);
	return {
		file,
		value,
		places,
		problems
	};
}
function isTable(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function refuseNewer({ version }, places, problems) {
	if (typeof version !== "number" || !Number.isInteger(version) || version <= 1) return;
	if (problems.length > 0) throw new MlopsError("input", problems);
	throw refused$1("version-too-new", `version: the file is of version ${version}; this program reads version ${1}`, places.value(["version"]));
}
function refused$1(reason, message, place) {
	return new MlopsError("input", [{
		reason,
		message,
		...place && { place }
	}]);
}

// src/project/include/shared-sections.ts
const sharedSections = [
	"datasets",
	"models",
	"launchers",
	"environments"
];
function isShared(key) {
	return sharedSections.some((section) => section === key);
}
function mergeSections(root, others) {
	const owners = /* @__PURE__ */ new Map();
	const document = { ...root.read.value };
	for (const section of sharedSections) {
		const owner = /* @__PURE__ */ new Map();
		const entries = [];
		for (const { read, list } of [root, ...others]) for (const [name, entry] of entriesOf(read.value, section, list)) {
			const first = owner.get(name);
			if (first === void 0) {
				owner.set(name, read);
				entries.push([name, entry]);
				continue;
			}
			const { file, line } = first.places.at([section, name]);
			list.add("name-collision", [section, name], `\`${name}\` stands in ${file}, line ${line}, already`);
		}
		owners.set(section, owner);
		if (entries.length > 0) document[section] = Object.fromEntries(entries);
		else if (!isEmptyTable(document[section])) delete document[section];
	}
	return {
		document,
		owners
	};
}
function entriesOf(value, section, list) {
	if (!Object.hasOwn(value, section)) return [];
	const table = value[section];
	if (isTable(table)) return Object.entries(table);
	list.add("wrong-kind", [section], `expected a table of keys, found ${found(table).text}`, { value: true });
	return [];
}
function isEmptyTable(value) {
	return isTable(value) && Object.keys(value).length === 0;
}

// src/project/include/included-file.ts
function readShell(file) {
	const list = problemList(file.places, file.problems);
	reportKeys(file.value, list);
	const { version, defaults } = file.value;
	const own = {
		...version !== void 0 && { version },
		...defaults !== void 0 && { defaults }
	};
	return {
		defaults: readDefaults(withoutExpressions(withoutLater(own, list), list, originOf(/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map())), list),
		list
	};
}
function reportKeys(value, list) {
	const allowed = [...Object.keys(includedShell.shape), ...sharedSections];
	for (const key of Object.keys(value)) {
		if (allowed.includes(key)) continue;
		if (Object.hasOwn(projectFile.shape, key)) {
			list.add("include-root-key", [key], "stands for the whole project, and this file is included by another one");
			continue;
		}
		const message = `unknown key; allowed in an included file: ${allowed.join(", ")}`;
		list.add("unknown-key", [key], message, { remedy: didYouMean(key, allowed) });
	}
	if (!Object.keys(value).some(isShared)) list.add("nothing-declared", [], `none of ${sharedSections.map((key) => `\`${key}\``).join(", ")} stands here`);
}
function readDefaults({ document, excused }, list) {
	const rest = structuredClone(document);
	const whole = includedShell.safeParse(rest);
	if (!whole.success) for (const path of reportIssues(whole.error.issues, document, list, excused)) take(rest, path);
	const defaults = (whole.success ? whole : includedShell.safeParse(rest)).data?.defaults;
	if (defaults?.secrets) checkSecrets(list, defaults.secrets, ["defaults", "secrets"]);
	if (defaults?.env) checkEnv(list, Object.keys(defaults.env), ["defaults", "env"]);
	return defaults;
}

// src/project/include/merge-files.ts
function mergeFiles(texts, alone) {
	const root = readFile(texts.text, texts.file);
	const hasInclude = Object.hasOwn(root.value, "include");
	if (!hasInclude || alone) return ofOne(root, hasInclude);
	const rootList = problemList(root.places, root.problems);
	checkIncludeList(root, texts, rootList);
	const isListed = !rootList.touches(["include"]);
	const { files, problems, isPartial } = readIncluded(texts);
	const { document, owners } = mergeSections({
		read: root,
		list: rootList
	}, files);
	const included = [...texts.included?.keys() ?? []];
	const found = [
		...rootList.all(),
		...problems,
		...files.flatMap(({ list }) => list.all())
	];
	const places = placesOfFiles(root, owners);
	return {
		document,
		places,
		list: problemList(places, found, [texts.file, ...included]),
		fileOf: (path) => ownerOf(path, owners, root).file,
		defaults: new Map(files.flatMap(({ read, defaults }) => defaults ? [[read.file, defaults]] : [])),
		included,
		isPartial: isPartial || !isListed
	};
}
function ofOne({ value, places, problems, file }, isPartial) {
	return {
		document: value,
		places,
		list: problemList(places, problems),
		fileOf: () => file,
		defaults: /* @__PURE__ */ new Map(),
		included: [],
		isPartial
	};
}
function readIncluded({ included = /* @__PURE__ */ new Map() }) {
	if (included.size > 200) return {
		files: [],
		problems: [],
		isPartial: true
	};
	const files = [];
	const problems = [];
	let isPartial = false;
	for (const [path, found] of included) {
		if ("unread" in found) {
			isPartial = true;
			continue;
		}
		try {
			const read = readFile(found.text, path);
			files.push({
				read,
				...readShell(read)
			});
		} catch (error) {
			if (!(error instanceof MlopsError)) throw error;
			problems.push(...error.problems);
			isPartial = true;
		}
	}
	return {
		files,
		problems,
		isPartial
	};
}
function ownerOf([section, name], owners, root) {
	return owners.get(String(section))?.get(String(name)) ?? root;
}
function placesOfFiles(root, owners) {
	return {
		...root.places,
		at: (path) => ownerOf(path, owners, root).places.at(path),
		value: (path) => ownerOf(path, owners, root).places.value(path)
	};
}

// src/project/builds.ts
function isBuilt(dataset) {
	return dataset?.build !== void 0;
}
function builtFrom(dataset) {
	return dataset?.build?.from ?? (dataset?.view === void 0 ? [] : [dataset.view.from]);
}
function builtRoot(dataset, datasets) {
	const root = dataset.view === void 0 ? dataset : datasets.get(dataset.view.root);
	return isBuilt(root) ? root : void 0;
}
function buildsBelow(names, datasets) {
	const found = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	const visit = (name) => {
		if (seen.has(name)) return;
		seen.add(name);
		const dataset = datasets.get(name);
		for (const other of builtFrom(dataset)) visit(other);
		if (isBuilt(dataset)) found.set(name, dataset);
	};
	for (const name of names) visit(name);
	return [...found.values()];
}
function madeOf(name, datasets) {
	const found = /* @__PURE__ */ new Set();
	const seen = /* @__PURE__ */ new Set();
	const visit = (one) => {
		const dataset = datasets.get(one);
		const root = dataset && builtRoot(dataset, datasets);
		if (root === void 0 || seen.has(root.name)) return;
		seen.add(root.name);
		for (const from of root.build.from) {
			found.add(from);
			visit(from);
		}
	};
	visit(name);
	return found;
}
function buildsMissing(names, datasets, isThere) {
	const found = /* @__PURE__ */ new Map();
	const visit = (name) => {
		const dataset = datasets.get(name);
		if (found.has(name) || isBuilt(dataset) && isThere(name)) return;
		for (const other of builtFrom(dataset)) visit(other);
		if (isBuilt(dataset)) found.set(name, dataset);
	};
	for (const name of names) visit(name);
	return [...found.values()];
}

// src/project/same-files.ts
function nameSameFile(a, b) {
	const [one, other] = [plainName(a), plainName(b)];
	const [onePlain, otherPlain] = [isPlainPath(one), isPlainPath(other)];
	if (onePlain && otherPlain) return isWithin(one, other) || isWithin(other, one);
	if (onePlain) return globNames(b, one, a);
	if (otherPlain) return globNames(a, other, b);
	return globsMeet(a, b);
}
function mayNameBelow(source, folder) {
	return isPlainPath(source) ? source.startsWith(`${folder}/`) : nameSameFile(source, `${folder}/**`);
}
function plainName(source) {
	return source.replace(/\.dvc$/, "").replace(/\/+$/, "");
}
function isWithin(path, folder) {
	return path === folder || path.startsWith(`${folder}/`);
}
function globNames(glob, path, source) {
	if (matcher(glob)(path) || isWithin(import_picomatch.default.scan(glob).base, path)) return true;
	return (source.endsWith("/") || extname(path) === "") && globsMeet(glob, `${path}/**`);
}
function globsMeet(a, b) {
	const others = alternatives(b).map(segmentsOf);
	return alternatives(a).map(segmentsOf).some((one) => others.some((other) => meet(one, other, "**", segmentsMeet)));
}
const mostAlternatives = 64;
function alternatives(glob) {
	let texts = [glob];
	for (;;) {
		const next = texts.flatMap((text) => {
			const [whole, inside = ""] = /\{([^{}]*,[^{}]*)\}/.exec(text) ?? [];
			return whole === void 0 ? [text] : inside.split(",").map((each) => text.replace(whole, () => each));
		});
		if (next.length > mostAlternatives) return [glob];
		if (next.length === texts.length) return next;
		texts = next;
	}
}
function segmentsOf(glob) {
	const [known = "", ...rest] = (glob.endsWith("/") ? `${glob}**` : glob).replaceAll(/\[[^\]/]+\]/g, "?").split(/[^/]*[{}()[\]\\]/);
	const segments = known.split("/").filter((segment) => segment !== "");
	return rest.length > 0 ? [...segments, "**"] : segments;
}
function segmentsMeet(a, b) {
	return meet([...a], [...b], "*", (one, other) => one === other || one === "?" || other === "?");
}
const mostSteps = 1e6;
function meet(a, b, many, fits) {
	if (a.length * b.length > mostSteps) return true;
	let after = [];
	for (let i = a.length; i >= 0; i -= 1) {
		const here = [];
		for (let j = b.length; j >= 0; j -= 1) here[j] = answer(a[i], b[j], {
			after,
			here,
			j
		});
		after = here;
	}
	return after[0] === true;
	function answer(one, other, { after, here, j }) {
		if (one === void 0 && other === void 0) return true;
		if (one === many && after[j] === true) return true;
		if (other === many && here[j + 1] === true) return true;
		if (one === void 0 || other === void 0) return false;
		if (one === many) return here[j + 1] === true;
		if (other === many) return after[j] === true;
		return fits(one, other) && after[j + 1] === true;
	}
}

// src/project/formats/calendar.ts
const names$1 = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
const fullNames = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
];
const common = {
	Y: "[0-9]{4}",
	y: "[0-9]{2}",
	H: "(?:[01][0-9]|2[0-3])",
	I: "(?:0[1-9]|1[0-2])",
	M: "[0-5][0-9]",
	S: "[0-5][0-9]",
	f: "[0-9]{1,6}",
	p: "(?:AM|PM)",
	z: "(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])",
	j: "(?:00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])",
	a: "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)",
	A: "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
	T: "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]",
	"%": "%"
};
const leapPair = "(?:0[48]|[2468][048]|[13579][26])";
const cases = [
	monthsOf([
		1,
		3,
		5,
		7,
		8,
		10,
		12
	], "(?:0[1-9]|[12][0-9]|3[01])"),
	monthsOf([
		4,
		6,
		9,
		11
	], "(?:0[1-9]|[12][0-9]|30)"),
	monthsOf([2], "(?:0[1-9]|1[0-9]|2[0-8])"),
	{
		...monthsOf([2], "29"),
		Y: `(?:[0-9]{2}${leapPair}|(?:[02468][048]|[13579][26])00)`,
		y: `(?:00|${leapPair})`
	}
];
function monthsOf(months, days) {
	const any = (texts) => `(?:${texts.join("|")})`;
	return {
		m: any(months.map((month) => String(month).padStart(2, "0"))),
		b: any(months.map((month) => names$1[month - 1])),
		B: any(months.map((month) => fullNames[month - 1])),
		d: days
	};
}
const shorts = {
	F: "%Y-%m-%d",
	R: "%H:%M",
	D: "%m/%d/%y"
};
const dateDirectives = {
	Y: "year of four digits",
	y: "year of two digits",
	m: "month, 01 to 12",
	b: "month, `Jan` to `Dec`",
	B: "month, `January` to `December`",
	d: "day of the month, 01 to 31",
	j: "day of the year, 001 to 366",
	a: "day of the week, `Mon` to `Sun`",
	A: "day of the week, `Monday` to `Sunday`",
	H: "hour, 00 to 23",
	I: "hour, 01 to 12",
	p: "`AM` or `PM`",
	M: "minute, 00 to 59",
	S: "second, 00 to 59",
	f: "fraction of a second, 1 to 6 digits",
	z: "offset from UTC: `Z`, `+02:00` or `+0200`",
	T: "`%H:%M:%S`",
	R: "`%H:%M`",
	F: "`%Y-%m-%d`",
	D: "`%m/%d/%y`",
	"%": "a percent sign"
};
function calendarPattern(format, tail = "") {
	const long = format.replaceAll(/%([FRD])/g, (_, short) => shorts[short] ?? "");
	const used = [...long.matchAll(/%(.?)/g)].map(([, letter]) => letter ?? "");
	const unknown = used.find((letter) => common[letter] === void 0 && cases[0]?.[letter] === void 0);
	if (unknown !== void 0) return {
		ok: false,
		problem: `the directive %${unknown} is not one of these`
	};
	const twice = used.find((letter, at) => letter !== "%" && used.indexOf(letter) !== at);
	if (twice !== void 0) return {
		ok: false,
		problem: `the directive %${twice} stands twice`
	};
	const texts = (used.some((letter) => cases[0]?.[letter] !== void 0) ? cases : [{}]).map((one) => written(long, {
		...common,
		...one
	}));
	return {
		ok: true,
		pattern: [...new Set(texts)].map((text) => `(?:${text}${tail})`).join("|")
	};
}
function written(format, parts) {
	return format.replaceAll(/%(.)|([^%])/g, (_, letter, character) => letter === void 0 ? escaped(character ?? "") : parts[letter] ?? "");
}
function escaped(character) {
	return /[.^$*+?()[\]{}|\\]/.test(character) ? `\\${character}` : character;
}

// src/project/formats/named.ts
const byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const ipv4 = `(?:${byte}\\.){3}${byte}`;
const group = "[0-9A-Fa-f]{1,4}";
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const host = `${label}(?:\\.${label})*`;
const domain = `(?:${label}\\.)+[A-Za-z]{2,63}`;
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+".replace("{", "\\{").replace("}", "\\}").replace("|", "\\|");
function ipv6() {
	const forms = [`(?:${group}:){7}${group}`, `(?:${group}:){6}${ipv4}`];
	for (let left = 0; left <= 7; left += 1) {
		const before = left === 0 ? "" : `${group}(?::${group}){${left - 1}}`;
		const rest = 7 - left;
		const after = rest === 0 ? "" : `(?:${group}(?::${group}){0,${rest - 1}})?`;
		forms.push(`${before}::${after}`);
		if (left <= 5) forms.push(`${before}::(?:${group}:){0,${5 - left}}${ipv4}`);
	}
	return forms.map((form) => `(?:${form})`).join("|");
}
const offset = "(?:\\.[0-9]{1,9})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])";
function orThrow(format, tail = "") {
	const found = calendarPattern(format, tail);
	if (!found.ok) throw new Error(found.problem);
	return found.pattern;
}
const namedFormats = {
	email: `${atom}(?:\\.${atom})*@${domain}`,
	uuid: "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
	ipv4,
	ipv6: ipv6(),
	url: `https?://(?:${host}|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?(?:[/?#][^\\s]*)?`,
	hostname: host,
	mac: "[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})",
	hex: "(?:[0-9A-Fa-f]{2})+",
	sha256: "[0-9A-Fa-f]{64}",
	base64: "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)",
	integer: "[+-]?[0-9]+",
	number: "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
	percentage: "[+-]?[0-9]+(?:\\.[0-9]+)?\\s?%",
	boolean: "(?:[Tt]rue|TRUE|[Ff]alse|FALSE)",
	date: orThrow("%Y-%m-%d"),
	time: "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?",
	"date-time": orThrow("%Y-%m-%dT%H:%M:%S", offset),
	phone: "\\+[1-9](?:[ ().-]{0,2}[0-9]){6,14}",
	iban: "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}",
	bic: "[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
	"credit-card": "[0-9]{4}(?:[ -]?[0-9]){8,15}",
	isbn: "(?:97[89][ -]?)?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx]",
	vin: "[A-HJ-NPR-Z0-9]{17}",
	"country-code": "[A-Z]{2}",
	"currency-code": "[A-Z]{3}",
	semver: "(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?",
	slug: "[a-z0-9]+(?:-[a-z0-9]+)*"
};
function formatPattern(name) {
	if (name.includes("%")) return calendarPattern(name);
	const pattern = Object.hasOwn(namedFormats, name) ? namedFormats[name] : void 0;
	if (pattern !== void 0) return {
		ok: true,
		pattern
	};
	return {
		ok: false,
		problem: `there is no format \`${name}\``
	};
}

// src/project/check/build-sources.ts
function checkBuildSources(datasets, { list }) {
	const withFiles = [...datasets.values()].filter((one) => hasPaths(one) && !list.touches(placeOf(one)));
	withFiles.forEach((dataset, index) => {
		for (const before of withFiles.slice(0, index)) {
			const [made, other] = dataset.build === void 0 ? [before, dataset] : [dataset, before];
			if (made.build === void 0 || !nameSameFile(made.source, other.source)) continue;
			const { file, line } = list.placeOf(placeOf(other));
			const whose = `${formatPath(placeOf(other))} (\`${other.source}\`, ${file}:${line})`;
			const whom = other.build === void 0 ? `a file of ${whose}` : `one that the command of ${whose} leaves`;
			const message = `where the command leaves \`${made.source}\` may also lie ${whom}: one would overwrite the other`;
			list.add("build-over-dataset", placeOf(made), message, {
				value: true,
				remedy: remedyOf(made, other)
			});
		}
	});
}
function hasPaths({ view, database, source }) {
	return source !== "" && view === void 0 && database === void 0 && !isAddress(source);
}
function placeOf({ implicit, path }) {
	return implicit ? path : [...path, "source"];
}
function remedyOf(made, other) {
	if (other.implicit) return `Write \`${made.name}\` there, if that is meant; else let the command write another file.`;
	return "Let each command leave its files where no other dataset has any, as in a folder of its own.";
}

// src/project/check/timeout.ts
const longest = 20736e5;
function checkTimeout(timeout, at, list) {
	if (timeout > 0 && timeout <= longest) return;
	list.add("invalid-value", at, `expected a duration above 0 and of at most 24d, found ${timeout / 1e3}s`, { value: true });
}

// src/project/check/builds.ts
function checkBuilds(datasets, context) {
	const told = /* @__PURE__ */ new Set();
	for (const dataset of datasets.values()) {
		if (dataset.build === void 0) continue;
		checkStep(dataset, dataset.build, context);
		dataset.build.from.forEach((name, index) => {
			checkFrom(dataset, name, index, datasets, context);
		});
		checkCircle(dataset, datasets, told, context);
	}
	checkBuildSources(datasets, context);
}
function checkStep({ path }, { timeout, env, secrets }, { list }) {
	const at = [...path, "build"];
	checkTimeout(timeout, [...at, "timeout"], list);
	for (const name of secrets) {
		if (!env.has(name)) continue;
		list.add("contradiction", [...at, "secrets"], `\`${name}\` is both in \`env\` and in \`secrets\``);
	}
}
function checkFrom({ path }, name, index, datasets, { list, names, written }) {
	const entry = written.datasets?.[String(path[1])];
	const at = entryPath([...path, "from"], typeof entry === "object" ? entry.from : void 0, index);
	if (!names.datasets.has(name)) {
		const declared = [...names.datasets].filter((other) => other !== path[1]);
		const message = `there is no dataset \`${name}\`; declared: ${declared.join(", ") || "none"}`;
		list.add("unknown-dataset", at, message, {
			value: true,
			remedy: didYouMean(name, declared)
		});
	} else if (datasets.get(name)?.format.kind === "table") {
		const message = `\`${name}\` is rows of a database, and a command that makes a dataset takes files`;
		list.add("database-for-model", at, message, { value: true });
	}
}
function checkCircle(dataset, datasets, told, { list }) {
	const way = wayBack$2(dataset, datasets);
	if (way === void 0 || way.some((name) => told.has(name))) return;
	for (const name of way) told.add(name);
	const circle = [...way, dataset.name].join(" → ");
	const message = way.length === 1 ? "is made from itself" : `is made from itself in the end: ${circle}`;
	list.add("build-circle", [...dataset.path, "from"], message);
}
function wayBack$2(dataset, datasets) {
	const seen = /* @__PURE__ */ new Set();
	let ways = [[dataset.name]];
	while (ways.length > 0) {
		const next = [];
		for (const way of ways) for (const name of builtFrom(datasets.get(way.at(-1) ?? ""))) {
			if (name === dataset.name) return way;
			if (seen.has(name)) continue;
			seen.add(name);
			next.push([...way, name]);
		}
		ways = next;
	}
}

// src/project/check/bounds.ts
function checkCount(amount, at, list) {
	const { kind, value } = amount;
	if (kind === "absolute" && !Number.isInteger(value)) list.add("invalid-value", at, `expected a whole number of rows or a percentage, found ${formatAmount(amount)}`, {
		value: true,
		remedy: `As a share of all rows write ${Number((value * 100).toPrecision(12))}%.`
	});
	if (kind === "percent" && value > 100) list.add("invalid-value", at, `expected at most 100%, found ${formatAmount(amount)}`, { value: true });
}
function checkOrder(min, max, at, list) {
	if (min === void 0 || max === void 0 || typeof min !== typeof max) return;
	if (min > max) list.add("contradiction", at, `\`min\` ${show(min)} is above \`max\` ${show(max)}`);
}
const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoTimestamp = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
function checkBound(bound, type, at, list) {
	if (bound === void 0) return;
	const { text, fits } = boundOf(type);
	if (fits === void 0) list.add("contradiction", at, `a limit needs numbers or times, and the column is of type ${type}`);
	else if (!fits(bound)) list.add("invalid-value", at, `expected ${text}, found ${show(bound)}`, { value: true });
}
function boundOf(type) {
	const isNumber = (bound) => typeof bound === "number";
	const matches = (form) => (bound) => typeof bound === "string" && form.test(bound) && isTime(bound);
	if (type === "string" || type === "boolean") return { text: "" };
	if (type === "date") return {
		text: "a date such as 2026-01-31",
		fits: matches(isoDate)
	};
	if (type === "timestamp") return {
		text: "a timestamp such as 2026-01-31T12:00:00Z",
		fits: matches(isoTimestamp)
	};
	if (type !== void 0) return {
		text: `a number (the column is of type ${type})`,
		fits: isNumber
	};
	const isTimestamp = matches(isoTimestamp);
	return {
		text: "a number, a date or a timestamp",
		fits: (bound) => isNumber(bound) || isTimestamp(bound)
	};
}
function isTime(text) {
	const day = text.slice(0, 10);
	const midnight = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day) && !Number.isNaN(Date.parse(text.replace(" ", "T")));
}
function fitsType(value, type) {
	if (type === "integer") return Number.isInteger(value);
	if (type === "number") return typeof value === "number";
	if (type === "boolean") return typeof value === "boolean";
	return typeof value === "string";
}
function show(value) {
	return typeof value === "string" ? `"${value}"` : String(value);
}

// src/project/pattern.ts
const largestRepeat = 255;
const largestProduct = 1e3;
const sharedEscapes = /^[dDwWsSntrf.^$*+?()[\]{}|\\/"'`~!@#%&=:;,<>_ -]$/;
const extensions = [
	["?=", "look-ahead"],
	["?!", "look-ahead"],
	["?<=", "look-behind"],
	["?<!", "look-behind"],
	["?P<", "named group"],
	["?<", "named group"],
	["?'", "named group"],
	["?P=", "back-reference"],
	["?P>", "recursion"],
	["?R", "recursion"],
	["?>", "atomic group"],
	["?#", "comment"],
	["?(", "condition"],
	["?|", "branch reset"],
	["?", "inline flag"],
	["*", "verb"]
];
const namedEscapes = {
	b: "word boundary",
	B: "word boundary",
	A: "anchor \\A",
	z: "anchor \\z",
	Z: "anchor \\Z",
	G: "anchor \\G",
	k: "back-reference",
	g: "back-reference",
	p: "Unicode class",
	P: "Unicode class",
	x: "character code",
	u: "character code",
	U: "character code",
	c: "control escape",
	Q: "quoting \\Q…\\E",
	E: "quoting \\Q…\\E",
	h: "class \\h",
	H: "class \\H",
	R: "escape \\R",
	X: "escape \\X",
	K: "escape \\K"
};
function checkPattern(pattern) {
	const scan = new Scan(pattern);
	scan.run();
	if (scan.findings.length === 0 && !compiles(pattern)) return [{
		kind: "invalid",
		what: "not a regular expression",
		index: 0
	}];
	return scan.findings;
}
function compiles(pattern) {
	try {
		return new RegExp(pattern, "u") !== void 0;
	} catch {
		try {
			return new RegExp(pattern) !== void 0;
		} catch {
			return false;
		}
	}
}
var Scan = class {
	findings = [];
	#text;
	#open = [];
	#at = 0;
	#atom = false;
	#product = 1;
	#products = [];
	#most = 1;
	constructor(text) {
		this.#text = text;
	}
	run() {
		while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
		for (const index of this.#open) this.#find("invalid", "`(` without `)`", index);
	}
	#step(character) {
		if (!"{*+?)".includes(character)) this.#product = 1;
		if (character === "\\") this.#escape();
		else if (character === "[") this.#class();
		else if (character === "(") this.#group();
		else if (character === ")") this.#close();
		else if ("{*+?".includes(character)) this.#repeat(character);
		else this.#plain(character);
	}
	#plain(character) {
		if (character === "}" || character === "]") this.#find("not-portable", `\`${character}\` without a backslash`, this.#at);
		this.#atom = !"|^$".includes(character);
		this.#at += 1;
	}
	#escape() {
		const index = this.#at;
		const next = this.#text.charAt(index + 1);
		this.#at += 2;
		this.#atom = true;
		if (next === "") this.#find("invalid", "`\\` at the end", index);
		else if (/[1-9]/.test(next)) this.#find("not-portable", "back-reference", index);
		else if (!sharedEscapes.test(next)) this.#find("not-portable", namedEscapes[next] ?? `escape \\${next}`, index);
	}
	#group() {
		const rest = this.#text.slice(this.#at + 1, this.#at + 5);
		this.#open.push(this.#at);
		this.#products.push(this.#most);
		this.#most = 1;
		this.#atom = false;
		if (rest.startsWith("?:")) {
			this.#at += 3;
			return;
		}
		const extension = extensions.find(([start]) => rest.startsWith(start));
		if (extension) this.#find("not-portable", extension[1], this.#at);
		this.#at += 1 + (extension?.[0].length ?? 0);
	}
	#close() {
		if (this.#open.pop() === void 0) this.#find("invalid", "`)` without `(`", this.#at);
		this.#product = this.#most;
		this.#most = Math.max(this.#most, this.#products.pop() ?? 1);
		this.#at += 1;
		this.#atom = true;
	}
	#repeat(character) {
		const index = this.#at;
		const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(index));
		if (character === "{" && !counted) this.#find("not-portable", "`{` without a backslash", index);
		else if (!this.#atom) this.#find("invalid", "nothing to repeat", index);
		if (counted) this.#count(Number(counted[1]), counted[3] === void 0 || counted[3] === "" ? void 0 : Number(counted[3]), index);
		this.#at += counted?.[0].length ?? 1;
		const next = this.#text.charAt(this.#at);
		if (next === "?") this.#find("not-portable", "lazy repetition", this.#at);
		if (next === "+") this.#find("not-portable", "possessive repetition", this.#at);
		if (next === "?" || next === "+") this.#at += 1;
		this.#atom = character === "{" && !counted;
	}
	#count(low, high, index) {
		if (high !== void 0 && high < low) this.#find("invalid", "repetition with its larger count first", index);
		const count = Math.max(low, high ?? 0);
		this.#product *= Math.max(1, count);
		this.#most = Math.max(this.#most, this.#product);
		if (count > largestRepeat) this.#find("not-portable", `repetition above ${largestRepeat}`, index);
		else if (this.#product > largestProduct) this.#find("not-portable", `repetitions within each other above ${largestProduct}`, index);
	}
	#class() {
		const start = this.#at;
		this.#at += this.#text.startsWith("[^", start) ? 2 : 1;
		const first = this.#at;
		while (this.#at < this.#text.length && (this.#text.charAt(this.#at) !== "]" || this.#at === first)) if (this.#text.charAt(this.#at) === "\\") this.#escape();
		else this.#classMember(first);
		if (this.#at >= this.#text.length) this.#find("invalid", "`[` without `]`", start);
		this.#at += 1;
		this.#atom = true;
	}
	#classMember(first) {
		const character = this.#text.charAt(this.#at);
		const pair = this.#text.slice(this.#at, this.#at + 2);
		if (pair === "[:" || pair === "[." || pair === "[=") this.#find("not-portable", "POSIX class", this.#at);
		else if (character === "[") this.#find("not-portable", "`[` in a class without a backslash", this.#at);
		else if (character === "]" && this.#at === first) this.#find("not-portable", "`]` first in a class", this.#at);
		else if (pair === "&&" || pair === "--" || pair === "~~" || pair === "||") {
			this.#find("not-portable", "class operation", this.#at);
			this.#at += 1;
		}
		this.#at += 1;
	}
	#find(kind, what, index) {
		this.findings.push({
			kind,
			what,
			index
		});
	}
};

// src/project/check/columns.ts
function checkColumn(dataset, column, at, list) {
	const declared = dataset.columns.get(column);
	if (declared?.absent) {
		list.add("contradiction", at, `\`${column}\` is used here, and must be absent from dataset \`${dataset.name}\``, { value: true });
		return;
	}
	if (declared || dataset.columns.size === 0 || dataset.extraColumns !== "fail") return;
	if (list.touches([...dataset.path, "columns"])) return;
	const names = [...dataset.columns.keys()];
	const message = `dataset \`${dataset.name}\` has no column \`${column}\`; declared: ${names.join(", ")}`;
	list.add("unknown-column", at, message, {
		value: true,
		remedy: didYouMean(column, names)
	});
}

// src/project/check/more-rules.ts
const texts = ["string"];
const numbers = ["integer", "number"];
const ordered = [
	"integer",
	"number",
	"date",
	"timestamp"
];
const typesOf = {
	length: texts,
	format: texts,
	hygiene: texts,
	increasing: ordered,
	decreasing: ordered,
	mean: numbers,
	sum: numbers,
	deviation: numbers,
	decimals: numbers,
	outliers: numbers
};
const limits = /* @__PURE__ */ new Set([
	"length",
	"mean",
	"sum",
	"deviation",
	"median",
	"quantiles",
	"smallest",
	"largest"
]);
function checkMoreRules(dataset, column, rule, list) {
	const { type } = column;
	const types = typesOf[rule.key];
	if (type !== void 0 && types?.includes(type) === false) {
		list.add("contradiction", rule.path, `it is asked of ${types.join(" or ")}, and the column is of type ${type}`);
		return;
	}
	if (rule.key === "format") checkFormat(rule.name, rule.path, list);
	if (isLimits(rule)) checkLimits(rule, type, list);
	if (rule.key === "distinct") checkDistinct(rule.min, rule.max, rule.path, list);
	if (rule.key === "most-common" || rule.key === "outliers") checkMost(rule.max, rule.path, list);
	if (rule.key === "increasing" || rule.key === "decreasing") {
		for (const name of rule.by) checkColumn(dataset, name, [...rule.path, "by"], list);
		if (rule.order !== void 0) checkColumn(dataset, rule.order, [...rule.path, "order"], list);
	}
	if (rule.key === "decimals" && rule.precision !== void 0 && rule.precision < rule.scale) list.add("contradiction", rule.path, `\`precision\` ${rule.precision} is below \`scale\` ${rule.scale}`);
	if (rule.key === "quantiles" && (rule.share <= 0 || rule.share > 100)) list.add("invalid-value", rule.path, "expected a percentage above 0% and of at most 100%");
}
function isLimits(rule) {
	return limits.has(rule.key);
}
function checkLimits(rule, type, list) {
	const { min, max, path } = rule;
	if (min === void 0 && max === void 0 && !list.touches(path)) list.add("missing-key", path, "one of the keys `min` and `max` is missing");
	checkOrder(min, max, path, list);
	if (rule.key === "length") return;
	for (const side of ["min", "max"]) checkBound(rule[side], type, [...path, side], list);
}
function checkMost(max, path, list) {
	checkCount(max, path, list);
	if (max.kind === "percent" && max.value === 100) list.add("invalid-value", path, "expected less than 100%, which every column keeps", { value: true });
}
function checkDistinct(min, max, path, list) {
	if (min === void 0 && max === void 0 && !list.touches(path)) list.add("missing-key", path, "one of the keys `min` and `max` is missing");
	for (const amount of [min, max]) if (amount !== void 0) checkCount(amount, path, list);
	if (min !== void 0 && max !== void 0 && min.kind === max.kind && min.value > max.value) list.add("contradiction", path, `\`min\` ${formatAmount(min)} is above \`max\` ${formatAmount(max)}`);
}
function checkFormat(name, path, list) {
	const found = formatPattern(name);
	if (found.ok) return;
	const names = Object.keys(namedFormats);
	const remedy = name.includes("%") ? `The directives are ${Object.keys(dateDirectives).map((letter) => `%${letter}`).join(" ")}.` : didYouMean(name, names) ?? `There are ${names.join(", ")}, and date formats such as %Y-%m-%d.`;
	list.add("invalid-value", path, found.problem, {
		value: true,
		remedy
	});
}

// src/project/check/column-rules.ts
function checkColumnRules(dataset, column, list) {
	const { path, type, rules = [] } = column;
	const named = [
		"type",
		"nulls",
		"min",
		"max",
		"values",
		"pattern"
	].filter((rule) => Reflect.get(column, rule) !== void 0);
	if (column.unique) named.push("unique");
	named.push(...new Set(rules.map(({ key }) => key)));
	if (column.absent && named.length > 0) list.add("contradiction", path, `the column must be absent, and has rules: ${named.join(", ")}`);
	if (!list.touches([...path, "type"])) for (const key of ["min", "max"]) checkBound(column[key], type, [...path, key], list);
	checkOrder(column.min, column.max, path, list);
	checkValues(column.values ?? [], column, [...path, "values"], list);
	if (column.nulls) checkCount(column.nulls, [...path, "nulls"], list);
	if (column.pattern !== void 0) checkColumnPattern(column.pattern, column, [...path, "pattern"], list);
	for (const rule of rules) {
		if (rule.key === "not-values") checkValues(rule.values, column, rule.path, list);
		if (rule.key === "not-pattern") for (const pattern of rule.patterns) checkColumnPattern(pattern, column, rule.path, list);
		checkMoreRules(dataset, column, rule, list);
	}
}
function checkValues(values, { type }, path, list) {
	values.forEach((value, index) => {
		if (!(type === void 0 || fitsType(value, type))) list.add("contradiction", [...path, index], `${show(value)} is not of type ${type}`, { value: true });
	});
}
function checkColumnPattern(pattern, { type }, at, list) {
	if (type !== void 0 && type !== "string") list.add("contradiction", at, `a pattern needs text, and the column is of type ${type}`);
	for (const { kind, what, index } of checkPattern(pattern)) {
		const where = `at character ${index + 1} of \`${pattern}\``;
		if (kind === "invalid") list.add("pattern-invalid", at, `${what}, ${where}`, { value: true });
		else list.add("pattern-not-portable", at, `${what}, ${where}, is not understood by every engine`, { value: true });
	}
}

// src/project/named-datasets.ts
function namedDatasets({ columns, checks }) {
	return [...[...columns.values()].flatMap(ofColumn), ...checks.flatMap(({ rule, path }) => {
		if (rule.kind === "columns") return [...rule.columns.values()].flatMap(ofColumn);
		return isAboutOther(rule) ? [{
			dataset: rule.dataset,
			columns: columnsThere(rule),
			path: [...path, rule.kind]
		}] : [];
	})];
}
function isAboutOther(rule) {
	return rule.kind === "apart-from" || rule.kind === "after" || rule.kind === "rows-as";
}
function ofColumn({ rules = [] }) {
	return rules.flatMap((rule) => rule.key === "values-from" ? [{
		dataset: rule.dataset,
		columns: [rule.column],
		path: rule.path
	}] : []);
}
function columnsThere(rule) {
	if (rule.kind === "apart-from") return rule.columns;
	return rule.kind === "after" && rule.otherColumn !== void 0 ? [rule.otherColumn] : [];
}

// src/project/check/others.ts
function isBeside({ database: one }, { database: other }) {
	if (one === void 0 || other === void 0) return one === other;
	return one.place.scheme === other.place.scheme && one.place.variable === other.place.variable;
}
function checkOthers(dataset, all, list) {
	for (const { dataset: name, columns, path } of namedDatasets(dataset)) {
		const other = all.get(name);
		if (other === void 0) {
			const remedy = didYouMean(name, all.keys());
			list.add("unknown-dataset", path, `there is no dataset \`${name}\``, {
				value: true,
				remedy
			});
		} else if (name === dataset.name) list.add("contradiction", path, "names the dataset itself", { value: true });
		else if (other.format.kind === "files") list.add("contradiction", path, `\`${name}\` is a tree of files, which is not looked into`, { value: true });
		else if (!isBeside(dataset, other)) {
			const message = `\`${name}\` is elsewhere than \`${dataset.name}\`, and one query cannot ask both`;
			list.add("contradiction", path, message, {
				value: true,
				remedy: "Both have to be files, or rows behind the same variable."
			});
		} else for (const column of columns) checkColumn(other, column, path, list);
	}
	for (const { rule, path } of dataset.checks) {
		if (rule.kind !== "after" || rule.otherColumn !== void 0 || all.get(rule.dataset)?.time !== void 0) continue;
		if (all.has(rule.dataset)) list.add("missing-key", [...path, "after"], `\`${rule.dataset}\` has no \`time\`, so \`other-column\` is needed`);
	}
}

// src/project/check/table-rules.ts
function checkTableRule(dataset, { rule, path }, list) {
	if (rule.kind === "where" || rule.kind === "sql") return;
	const at = [...path, rule.kind];
	if (rule.kind === "columns") {
		checkColumns(dataset, rule.columns, at, list);
		return;
	}
	const named = columnsNamed(rule);
	for (const name of new Set(named)) checkColumn(dataset, name, at, list);
	const twice = named.find((name, index) => named.indexOf(name) !== index);
	if (twice !== void 0 && twice !== "") list.add("contradiction", at, `names the column \`${twice}\` twice`);
	checkMeaning(rule, at, list);
}
function checkMeaning(rule, at, list) {
	if (rule.kind === "compare" && rule.left === "") list.add("invalid-value", at, "expected two columns and `<`, `<=`, `>`, `>=`, `=` or `!=` between them", { value: true });
	if (rule.kind === "combinations") rule.values.forEach((values, index) => {
		if (values.length === rule.columns.length) return;
		const message = `expected ${rule.columns.length} values, one for each column, found ${values.length}`;
		list.add("invalid-value", [
			...at,
			"values",
			index
		], message, { value: true });
	});
	if ((rule.kind === "redundant" || rule.kind === "correlation") && rule.max >= 1) list.add("invalid-value", at, "expected a share below 1, which every two columns keep", { value: true });
	if (rule.kind === "rows-as" && rule.min === void 0 && rule.max === void 0) list.add("missing-key", at, "one of the keys `min` and `max` is missing");
	if ((rule.kind === "gaps" || rule.kind === "after") && rule.column === void 0) list.add("missing-key", at, "the dataset has no `time`, so a `column` is needed");
	if (rule.kind === "rows") checkRows$1(rule, at, list);
}
function checkRows$1(rule, at, list) {
	const { per, column, min, max } = rule;
	if (min === void 0 && max === void 0) list.add("missing-key", at, "one of the keys `min` and `max` is missing");
	checkOrder(min, max, at, list);
	if (per !== void 0 && column === void 0) list.add("missing-key", at, "the dataset has no `time`, so a `column` is needed");
	if (per === void 0 && column !== void 0) list.add("missing-key", at, "a `column` is read for `per` alone, which is missing");
}
function columnsNamed(rule) {
	const others = "column" in rule && rule.column !== void 0 ? [rule.column] : [];
	switch (rule.kind) {
		case "compare": return [rule.left, rule.right].filter((name) => name !== "");
		case "adds-up": return typeof rule.to === "string" ? [...rule.columns, rule.to] : rule.columns;
		case "determines": return [...rule.from, ...rule.to];
		case "distinct-rows": return rule.except;
		case "gaps":
		case "rows": return [...rule.by, ...others];
		case "after":
		case "rows-as": return others;
		case "columns": return [...rule.columns.keys()];
		default: return rule.columns;
	}
}
function checkColumns(dataset, columns, path, list) {
	if (columns.size === 0 && !list.touches(path)) list.add("missing-key", path, "no column is named");
	for (const [name, column] of columns) {
		checkColumn(dataset, name, column.path, list);
		const type = dataset.columns.get(name)?.type;
		checkColumnRules(dataset, {
			...column,
			...type !== void 0 && { type }
		}, list);
		if (asksNothing(column)) list.add("missing-key", column.path, "no rule is named");
	}
}
function asksNothing(column) {
	const { nulls, min, max, values, pattern, unique, rules = [] } = column;
	return [
		nulls,
		min,
		max,
		values,
		pattern
	].every((rule) => rule === void 0) && !unique && rules.length === 0;
}

// src/project/check/dataset.ts
function checkDatasetEntry(dataset, all, list) {
	const { path } = dataset;
	dataset.key.forEach((column, index) => {
		checkColumn(dataset, column, dataset.key.length === 1 ? [...path, "key"] : [
			...path,
			"key",
			index
		], list);
	});
	if (new Set(dataset.key).size < dataset.key.length) list.add("contradiction", [...path, "key"], "names a column twice", { value: true });
	if (dataset.time !== void 0) checkColumn(dataset, dataset.time, [...path, "time"], list);
	checkFreshness(dataset, list);
	for (const column of dataset.drift.columns.keys()) checkColumn(dataset, column, [
		...path,
		"drift",
		"columns",
		column
	], list);
	checkOrder(dataset.rows.min, dataset.rows.max, [...path, "rows"], list);
	for (const column of dataset.columns.values()) checkColumnRules(dataset, column, list);
	checkChecks(dataset, list);
	checkOthers(dataset, all, list);
	const guessed = list.touches([...path, "format"]) || list.touches([...path, "source"]);
	if (dataset.format.kind === "files" && !guessed) checkFiles(dataset, list);
}
function checkFreshness({ database, source, digest, view, freshness, time, path }, list) {
	if (freshness === void 0) return;
	const at = [...path, "freshness"];
	if (list.touches([...path, "source"])) return;
	if (view !== void 0) list.add("contradiction", at, "is asked when rows are locked, and a view is locked with the dataset that it comes from", { remedy: `Write it there: datasets.${view.root}.freshness.` });
	else if (database === void 0 && (digest !== void 0 || !isAddress(source))) list.add("not-supported-yet", at, "`freshness` of data in files of the repository is not supported in this version", { remedy: "A rule `largest: { min: <day> }` of the column asks for the newest day that the data have to reach." });
	else if (time === void 0) list.add("contradiction", at, "says how old the newest `time` may be, and there is no `time`", { remedy: "Name the column with the time of the event: `time: at`." });
}
function checkFiles(dataset, list) {
	const asked = [
		dataset.key.length > 0 ? "key" : "",
		dataset.time === void 0 ? "" : "time",
		Object.keys(dataset.rows).length > 0 ? "rows" : "",
		dataset.columns.size > 0 ? "columns" : "",
		dataset.checks.length > 0 ? "checks" : ""
	];
	for (const key of asked.filter((name) => name !== "")) {
		const message = "`files` are not looked into, so this would never be checked";
		list.add("contradiction", [...dataset.path, key], message, { remedy: "Say `format: parquet`, `arrow`, `csv` or `json`." });
	}
}
function checkChecks(dataset, list) {
	const seen = /* @__PURE__ */ new Set();
	for (const check of dataset.checks) {
		if (seen.has(check.name)) list.add("name-collision", check.path, `another check is named \`${check.name}\``);
		seen.add(check.name);
		checkCount(check.max, [...check.path, "max"], list);
		checkTableRule(dataset, check, list);
	}
}

// src/project/check/answers.ts
function checkAnswers(project, context) {
	const local = [...project.environments.values()].filter(({ target }) => target.kind === "local");
	for (const environment of local) {
		const silent = silentModels(environment, project, context);
		if (silent.length === 0) continue;
		const message = `under a local target nothing answers for ${silent.map(({ name }) => `\`${name}\``).join(", ")}: no \`serve.run\``;
		reportRequests(context.written.environments?.[environment.name]?.verify, environment.path, message, context);
	}
	for (const model of new Set(local.flatMap((environment) => silentModels(environment, project, context)))) {
		const serve = context.written.models?.[model.name]?.serve;
		if (typeof serve !== "object" || Array.isArray(serve)) continue;
		const message = `there is no \`serve.run\`, so nothing answers under the local target of ${local.filter(({ models }) => models.includes(model.name)).map(({ name }) => `\`${name}\``).join(", ")}`;
		reportRequests(serve.verify, [...model.path, "serve"], message, context);
	}
}
function silentModels({ models }, project, { list }) {
	return models.flatMap((name) => {
		const model = project.models.get(name);
		return model?.serve !== void 0 && model.serve.run === void 0 && !list.touches([
			...model.path,
			"serve",
			"run"
		]) ? [model] : [];
	});
}
function reportRequests(steps, above, message, { list }) {
	steps?.forEach((step, index) => {
		for (const kind of ["http", "golden"]) if (step[kind] !== void 0) list.add("contradiction", [
			...above,
			"verify",
			index,
			kind
		], message);
	});
}

// src/project/check/branches.ts
function checkBranches(environments, { list, written }) {
	const seen = [];
	for (const environment of environments.values()) {
		const { name, branch, path } = environment;
		const at = [...path, "branch"];
		const fault = written.environments?.[name]?.branch !== void 0 ? faultOf(branch) : void 0;
		const other = seen.find((each) => collide$1(each.branch, branch));
		if (fault !== void 0) list.add("environment-branch-invalid", at, `${fault}, found "${branch}"`, { value: true });
		else if (other !== void 0) {
			const message = other.branch === branch ? `\`${branch}\` is the branch of \`${other.name}\` already` : `\`${branch}\` and \`${other.branch}\`, the branch of \`${other.name}\`, cannot both be there`;
			list.add("environment-branch-taken", at, message, { value: true });
		}
		seen.push(environment);
	}
}
function collide$1(a, b) {
	const [one, other] = [a.toLowerCase(), b.toLowerCase()];
	return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
function faultOf(branch) {
	if (/^mlops(\/|$)/i.test(branch)) return "branches below `mlops/` are ours";
	if (branch.startsWith("refs/")) return "expected the name of a branch without `refs/heads/`";
	const parts = branch.split("/");
	return /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(branch) || parts.some((part) => part === "" || part.startsWith(".") || part.endsWith(".lock")) || branch.startsWith("-") || branch.endsWith(".") || ["@", "HEAD"].includes(branch) ? "expected the name of a branch as git takes it" : void 0;
}

// src/project/check/circles.ts
function checkCircles(environments, { list, written }) {
	const order = [...environments.keys()];
	for (const { name, needs, path } of environments.values()) {
		const later = new Set(order.slice(order.indexOf(name)));
		const listed = written.environments?.[name]?.needs;
		[...new Set(needs)].forEach((need) => {
			const way = wayBack$1(need, name, environments, later);
			if (way === void 0) return;
			const at = entryPath([...path, "needs"], listed, needs.indexOf(need));
			const circle = [name, ...way].join(" → ");
			const message = need === name ? "needs itself" : `needs itself in the end: ${circle}`;
			list.add("environment-needs-circle", at, message, { value: true });
		});
	}
}
function wayBack$1(from, to, environments, through) {
	const seen = /* @__PURE__ */ new Set();
	let ways = through.has(from) ? [[from]] : [];
	while (ways.length > 0) {
		const arrived = ways.find((way) => way.at(-1) === to);
		if (arrived !== void 0) return arrived;
		ways = ways.flatMap((way) => {
			const fresh = (environments.get(way.at(-1) ?? "")?.needs ?? []).filter((need) => through.has(need) && !seen.has(need));
			for (const need of fresh) seen.add(need);
			return fresh.map((need) => [...way, need]);
		});
	}
}

// src/project/check/environment-gates.ts
function checkEnvironmentGates(project, context) {
	for (const model of project.models.values()) for (const gate of model.environmentGates) checkGate(gate, model, project, context);
}
function checkGate(gate, model, project, context) {
	const { list } = context;
	const isSame = gate.at === gate.against;
	const reaches = isReached(gate.at, [...gate.path, "at"], model, project, context);
	const named = isWrittenAgainst(gate, context);
	if (!isSame) isReached(gate.against, [...gate.path, "against"], model, project, context);
	if (!named || !reaches || gate.maxWorse !== void 0 || gate.minBetter !== void 0) return;
	if (gate.min === void 0 && gate.max === void 0) return;
	const message = "`min` and `max` are about the value alone, so there is nothing to compare";
	list.add("gate-against-nothing", [...gate.path, "against"], message, { value: true });
}
function isReached(name, at, model, project, context) {
	const { list, names } = context;
	if (!names.environments.has(name)) {
		const message = `there is no environment \`${name}\`; declared: ${[...names.environments].join(", ") || "none"}`;
		list.add("gate-environment-unknown", at, message, {
			value: true,
			remedy: didYouMean(name, names.environments)
		});
		return false;
	}
	const environment = project.environments.get(name);
	const elsewhere = [["environments", name], [...model.path, "serve"]];
	if (environment === void 0 || elsewhere.some(list.touches)) return false;
	if (model.serve !== void 0 && environment.models.includes(model.name)) return true;
	const why = model.serve === void 0 ? "it has no `serve`" : `\`models\` of \`${name}\` leaves it out`;
	list.add("gate-never-asked", at, `\`${model.name}\` is never promoted to \`${name}\`: ${why}`, { value: true });
	return false;
}
function isWrittenAgainst({ metric, path }, { written }) {
	const [, model = ""] = path;
	const entry = written.models?.[model]?.gates?.[metric];
	const index = path.at(-1);
	const rule = Array.isArray(entry) && typeof index === "number" ? entry[index] : entry;
	return rule !== void 0 && !Array.isArray(rule) && rule.against !== void 0;
}

// src/project/check/golden.ts
function checkGolden(project, context) {
	const { written } = context;
	const named = /* @__PURE__ */ new Map();
	for (const model of project.models.values()) {
		const serve = written.models?.[model.name]?.serve;
		if (typeof serve !== "object" || Array.isArray(serve)) continue;
		checkSteps(serve.verify, {
			at: [
				...model.path,
				"serve",
				"verify"
			],
			models: [model],
			named,
			project,
			context
		});
	}
	for (const { name, path, models } of project.environments.values()) {
		const here = models.flatMap((each) => project.models.get(each) ?? []).filter(({ serve }) => serve !== void 0);
		const steps = written.environments?.[name]?.verify;
		checkSteps(steps, {
			at: [...path, "verify"],
			models: here,
			named,
			project,
			context
		});
	}
}
function checkSteps(steps, around) {
	steps?.forEach(({ golden }, index) => {
		if (golden === void 0) return;
		const isTable = typeof golden !== "string";
		const at = [
			...around.at,
			index,
			"golden"
		];
		const name = isTable ? golden.dataset : golden;
		const dataset = knownDataset(name, isTable ? [...at, "dataset"] : at, around);
		if (dataset === void 0) return;
		for (const model of around.models) checkModel$1(model, name, isTable ? [...at, "dataset"] : at, around);
		if (isTable && golden.columns !== void 0) checkSent(golden.columns, dataset, [...at, "columns"], around);
	});
}
function knownDataset(name, place, { project, context }) {
	const { list, names } = context;
	if (!names.datasets.has(name)) {
		const declared = [...names.datasets];
		const message = `there is no dataset \`${name}\`; declared: ${declared.join(", ") || "none"}`;
		list.add("unknown-dataset", place, message, {
			value: true,
			remedy: didYouMean(name, declared)
		});
		return;
	}
	const dataset = project.datasets.get(name);
	if (dataset?.key.length === 0 && !list.touches([...dataset.path, "key"])) {
		const message = `dataset \`${name}\` has no \`key\`, so its rows cannot be found among the recorded predictions`;
		list.add("contradiction", place, message, { value: true });
	}
	return dataset;
}
function checkModel$1(model, dataset, place, { named, context: { list } }) {
	if (list.touches([...model.path, "evaluate"])) return;
	const wrong = wrongOf(model, dataset, named.get(model.name) ?? dataset);
	if (wrong !== void 0) list.add("contradiction", place, wrong, { value: true });
	else named.set(model.name, dataset);
}
function wrongOf({ name, evaluate }, dataset, before) {
	if (evaluate === void 0) return `\`${name}\` has no \`evaluate\`, so no predictions are recorded that an answer could be held against`;
	const { label, task } = evaluate;
	if (task === "scored") return `the scores of \`${name}\` are recorded (\`evaluate.task: scored\`), and no predictions that an answer could be held against`;
	if (label !== void 0 && label.dataset !== dataset) return `the predictions of \`${name}\` are recorded for \`${label.dataset}\` (\`evaluate.label\`), not for \`${dataset}\``;
	if (before === dataset) return void 0;
	return `the predictions of \`${name}\` are recorded for one dataset, and another step names \`${before}\``;
}
function checkSent(columns, dataset, at, { models, context }) {
	columns.forEach((column, index) => {
		const of = models.find(({ evaluate }) => evaluate?.label?.column === column);
		if (of === void 0) {
			checkColumn(dataset, column, [...at, index], context.list);
			return;
		}
		const message = `\`${column}\` is the label of \`${of.name}\`, which is never sent`;
		context.list.add("contradiction", [...at, index], message, { value: true });
	});
}

// src/project/check/known-model.ts
function isKnownModel(name, at, context, more) {
	const { list, names } = context;
	if (names.models.has(name)) return true;
	if ([...names.models].some((model) => name.startsWith(`${model}-`) && list.touches([
		"models",
		model,
		"matrix"
	]))) return false;
	const message = `there is no model \`${name}\`; declared: ${[...names.models].join(", ") || "none"}`;
	const remedy = ofMatrix(name, context) ?? didYouMean(name, names.models);
	list.add("environment-model-unknown", at, message, {
		...more,
		remedy
	});
	return false;
}
function ofMatrix(name, { names, matrixOf }) {
	const members = [...names.models].filter((model) => matrixOf(model) === name);
	if (members.length === 0) return void 0;
	return `\`${name}\` has a \`matrix\`; name each of its models: ${members.map((each) => `\`${each}\``).join(", ")}.`;
}

// src/project/check/ports.ts
function checkPorts(project, context) {
	const taken = /* @__PURE__ */ new Map();
	for (const environment of project.environments.values()) {
		if (environment.target.kind !== "local") continue;
		checkNames$1(environment, environment.target, project, context);
		checkTaken(environment, environment.target, taken, context);
	}
}
function checkNames$1({ name, models, path }, { ports }, project, context) {
	const { list } = context;
	for (const model of ports.keys()) {
		const at = [
			...path,
			"target",
			"ports",
			model
		];
		if (!isKnownModel(model, at, context, {})) continue;
		const found = project.models.get(model);
		if (found === void 0 || list.touches([...found.path, "serve"])) continue;
		if (found.serve?.run === void 0) list.add("contradiction", at, `\`${model}\` has no \`serve.run\`, so no server would listen there`);
		else if (!models.includes(model) && !list.touches([...path, "models"])) list.add("contradiction", at, `\`${model}\` is not among the \`models\` of \`${name}\``);
	}
}
function checkTaken({ name, path }, { folder, ports }, taken, { list }) {
	for (const [model, port] of ports) {
		const place = `${folder}:${port}`;
		const owner = taken.get(place);
		if (owner === void 0) taken.set(place, `\`${model}\` in \`${name}\``);
		else {
			const message = `port ${port} is that of ${owner} already`;
			list.add("environment-port-taken", [
				...path,
				"target",
				"ports",
				model
			], message, { value: true });
		}
	}
}

// src/project/check/windows.ts
function checkWindows({ windows, path }, list) {
	windows.forEach(({ from, to, timezone }, index) => {
		const at = [
			...path,
			"windows",
			index
		];
		if (from === to) list.add("contradiction", at, "opens and closes at the same time, so never", { remedy: "For the whole day write from: \"00:00\", to: \"24:00\"." });
		if (isTimeZone(timezone)) return;
		list.add("environment-time-zone-unknown", [...at, "timezone"], `there is no time zone "${timezone}"`, {
			value: true,
			remedy: zoneMeant(timezone)
		});
	});
}
function isTimeZone(name) {
	if (/^[+-]/.test(name)) return false;
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
function zoneMeant(text) {
	const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
	const city = text.trim().toLowerCase().replaceAll(" ", "_");
	const found = zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`));
	return found === void 0 ? didYouMean(text, zones) : `Did you mean \`${found}\`?`;
}

// src/project/check/environments.ts
function checkEnvironments(project, context) {
	for (const environment of project.environments.values()) {
		checkModels(environment, project, context);
		checkNeeds$1(environment, project, context);
		checkWindows(environment, context.list);
	}
	checkCircles(project.environments, context);
	checkBranches(project.environments, context);
	checkPorts(project, context);
	checkAnswers(project, context);
	checkGolden(project, context);
	checkEnvironmentGates(project, context);
}
function checkModels(environment, project, context) {
	const { list, written } = context;
	const { name, models, path } = environment;
	const listed = written.environments?.[name]?.models;
	if (listed === void 0) checkAny(environment, context);
	models.forEach((model, index) => {
		const at = entryPath([...path, "models"], listed, index);
		if (models.indexOf(model) < index) list.add("contradiction", at, `\`${model}\` stands twice`, { value: true });
		else if (isKnownModel(model, at, context, { value: true }) && isUnserved(model, project, context)) {
			const message = `\`${model}\` has no \`serve\`, so it is never promoted`;
			list.add("environment-model-not-served", at, message, { value: true });
		}
	});
}
function checkAny({ models, path }, { list }) {
	if (models.length > 0 || [["models"], [...path, "models"]].some(list.touches)) return;
	list.add("environment-without-models", path, "no model has `serve`, so nothing would ever be promoted here");
}
function isUnserved(name, { models }, { list }) {
	const model = models.get(name);
	return model !== void 0 && model.serve === void 0 && !list.touches([...model.path, "serve"]);
}
function checkNeeds$1(environment, project, context) {
	const { list, names, written } = context;
	const { name, needs, soak, path } = environment;
	const listed = written.environments?.[name]?.needs;
	needs.forEach((need, index) => {
		const at = entryPath([...path, "needs"], listed, index);
		const needed = project.environments.get(need);
		if (needs.indexOf(need) < index) list.add("contradiction", at, `\`${need}\` stands twice`, { value: true });
		else if (needed !== void 0) checkWay(environment, needed, at, context);
		else if (!names.environments.has(need)) reportUnknown(need, at, context);
	});
	if (soak > 0 && needs.length === 0 && !list.touches([...path, "needs"])) {
		const message = "there is no `needs`, so no environment in which a version could have been live so long";
		list.add("contradiction", [...path, "soak"], message);
	}
}
function reportUnknown(need, at, { list, names }) {
	const declared = [...names.environments].join(", ");
	list.add("environment-need-unknown", at, `there is no environment \`${need}\`; declared: ${declared}`, {
		value: true,
		remedy: didYouMean(need, names.environments)
	});
}
function checkWay(environment, needed, at, { list }) {
	if (list.touches([...needed.path, "models"]) || list.touches([...environment.path, "models"])) return;
	const stuck = environment.models.filter((model) => !needed.models.includes(model));
	if (stuck.length === 0) return;
	const message = `${stuck.map((model) => `\`${model}\``).join(", ")} ${stuck.length === 1 ? "is" : "are"} not promoted to \`${needed.name}\`, so never verified there, and never promoted here`;
	list.add("contradiction", at, message, {
		value: true,
		remedy: `Add to \`models\` of \`${needed.name}\`, or leave out here.`
	});
}

// src/project/check/gates.ts
function checkGates(model, list) {
	for (const rules of rulesByMetric(model).values()) {
		for (const rule of rules) checkRule(rule, model, list);
		checkTogether(rules, list);
	}
}
function rulesByMetric({ gates, environmentGates }) {
	return Map.groupBy([...[...gates.values()].flat(), ...environmentGates], ({ metric }) => metric);
}
function checkRule(rule, model, list) {
	if ([
		rule.min,
		rule.max,
		rule.maxWorse,
		rule.minBetter
	].every((limit) => limit === void 0) && !list.touches(rule.path)) list.add("gate-empty", rule.path, "the gate has none of `min`, `max`, `max-worse` and `min-better`");
	if (rule.by !== void 0 && !model.evaluate && !list.touches([...model.path, "evaluate"])) list.add("gate-needs-rows", [...rule.path, "by"], `\`${model.name}\` has no \`evaluate\`, so there are no rows to slice by \`${rule.by}\``, { value: true });
	for (const [key, limit] of [["max-worse", rule.maxWorse], ["min-better", rule.minBetter]]) {
		if (limit?.value !== 0) continue;
		const message = `a tolerance of 0 leaves no room for noise: only an identical or better \`${rule.metric}\` can pass`;
		list.warn("gate-without-tolerance", [...rule.path, key], message, { value: true });
	}
}
function checkTogether(rules, list) {
	rules.forEach((rule, index) => {
		for (const other of rules.slice(index)) {
			if (rule.by !== other.by || areApart(rule, other)) continue;
			const found = above(rule, other) ?? above(other, rule);
			if (found !== void 0) list.add("contradiction", other.path, found);
		}
	});
}
function areApart(rule, other) {
	return "at" in rule && "at" in other && rule.at !== other.at;
}
function above(lower, upper) {
	if (lower.min === void 0 || upper.max === void 0 || lower.min <= upper.max) return void 0;
	return `\`min\` ${lower.min} is above \`max\` ${upper.max}`;
}

// src/project/check/model.ts
function checkModel(model, project, context) {
	const { list } = context;
	checkTrain(model, context);
	checkStepVariables(model, list);
	checkSchemas(model, list);
	checkServed(model, list);
	if (model.evaluate) checkEvaluate(model.evaluate, model, project, context);
}
function checkTrain(model, { list, names }) {
	const { train, path } = model;
	if (train.run === void 0) {
		checkUntrained(model, list);
		return;
	}
	train.seeds.forEach((seed, index) => {
		if (train.seeds.indexOf(seed) < index) list.add("contradiction", [
			...path,
			"train",
			"seeds",
			index
		], `the seed ${seed} stands twice`, { value: true });
	});
	if (train.launcher !== "local" && !names.launchers.has(train.launcher)) {
		const declared = ["local", ...names.launchers];
		const message = `there is no launcher \`${train.launcher}\`; declared: ${declared.join(", ")}`;
		list.add("unknown-launcher", [
			...path,
			"train",
			"launcher"
		], message, {
			value: true,
			remedy: didYouMean(train.launcher, declared)
		});
	}
	checkTimeout(train.timeout, [
		...path,
		"train",
		"timeout"
	], list);
}
function checkUntrained({ name, path, artifact, evaluate }, list) {
	if (list.touches([...path, "train"]) || list.touches([...path, "artifact"])) return;
	if (artifact.length === 0) list.add("model-does-nothing", path, `\`${name}\` has neither \`train\` nor \`artifact\`, so there is no model`);
	const predictions = evaluate?.predictions;
	const over = artifact.find((one) => predictions !== void 0 && overlaps(one, predictions));
	if (over !== void 0) {
		const message = `the predictions would be written over the artifact \`${over}\`, which is not trained`;
		list.add("contradiction", [
			...path,
			"evaluate",
			"predictions"
		], message, { value: true });
	}
}
function overlaps(artifact, predictions) {
	return matcher(artifact)(predictions) || matcher(predictions)(artifact.replace(/\/+$/, ""));
}
function checkStepVariables({ env, train, evaluate, serve, path }, list) {
	for (const [step, secrets] of [
		["train", train.secrets],
		["evaluate", evaluate?.secrets ?? []],
		["serve", serve?.secrets ?? []]
	]) for (const name of secrets) {
		if (!env.has(name)) continue;
		list.add("contradiction", [
			...path,
			step,
			"secrets"
		], `\`${name}\` is both in \`env\` and in \`secrets\``);
	}
}
function checkSchemas(model, list) {
	const metrics = model.metrics.map(({ file }) => model.workingDirectory === "" ? file : `${model.workingDirectory}/${file}`);
	const files = [...model.params.map(({ file }) => file), ...metrics];
	if ([
		"params",
		"metrics",
		"schemas"
	].some((key) => list.touches([...model.path, key]))) return;
	for (const file of model.schemas.keys()) {
		if (files.includes(file)) continue;
		const message = `\`${file}\` is neither a params nor a metrics file of \`${model.name}\`; there are: ${files.join(", ") || "none"}`;
		list.add("unknown-user-file", [...model.path, "schemas"], message, { remedy: didYouMean(file, files) });
	}
}
function checkServed({ name, serve, artifact, path }, list) {
	if (serve === void 0 || artifact.length > 0 || list.touches([...path, "artifact"])) return;
	list.add("contradiction", [...path, "serve"], `\`${name}\` has no \`artifact\`, so there is nothing to deploy`, { remedy: "Name the files of the model under `artifact`, or remove `serve`." });
}
function checkEvaluate(evaluate, model, project, context) {
	const { list } = context;
	const at = [...model.path, "evaluate"];
	checkTimeout(evaluate.timeout, [...at, "timeout"], list);
	checkCompute(evaluate, at, list);
	if (evaluate.positive !== void 0 && evaluate.task !== void 0 && evaluate.task !== "binary") list.add("contradiction", [...at, "positive"], `a ${evaluate.task} task has no positive label`);
	if (evaluate.label) checkLabel(evaluate.label, evaluate, model, project, context);
}
function checkLabel(label, evaluate, model, project, { list, names }) {
	const at = [...model.path, "evaluate"];
	const place = label.column === void 0 ? [...at, "rows"] : [
		...at,
		"label",
		"dataset"
	];
	if (!names.datasets.has(label.dataset)) {
		const declared = [...names.datasets];
		const message = `there is no dataset \`${label.dataset}\`; declared: ${declared.join(", ") || "none"}`;
		list.add("unknown-dataset", place, message, {
			value: true,
			remedy: didYouMean(label.dataset, declared)
		});
		return;
	}
	const dataset = project.datasets.get(label.dataset);
	if (!dataset) return;
	if (dataset.format.kind === "table") {
		const message = `\`${dataset.name}\` is rows of a database, and ${label.column === void 0 ? "rows to score" : "labels"} are read from files`;
		list.add("database-for-model", place, message, { value: true });
	}
	if (dataset.key.length === 0 && !list.touches([...dataset.path, "key"])) {
		const message = `dataset \`${dataset.name}\` has no \`key\`, so predictions cannot be joined with its ${label.column === void 0 ? "rows" : "labels"}`;
		list.add("label-without-key", place, message, { value: true });
	}
	if (label.column !== void 0) {
		const column = [
			...at,
			"label",
			"column"
		];
		if (dataset.key.includes(label.column)) {
			const message = `\`${label.column}\` is the label, and part of the key of \`${dataset.name}\``;
			list.add("contradiction", column, message, { value: true });
		}
		checkColumn(dataset, label.column, column, list);
	}
	for (const { column } of evaluate.slices) checkColumn(dataset, column, slicePath(column, model, at), list);
	for (const column of evaluate.cluster) checkColumn(dataset, column, [...at, "cluster"], list);
}
function slicePath(column, model, at) {
	const rule = [...[...model.gates.values()].flat(), ...model.environmentGates].find((each) => each.by === column);
	return rule ? [...rule.path, "by"] : [...at, "slices"];
}
function checkCompute({ compute, task }, at, list) {
	if (task === "scored") {
		checkScores(compute, at, list);
		return;
	}
	const names = knownMetrics.filter(({ tasks }) => task === void 0 ? tasks.length > 0 : tasks.includes(task)).map(({ name }) => name);
	compute.forEach((name, index) => {
		const known = knownMetric(name);
		if (known && names.includes(known.name)) return;
		const message = `\`${name}\` is not computed ${task === void 0 ? "from rows" : `for a ${task} task`}; computed are: ${names.join(", ")}`;
		list.add("unknown-metric", [
			...at,
			"compute",
			index
		], message, {
			value: true,
			remedy: didYouMean(name, names)
		});
	});
}
function checkScores(compute, at, list) {
	compute.forEach((name, index) => {
		const same = compute.slice(0, index).find((other) => metricName(other) === metricName(name));
		if (same === void 0) return;
		const message = same === name ? `\`${name}\` stands twice` : `\`${name}\` and \`${same}\` name one metric`;
		list.add("contradiction", [
			...at,
			"compute",
			index
		], message, { value: true });
	});
}

// src/project/check/needs.ts
function checkNeeds({ models }, context) {
	const order = [...models.keys()];
	for (const { name, needs = [] } of models.values()) {
		const later = new Set(order.slice(order.indexOf(name)));
		for (const need of needs) {
			checkNeeded(need, models, context);
			const way = wayBack(need.model, name, models, later);
			if (way === void 0) continue;
			const circle = [name, ...way].map((each) => `\`${each}\``).join(" → ");
			const message = need.model === name ? "needs itself" : `needs itself in the end: ${circle}`;
			context.list.add("model-needs-circle", need.path, message, { value: true });
		}
	}
}
function checkNeeded({ model: name, path }, models, { list, names, matrixOf }) {
	const model = models.get(name);
	if (model === void 0) {
		if (names.models.has(name)) return;
		const members = [...names.models].filter((each) => matrixOf(each) === name);
		const remedy = members.length > 0 ? `\`${name}\` has a \`matrix\`; name one of its models: ${members.map((each) => `\`${each}\``).join(", ")}.` : didYouMean(name, names.models);
		const message = `there is no model \`${name}\`; declared: ${[...names.models].join(", ")}`;
		list.add("needed-model-unknown", path, message, {
			value: true,
			remedy
		});
	} else if (model.artifact.length === 0 && !list.touches([...model.path, "artifact"])) {
		const message = `\`${name}\` has no \`artifact\`, so there is nothing to hand on`;
		list.add("contradiction", path, message, {
			value: true,
			remedy: `Name the files of \`${name}\` under \`artifact\`.`
		});
	}
}
function wayBack(from, to, models, through) {
	if (from !== to && !neededBelow(models, from).includes(to)) return void 0;
	const seen = /* @__PURE__ */ new Set();
	let ways = through.has(from) ? [[from]] : [];
	while (ways.length > 0) {
		const arrived = ways.find((way) => way.at(-1) === to);
		if (arrived !== void 0) return arrived;
		ways = ways.flatMap((way) => {
			const fresh = (models.get(way.at(-1) ?? "")?.needs ?? []).map(({ model }) => model).filter((need) => through.has(need) && !seen.has(need));
			for (const need of fresh) seen.add(need);
			return fresh.map((need) => [...way, need]);
		});
	}
}

// src/project/check/tags.ts
const gtoName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
function checkTags({ written, names, list }) {
	if (written.tags === void 0) return;
	for (const section of ["models", "environments"]) for (const name of names[section]) {
		if (gtoName.test(name)) continue;
		list.add("name-not-for-tags", [section, name], `\`${name}\` is no name that GTO reads in a tag (\`tags: gto\`): lower-case letters, digits and \`-\`, beginning and ending with a letter or digit`);
	}
}

// src/project/check/project.ts
function checkProject(project, context) {
	const { list, names } = context;
	if (names.datasets.size === 0 && names.models.size === 0) list.add("nothing-declared", [], "neither `datasets` nor `models` declares anything");
	for (const dataset of project.datasets.values()) if (!dataset.implicit) checkDatasetEntry(dataset, project.datasets, list);
	checkBuilds(project.datasets, context);
	for (const model of project.models.values()) {
		checkModel(model, project, context);
		checkGates(model, list);
	}
	checkNeeds(project, context);
	checkEnvironments(project, context);
	checkTags(context);
}

// src/project/expand/told-once.ts
const shown = 3;
function toldOnce(list, origin) {
	const told = /* @__PURE__ */ new Map();
	const paths = touchedPaths();
	const tell = (level, reason, path, message, more = {}) => {
		const member = origin.member(path);
		const inFile = origin.path(path);
		if (level === "add") paths.add(path);
		if (member === void 0) {
			list[level](reason, inFile, message, more);
			return;
		}
		const of = withMatrixRemedy(reason, more, member, path);
		for (let nth = 0;; nth += 1) {
			const key = JSON.stringify([
				level,
				reason,
				inFile,
				more.value ?? false,
				nth
			]);
			const before = told.get(key);
			if (before?.members.some((each) => each.member.name === member.name)) continue;
			const members = [...before?.members ?? [], {
				member,
				message
			}];
			told.set(key, before === void 0 ? {
				level,
				reason,
				path: inFile,
				more: of,
				members
			} : {
				...before,
				members
			});
			return;
		}
	};
	const settle = () => {
		for (const { level, reason, path, more, members } of told.values()) {
			const [first] = members;
			if (first === void 0) continue;
			list[level](reason, path, `${first.message}${whichOf(members, origin)}`, more);
		}
		told.clear();
	};
	return {
		add: (reason, path, message, more) => tell("add", reason, path, message, more),
		found: (problem) => list.found(problem),
		warn: (reason, path, message, more) => tell("warn", reason, path, message, more),
		touches: (path) => paths.has(path) || list.touches(path),
		placeOf: (path) => list.placeOf(origin.path(path)),
		get warnings() {
			settle();
			return list.warnings;
		},
		all() {
			settle();
			return list.all();
		},
		throwIfAny() {
			settle();
			list.throwIfAny();
		}
	};
}
function withMatrixRemedy(reason, more, { typed }, path) {
	if (reason !== "wrong-kind" || more.remedy !== void 0 && !more.remedy.startsWith("Quote it")) return more;
	const here = pathKey(path.slice(2)).slice(0, -1);
	if (![...typed].some((each) => each.startsWith(`${here},`) || each === `${here}]`)) return more;
	const remedy = "A value that stands alone keeps the type that it has in the matrix: quote it there, or put it into a longer text.";
	return {
		...more,
		remedy
	};
}
function whichOf(members, origin) {
	const [first, ...others] = members;
	if (first === void 0) return "";
	if (others.length === 0 && first.message.includes(`\`${first.member.name}\``)) return "";
	const matrix = first.member.matrix;
	const all = [...origin.members.values()].filter((member) => member.matrix === matrix).length;
	if (members.some(({ message }) => message !== first.message)) return ` (\`${first.member.name}\`; ${others.length} more of the matrix likewise)`;
	if (members.length === all) return "";
	const named = members.slice(0, shown).map(({ member }) => `\`${member.name}\``);
	const more = members.length > shown ? ` and ${members.length - shown} more of the matrix` : "";
	return ` (of ${named.join(", ")}${more})`;
}

// src/project/normalize/format.ts
function formatFromEnding(source) {
	const bare = source.toLowerCase().replace(/\.dvc$/, "").replace(/\.(gz|zst)$/, "");
	const ending = /\.([a-z0-9]+)$/.exec(bare)?.[1];
	if (ending === "parquet") return { kind: "parquet" };
	if (/^(arrows?|ipc|feather)$/.test(ending ?? "")) return { kind: "arrow" };
	if (ending === "csv" || ending === "tsv") return csvOf(source, {});
	if (ending === "json" || ending === "jsonl" || ending === "ndjson") return { kind: "json" };
	return {
		kind: "files",
		guessed: true
	};
}
function formatOf(source, written) {
	if (written === void 0) return formatFromEnding(source);
	if (written === "csv") return csvOf(source, {});
	if (typeof written === "string") return { kind: written };
	return csvOf(source, written.csv);
}
function csvOf(source, written) {
	return {
		kind: "csv",
		header: written.header ?? true,
		delimiter: written.delimiter ?? (/\.tsv(\.|$)/i.test(source) ? "	" : ","),
		quote: written.quote ?? "\"",
		nulls: written.nulls ?? [""]
	};
}

// src/project/normalize/bare-dataset.ts
function bareDataset(name, source, path, implicit) {
	return {
		name,
		source,
		format: formatFromEnding(source),
		key: [],
		rows: {},
		extraColumns: "warn",
		columns: /* @__PURE__ */ new Map(),
		checks: [],
		drift: {
			against: "base",
			columns: /* @__PURE__ */ new Map()
		},
		implicit,
		path
	};
}

// src/project/normalize/names.ts
const safe = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const roleForm = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const safeForm = {
	fits: isSafeName,
	text: "letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit, without `..`, and ending neither in `.` nor in `.lock`"
};
const environmentForm = {
	fits: (name) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name),
	text: "letters, digits, `-` and `_`, at most 64, beginning with a letter or digit"
};
function checkNames({ list, fileOf }, section, names, form = safeForm) {
	const seen = /* @__PURE__ */ new Map();
	for (const name of names) {
		const path = [section, name];
		if (!form.fits(name)) list.add("invalid-name", path, `expected ${form.text}`);
		const file = fileOf([section, seen.get(name.toLowerCase()) ?? name]);
		const where = file === fileOf(path) ? "there" : `in ${file}`;
		collide(list, path, name, {
			same: name.toLowerCase(),
			seen,
			where,
			why: "differs from it only in letter case"
		});
	}
}
function checkRoles(list, at, roles, begin = "MLOPS_DATA_") {
	const seen = /* @__PURE__ */ new Map();
	for (const role of roles) {
		const path = [...at, role];
		if (!roleForm.test(role)) list.add("invalid-name", path, "expected letters, digits, `-` and `_`, at most 64, beginning with a letter");
		const variable = variableOf(role, begin);
		collide(list, path, role, {
			same: variable,
			seen,
			where: "there",
			why: `both would be $${variable}`
		});
	}
}
function variableOf(role, begin = "MLOPS_DATA_") {
	return `${begin}${role.toUpperCase().replaceAll("-", "_")}`;
}
function isSafeName(name) {
	return safe.test(name) && !name.includes("..") && !name.endsWith(".") && !name.endsWith(".lock");
}
function collide(list, path, name, { same, seen, where, why }) {
	const other = seen.get(same);
	if (other !== void 0) list.add("name-collision", path, `\`${other}\` stands ${where} already; ${why}`);
	else seen.set(same, name);
}

// src/project/normalize/globs.ts
function globsAt(context, written, at, workingDirectory) {
	const globs = oneOrMany(written).map((glob, index) => settle(context, entryPath(at, written, index), resolveGlob(glob, {
		workingDirectory,
		rooted: true
	})));
	if (globs.length > 0 && globs.every((glob) => glob.startsWith("!"))) context.list.add("contradiction", at, "only excludes files, so that no code is left", { remedy: "Begin with \"**\"." });
	return globs;
}

// src/project/normalize/parts-of-model.ts
function codeOf(context, written, at, workingDirectory) {
	if (written === void 0) return { kind: "default" };
	return {
		kind: "globs",
		globs: globsAt(context, written, at, workingDirectory)
	};
}
function paramsOf(context, written, at, workingDirectory) {
	const options = {
		workingDirectory,
		rooted: true
	};
	if (written === void 0) return [];
	if (typeof written === "string" || Array.isArray(written)) return wholeFiles(context, written, at, workingDirectory);
	return Object.entries(written).map(([text, keys]) => {
		if (/[*?[{]/.test(text)) context.list.add("contradiction", [...at, text], "keys can be read from one file, not from a glob");
		return {
			file: keyPathAt(context, at, text, options),
			keys
		};
	});
}
function wholeFiles(context, written, at, workingDirectory) {
	const entries = oneOrMany(written).map((text, index) => ({
		text,
		path: entryPath(at, written, index)
	}));
	const globs = entries.filter(({ text }) => text.startsWith("!") || !isPlainPath(text));
	const named = entries.filter((entry) => !globs.includes(entry)).map(({ text, path }) => pathAt(context, path, text, {
		workingDirectory,
		rooted: true
	}));
	const selected = globs.length === 0 ? [] : selectedParams(context, globs, workingDirectory);
	return [.../* @__PURE__ */ new Set([...named, ...selected])].map((file) => ({
		file,
		keys: null
	}));
}
function selectedParams(context, written, workingDirectory) {
	const { list, paths, fileOf } = context;
	const globs = written.map(({ text, path }) => settle(context, path, resolveGlob(text, {
		workingDirectory,
		rooted: true
	})));
	if (paths === void 0) return globs;
	const isNamed = fileTest(globs);
	const found = paths.filter((path) => /\.(ya?ml|json|toml)$/i.test(path) && path !== fileOf([]) && isNamed(path));
	for (const [index, { text, path }] of written.entries()) {
		const glob = globs[index];
		if (glob === void 0 || glob === "" || glob.startsWith("!") || found.some(matcher(glob))) continue;
		list.add("params-without-files", path, `git has no YAML, JSON or TOML file that \`${text}\` selects`, { value: true });
	}
	return found;
}

// src/project/normalize/view.ts
const viewKeys = [
	"where",
	"drop-last",
	"last",
	"select"
];
const sourceKeys = [
	"source",
	"digest",
	"format"
];
function viewOf(context, name, names, written) {
	const path = ["datasets", name];
	const [from = "", ...others] = oneOrMany(names);
	if (others.length > 0) context.list.add("contradiction", [...path, "from"], "is a list, and a view is of one dataset", { remedy: "What is made of several datasets needs a command: `build`." });
	for (const key of sourceKeys) {
		if (written[key] === void 0) continue;
		context.list.add("contradiction", [...path, key], `a view has no \`${key}\` of its own: its rows are those of \`${from}\``);
	}
	if (viewKeys.every((key) => written[key] === void 0 && !context.list.touches([...path, key]))) {
		const keys = viewKeys.map((key) => `\`${key}\``).join(", ");
		context.list.add("missing-key", path, `one of the keys ${keys} is missing: without them it is \`${from}\` itself`);
	}
	const { select } = written;
	if (select !== void 0 && new Set(select).size < select.length) context.list.add("contradiction", [...path, "select"], "names a column twice", { value: true });
	const rule = {
		dataset: name,
		...defined({
			where: written.where?.trim(),
			dropLast: spanAt(context, [...path, "drop-last"], written["drop-last"]),
			last: spanAt(context, [...path, "last"], written.last),
			select
		})
	};
	const reading = {
		types: /* @__PURE__ */ new Map(),
		names: [],
		hidden: []
	};
	return {
		...bareDataset(name, "", path, false),
		view: {
			from,
			root: from,
			rules: [rule],
			reading
		}
	};
}
function refuseViewKeys({ list }, path, written) {
	for (const key of viewKeys) {
		if (written[key] === void 0) continue;
		list.add("contradiction", [...path, key], `\`${key}\` belongs to a view, and this dataset has no \`from\``, { remedy: "Give the whole data a name of their own, and name that one with `from` here." });
	}
}
function spanAt({ list }, at, text) {
	if (text === void 0) return void 0;
	const [first = "", gap] = text.split(/\s+/);
	if (!first.endsWith("%")) {
		const milliseconds = durationOf(first);
		if (milliseconds <= 0) list.add("invalid-value", at, "expected a duration above 0", { value: true });
		return {
			kind: "duration",
			milliseconds
		};
	}
	const percent = amountOf(first).value;
	if (percent <= 0 || percent >= 100) list.add("invalid-value", at, "expected a percentage above 0% and below 100%", { value: true });
	return {
		kind: "share",
		percent,
		gap: gap === void 0 ? 0 : durationOf(gap)
	};
}

// src/project/normalize/build.ts
function builtOf(context, name, written, command) {
	const path = ["datasets", name];
	refuseViewKeys(context, path, written);
	refuseOthers(context, path, written);
	const source = sourceOf$1(context, path, written);
	return {
		...bareDataset(name, source, path, false),
		format: formatOf(source, written.format),
		build: buildOf(context, written, command, path)
	};
}
function refuseOthers({ list }, path, { digest, frozen }) {
	if (digest !== void 0) list.add("contradiction", [...path, "digest"], "what a command makes has no `digest` that is known before", { remedy: "Remove the key: the inputs of `build` say which version it is." });
	if (frozen === true) list.add("contradiction", [...path, "frozen"], "what a command makes follows from its inputs, which change it", { remedy: "Freeze the datasets of `from`, or a view of this one: `{ from: <this>, where: …, frozen: true }`." });
}
function sourceOf$1(context, path, { source }) {
	const { list } = context;
	const at = [...path, "source"];
	if (source === void 0) {
		if (!list.touches(at)) list.add("missing-key", path, "the key `source` is missing: where the command leaves the data", { remedy: "Name the file, folder or glob below the root that it leaves, as in `source: data/hourly.parquet`." });
		return "";
	}
	if (typeof source !== "string") return "";
	if (isAddress(source)) {
		list.add("contradiction", at, "is an address, and the command leaves files", {
			value: true,
			remedy: "Let the command leave files below the root."
		});
		return "";
	}
	const folder = context.folderOf(path);
	const found = pathAt(context, at, source, {
		workingDirectory: folder,
		rooted: folder !== ""
	});
	if (!list.touches(at)) refuseWide(context, at, found, folder);
	return found;
}
function refuseWide({ list }, at, found, folder) {
	const name = folder === "" ? "the root" : `\`${folder}\``;
	const remedy = `Name a file or folder below ${name}.`;
	if (found === folder) {
		const whole = folder === "" ? "the whole repository" : `the whole folder ${name}`;
		list.add("contradiction", at, `is ${whole}, and the command leaves a part of it`, { remedy });
	} else if (folder !== "" && !found.startsWith(`${folder}/`)) {
		const message = `is outside of ${name}, the folder of its file, in which the command runs`;
		list.add("contradiction", at, message, {
			value: true,
			remedy
		});
	}
}
function buildOf(context, written, command, path) {
	const table = isCommand(command) ? { run: command } : command;
	const at = [...path, "build"];
	const workingDirectory = context.folderOf(path);
	return {
		from: fromOf(context, written.from, [...path, "from"]),
		run: commandOf(table.run),
		workingDirectory,
		code: codeOf(context, table.code, [...at, "code"], workingDirectory),
		params: paramsOf(context, table.params, [...at, "params"], workingDirectory),
		...defined({ setup: setupOf(table.setup, context.defaultsOf(at).setup) }),
		resources: resourcesOf(table.resources),
		runsOn: runsOnOf(table["runs-on"]),
		timeout: durationOf(table.timeout ?? "6h"),
		env: envOf(context, table.env, [...at, "env"]),
		secrets: secretsOf(context, table.secrets, [...at, "secrets"])
	};
}
function fromOf({ list }, written, at) {
	const names = oneOrMany(written);
	names.forEach((name, index) => {
		if (names.indexOf(name) === index) return;
		list.add("contradiction", entryPath(at, written, index), `names \`${name}\` twice`, { value: true });
	});
	const unique = [...new Set(names)];
	checkRoles(list, at, unique);
	return unique;
}

// src/project/normalize/flow-text.ts
function flowText(value) {
	if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
	if (typeof value === "object" && value !== null) return `{ ${flowMembers(value)} }`;
	if (typeof value === "string") return /^[^\s"'[\]{},:#][^"[\]{},:#]*$/.test(value) ? value : JSON.stringify(value);
	return String(value);
}
function flowMembers(table) {
	return Object.entries(table).filter(([, member]) => member !== void 0).map(([key, member]) => `${flowText(key)}: ${flowText(member)}`).join(", ");
}

// src/project/normalize/column-rules.ts
function columnRulesOf(written, column) {
	const at = (key) => [...column, key];
	return [
		given(written.values, (values) => valuesFrom(values, at("values"))).flat(),
		given(written["not-values"], (values) => ({
			key: "not-values",
			values,
			path: at("not-values")
		})),
		given(written["not-pattern"], (patterns) => ({
			key: "not-pattern",
			patterns: oneOrMany(patterns),
			path: at("not-pattern")
		})),
		given(written.format, (name) => formatRule(name, at("format"))),
		given(written.length, (length) => ({
			key: "length",
			...exactly(length),
			path: at("length")
		})),
		given(written.decimals, (digits) => ({
			key: "decimals",
			...typeof digits === "number" ? { scale: digits } : defined(digits),
			path: at("decimals")
		})),
		given(written.hygiene, (asked) => ({
			key: "hygiene",
			asks: hygieneOf(asked),
			path: at("hygiene")
		})),
		given(written.distinct, (counts) => ({
			key: "distinct",
			...distinctOf(counts),
			path: at("distinct")
		})),
		given(written["most-common"], (max) => ({
			key: "most-common",
			max: amountOf(max),
			path: at("most-common")
		})),
		...["increasing", "decreasing"].map((key) => given(written[key], (asked) => ({
			key,
			...sequenceOf(asked),
			path: at(key)
		}))),
		...[
			"mean",
			"sum",
			"deviation"
		].map((key) => given(written[key], (limits) => ({
			key,
			...defined(limits),
			path: at(key)
		}))),
		...[
			"median",
			"smallest",
			"largest"
		].map((key) => given(written[key], (limits) => ({
			key,
			...defined(limits),
			path: at(key)
		}))),
		Object.entries(written.quantiles ?? {}).map(([share, limits]) => ({
			key: "quantiles",
			share: Number.parseFloat(share),
			...defined(limits),
			path: [...at("quantiles"), share]
		})),
		given(written.outliers, (limits) => outliersRule(limits, at("outliers")))
	].flat();
}
function anyOf(patterns) {
	if (typeof patterns === "string") return patterns;
	const [only, second] = patterns;
	return only !== void 0 && second === void 0 ? only : patterns.map((pattern) => `(?:${pattern})`).join("|");
}
function valuesFrom(values, path) {
	if (!("from" in values)) return [];
	const point = values.from.indexOf(".");
	const [dataset, column] = [values.from.slice(0, point), values.from.slice(point + 1)];
	return [{
		key: "values-from",
		dataset,
		column,
		path: [...path, "from"]
	}];
}
function given(written, rule) {
	return written === void 0 ? [] : [rule(written)];
}
function formatRule(name, path) {
	const found = formatPattern(name);
	return {
		key: "format",
		name,
		pattern: found.ok ? found.pattern : "",
		path
	};
}
function exactly(length) {
	return typeof length === "number" ? {
		min: length,
		max: length
	} : defined(length);
}
function distinctOf(counts) {
	const { min, max } = typeof counts === "number" ? {
		min: counts,
		max: counts
	} : counts;
	return defined({
		min: min === void 0 ? void 0 : amountOf(min),
		max: max === void 0 ? void 0 : amountOf(max)
	});
}
function hygieneOf(asked) {
	return asked === true ? hygieneAsks : hygieneAsks.filter((ask) => asked.includes(ask));
}
function sequenceOf(asked) {
	const { strictly = false, order, by } = asked === true ? {} : asked;
	return {
		strictly,
		...defined({ order }),
		by: oneOrMany(by)
	};
}
const farOut = 3;
function outliersRule(written, path) {
	const { max = 0, iqr, deviations } = typeof written === "object" ? written : { max: written };
	return {
		key: "outliers",
		...(deviations === void 0 ? {
			method: "iqr",
			limit: iqr ?? farOut
		} : void 0) ?? {
			method: "deviations",
			limit: deviations ?? farOut
		},
		max: amountOf(max),
		path
	};
}

// src/project/normalize/column.ts
function columnOf(name, written, path) {
	const rules = columnRulesOf(written, path);
	const nulls = typeof written.nulls === "object" ? written.nulls.max : written.nulls;
	return {
		name,
		...defined({
			type: written.type,
			nulls: nulls === void 0 ? void 0 : amountOf(nulls),
			min: written.min,
			max: written.max,
			values: Array.isArray(written.values) ? written.values : void 0,
			pattern: written.pattern === void 0 ? void 0 : anyOf(written.pattern)
		}),
		unique: written.unique ?? false,
		required: written.required ?? true,
		absent: written.absent ?? false,
		sensitive: written.sensitive ?? false,
		level: written.level ?? "fail",
		...rules.length > 0 && { rules },
		path
	};
}

// src/project/normalize/table-rules.ts
const allOf = {
	kind: "percent",
	value: 100
};
const writers = {
	columns: ({ columns }, { level }, path) => columns && {
		kind: "columns",
		columns: columnsOf$2(columns, level, path)
	},
	compare: ({ compare, nulls }) => compare === void 0 ? void 0 : comparisonOf(compare, nulls ?? "skip"),
	combinations: ({ combinations, nulls }) => combinations && {
		kind: "combinations",
		...combinations,
		nulls: nulls ?? "skip"
	},
	"adds-up": ({ "adds-up": sum, nulls }) => sum && {
		kind: "adds-up",
		...defined(sum),
		nulls: nulls ?? "skip"
	},
	determines: ({ determines }) => determines && {
		kind: "determines",
		from: oneOrMany(determines.from),
		to: oneOrMany(determines.to)
	},
	unique: ({ unique }) => unique === void 0 ? void 0 : {
		kind: "unique",
		columns: oneOrMany(unique)
	},
	complete: ({ complete }) => complete === void 0 ? void 0 : {
		kind: "complete",
		columns: complete === true ? [] : oneOrMany(complete)
	},
	"distinct-rows": ({ "distinct-rows": rows }) => rows && {
		kind: "distinct-rows",
		except: rows === true ? [] : oneOrMany(rows.except)
	},
	redundant: ({ redundant }) => redundant === void 0 ? void 0 : {
		kind: "redundant",
		...pairsOf(redundant)
	},
	correlation: ({ correlation }) => correlation === void 0 ? void 0 : {
		kind: "correlation",
		...pairsOf(correlation)
	},
	gaps: ({ gaps }, { time }) => {
		if (gaps === void 0) return void 0;
		const { every, column = time, by } = typeof gaps === "string" ? { every: gaps } : gaps;
		return {
			kind: "gaps",
			every: durationOf(every),
			...defined({ column }),
			by: oneOrMany(by)
		};
	},
	rows: ({ rows }, { time }) => {
		if (rows === void 0) return void 0;
		const { by, per, column = per === void 0 ? void 0 : time, min, max } = rows;
		return {
			kind: "rows",
			by: oneOrMany(by),
			...defined({
				per,
				column,
				min,
				max
			})
		};
	},
	"apart-from": ({ "apart-from": other }) => {
		if (other === void 0) return void 0;
		const { dataset, columns } = typeof other === "string" ? {
			dataset: other,
			columns: []
		} : other;
		return {
			kind: "apart-from",
			dataset,
			columns: oneOrMany(columns)
		};
	},
	after: ({ after }, { time }) => {
		if (after === void 0) return void 0;
		const { dataset, column = time, "other-column": otherColumn } = typeof after === "string" ? { dataset: after } : after;
		return {
			kind: "after",
			dataset,
			...defined({
				column,
				otherColumn
			})
		};
	},
	"rows-as": ({ "rows-as": rows }) => {
		if (rows === void 0) return void 0;
		if (typeof rows === "string") return {
			kind: "rows-as",
			dataset: rows,
			min: allOf,
			max: allOf
		};
		const { dataset, min, max } = rows;
		const amount = (written) => written === void 0 ? void 0 : amountOf(written);
		return {
			kind: "rows-as",
			dataset,
			...defined({
				min: amount(min),
				max: amount(max)
			})
		};
	}
};
const tableRuleKinds = Object.keys(writers).filter((key) => Object.hasOwn(writers, key));
function tableRuleOf(kind, written, defaults, path) {
	return writers[kind](written, defaults, path);
}
function columnsOf$2(written, level, path) {
	const columns = Object.entries(written).map(([name, rules]) => {
		return [name, columnOf(name, {
			...rules,
			level
		}, [
			...path,
			"columns",
			name
		])];
	});
	return new Map(columns);
}
const side = "(\"(?:[^\"]|\"\")+\"|[^<>=!\"]+?)";
const form = new RegExp(`^\\s*${side}\\s*(<=|>=|!=|<|>|=)\\s*${side}\\s*$`);
function comparisonOf(text, nulls) {
	const [, left = "", found = "", right = ""] = form.exec(text) ?? [];
	const operator = comparisons.find((each) => each === found) ?? "=";
	return {
		kind: "compare",
		left: nameOf(left),
		operator,
		right: nameOf(right),
		nulls
	};
}
function nameOf(text) {
	return text.startsWith("\"") ? text.slice(1, -1).replaceAll("\"\"", "\"") : text;
}
function pairsOf(written) {
	if (typeof written !== "object") return {
		max: shareOf(written),
		columns: []
	};
	return {
		max: shareOf(written.max),
		columns: written.columns ?? []
	};
}

// src/project/normalize/checks.ts
const ruleKeys = [
	"where",
	"sql",
	...tableRuleKinds
];
const rowless = /* @__PURE__ */ new Set([
	"redundant",
	"correlation",
	"gaps",
	"rows",
	"rows-as"
]);
const withNulls = /* @__PURE__ */ new Set([
	"compare",
	"combinations",
	"adds-up"
]);
function checkOf(context, written, path, time) {
	const rule = ruleOf$1(context, written, path, time);
	return {
		name: written.name ?? rule.text,
		rule,
		max: amountOf(written.max ?? 0),
		level: written.level ?? "fail",
		path
	};
}
function ruleOf$1(context, written, path, time) {
	const [kind, second] = ruleKeys.filter((key) => written[key] !== void 0);
	complain(context, written, path, kind, second);
	if (kind === "sql") return {
		kind,
		text: written.sql ?? ""
	};
	const { name: _, max: __, level = "fail", ...said } = written;
	const rule = kind === void 0 || kind === "where" ? void 0 : tableRuleOf(kind, written, {
		level,
		...defined({ time })
	}, path);
	if (rule === void 0) return {
		kind: "where",
		text: written.where ?? ""
	};
	return {
		...rule,
		text: flowMembers(said),
		...defined({ if: written.if })
	};
}
function complain({ list }, written, path, kind, second) {
	if (kind === void 0) {
		if (!list.touches(path)) list.add("missing-key", path, `one of the keys ${ruleKeys.map((key) => `\`${key}\``).join(", ")} is missing`);
		return;
	}
	if (second !== void 0) list.add("contradiction", path, `a check has either \`${kind}\` or \`${second}\`, not both`);
	if (written.if !== void 0 && (kind === "where" || kind === "sql")) list.add("contradiction", [...path, "if"], `\`${kind}\` is SQL of its own: say there which rows are asked`);
	if (written.max !== void 0 && rowless.has(kind)) list.add("contradiction", [...path, "max"], `\`${kind}\` is not about single rows, so none can be allowed to break it`);
	if (written.nulls !== void 0 && !withNulls.has(kind)) list.add("contradiction", [...path, "nulls"], `\`${kind}\` leaves no choice what a null means`);
}

// src/project/normalize/database.ts
const schemes = ["postgres", "trino"];
function databaseAt(context, at, written) {
	const scheme = schemeAt(context, at, written);
	const relation = relationAt(context, at, written, scheme);
	const variable = scheme && variableAt(context, [...at, scheme], written[scheme] ?? "");
	return scheme === void 0 || variable === void 0 || relation === void 0 ? void 0 : {
		place: {
			scheme,
			variable
		},
		relation
	};
}
function schemeAt({ list }, at, written) {
	const [scheme, another] = schemes.filter((scheme) => written[scheme] !== void 0);
	if (scheme !== void 0 && another === void 0) return scheme;
	if (scheme === void 0 && list.touches(at)) return void 0;
	const found = scheme === void 0 ? "neither" : "both";
	list.add("database-source", at, `${found} of \`postgres\` and \`trino\` is there, and one says where the rows are`);
}
function variableAt({ list }, at, text) {
	if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
	const what = isDatabaseAddress(text) ? "an address stands here" : "this is no name of a variable";
	list.add("database-variable", at, `${what}, and the name of the variable that holds the address belongs here`, { secret: true });
}
function relationAt({ list }, at, { table, query }, scheme) {
	if (table === void 0 === (query === void 0)) {
		if (table === void 0 && list.touches(at)) return void 0;
		const found = table === void 0 ? "neither" : "both";
		list.add("database-source", at, `${found} of \`table\` and \`query\` is there, and one says which rows are meant`);
		return;
	}
	if (query !== void 0) return {
		kind: "query",
		sql: query.trim()
	};
	if (table === void 0 || scheme === void 0) return void 0;
	const relation = tableNamed(scheme, table) ?? inPublic(scheme, table);
	if (relation === void 0) list.add("database-source", [...at, "table"], `"${table}" is no ${tableForm(scheme)}`, { value: true });
	return relation;
}
function inPublic(scheme, table) {
	return scheme === "postgres" ? tableNamed(scheme, `public.${table}`) : void 0;
}

// src/project/normalize/drift.ts
function driftOf(context, path, written) {
	if (written === false) return {
		against: "none",
		columns: /* @__PURE__ */ new Map()
	};
	const columns = Object.entries(written?.columns ?? {}).map(([name, limits]) => [name, limitOf(context, [
		...path,
		"columns",
		name
	], limits)]);
	return {
		against: written?.against ?? "base",
		columns: new Map(columns)
	};
}
function limitOf(context, path, written) {
	if (written === false) return { kind: "ignore" };
	const limits = {};
	for (const key of plainStatistics) {
		const value = written[key];
		if (value === void 0) continue;
		const [max, at] = typeof value === "object" ? [value.max, [
			...path,
			key,
			"max"
		]] : [value, [...path, key]];
		const as = typeof value === "object" && "as" in value ? value.as : void 0;
		const statistic = as === void 0 ? key : driftStatistics.find((each) => each === `${key}-${as}`);
		if (statistic === void 0) refuseVariant(context, [
			...path,
			key,
			"as"
		], key, as ?? "");
		else limits[statistic] = limitBelow(context, at, statistic, shareOf(max));
	}
	return {
		kind: "limits",
		limits
	};
}
function limitBelow({ list }, path, statistic, limit) {
	const largest = largestOf(statistic);
	if (largest !== void 0 && limit > largest) {
		const message = `expected at most ${Number(largest.toFixed(4))}, which is as far as ${writtenStatistic(statistic).key} goes, found ${limit}`;
		list.add("invalid-value", path, message, { value: true });
	}
	return limit;
}
function refuseVariant({ list }, path, statistic, peer) {
	const message = `${peer} takes ${statistic} over up to 30 bins at the quantiles of a random sample (KLL), which no two runs share, so its number cannot be had again`;
	list.add("drift-variant-unavailable", path, message, { value: true });
}

// src/project/normalize/source.ts
function sourceAt(context, at, text, digest) {
	const { list } = context;
	if (isDatabaseText(text)) {
		list.add("database-variable", at, "rows of a database are named by a table of keys, with the name of the variable that holds the address", { secret: true });
		return "";
	}
	if (!isAddress(text)) {
		if (digest !== void 0) list.add("digest-of-a-path", [...at.slice(0, -1), "digest"], `${text} is a path`);
		const folder = context.folderOf(at);
		return pathAt(context, at, text, {
			workingDirectory: folder,
			rooted: folder !== ""
		});
	}
	const read = /^http:/i.test(text) ? notOffered(text) : readSourceAddress(text);
	if (!read.ok) list.add("bad-source-address", at, read.message, {
		value: true,
		remedy: read.remedy
	});
	if (read.ok && read.address.kind === "https" && digest === void 0) list.add("source-without-digest", at, "an https address needs a `digest` beside it", { value: true });
	return read.ok ? text : "";
}
function isDatabaseText(text) {
	if (isKnownScheme(text)) return false;
	return isDatabaseAddress(text) || isDatabaseScheme(/^([a-z]+):/.exec(text)?.[1] ?? "");
}
function notOffered(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	return {
		ok: false,
		message: `"${url === void 0 ? "http://…" : `${url.origin}${url.pathname}`}" is http, which anybody on the way can change: only https is offered`,
		remedy: "Write an https address with its `digest`, or the path of a file."
	};
}

// src/project/normalize/dataset.ts
function datasetOf(context, name, written) {
	const path = ["datasets", name];
	if (typeof written === "string") return bareDataset(name, sourceAt(context, path, written), path, false);
	const { rows } = written;
	return {
		...sourceOf(context, name, written),
		key: oneOrMany(written.key),
		...defined({
			time: written.time,
			freshness: written.freshness === void 0 ? void 0 : durationOf(written.freshness)
		}),
		rows: defined({
			min: rows?.min,
			max: rows?.max,
			change: rows?.change === void 0 ? void 0 : amountOf(rows.change)
		}),
		extraColumns: written["extra-columns"] ?? "warn",
		columns: new Map(Object.entries(columnsIn(written)).map(([column, rules]) => [column, columnOf(column, rules, [
			...path,
			"columns",
			column
		])])),
		checks: (written.checks ?? []).map((check, index) => checkOf(context, check, [
			...path,
			"checks",
			index
		], written.time)),
		drift: driftOf(context, [...path, "drift"], written.drift),
		...written.frozen === true && written.build === void 0 && { frozen: true }
	};
}
function columnsIn({ columns = {} }) {
	return typeof columns === "string" ? {} : columns;
}
function sourceOf(context, name, written) {
	const path = ["datasets", name];
	if (written.build !== void 0) return builtOf(context, name, written, written.build);
	if (context.list.touches([...path, "build"])) return bareDataset(name, "", path, false);
	if (written.from !== void 0) return viewOf(context, name, written.from, written);
	const { source, digest, format } = written;
	refuseViewKeys(context, path, written);
	const at = [...path, "source"];
	if (source === void 0) {
		if (!context.list.touches(path)) context.list.add("missing-key", path, "one of the keys `source` and `from` is missing");
		return bareDataset(name, "", path, false);
	}
	if (typeof source === "string") {
		const found = sourceAt(context, at, source, digest);
		return {
			...bareDataset(name, found, path, false),
			...defined({ digest }),
			format: formatOf(found, format)
		};
	}
	const database = databaseAt(context, at, source);
	for (const [key, value] of Object.entries({
		digest,
		format
	})) {
		if (value === void 0) continue;
		context.list.add("contradiction", [...path, key], `rows of a database have no \`${key}\` here`, { remedy: "Remove the key; `mlops lock` writes which version of the rows is meant." });
	}
	const text = database === void 0 ? "" : databaseText(database);
	return {
		...bareDataset(name, text, path, false),
		...defined({ database }),
		format: { kind: "table" }
	};
}

// src/project/normalize/timeout.ts
function timeoutOf({ list }, written, preset, at) {
	const timeout = durationOf(written ?? preset);
	checkTimeout(timeout, at, list);
	return timeout;
}

// src/project/normalize/target.ts
const keysOfKinds = {
	local: ["folder", "ports"],
	command: [
		"apply",
		"plan",
		"status",
		"undo",
		"timeout",
		"secrets"
	]
};
function targetOf(context, written, at) {
	const { kind } = written;
	const required = kind === "local" ? "folder" : "apply";
	if (written[required] === void 0 && !context.list.touches(at)) context.list.add("missing-key", at, `the key \`${required}\` is missing`);
	refuseOtherKinds(context, written, at);
	return kind === "local" ? localOf(context, written, at) : commandsOf(context, written, at);
}
function refuseOtherKinds({ list }, written, at) {
	const own = keysOfKinds[written.kind];
	for (const key of Object.keys(written)) {
		if (key === "kind" || own.includes(key)) continue;
		const message = `a target of kind \`${written.kind}\` has no \`${key}\`; it has: ${own.join(", ")}`;
		list.add("contradiction", [...at, key], message);
	}
}
function localOf(context, written, at) {
	return {
		kind: "local",
		folder: written.folder === void 0 ? "" : folderOf(context, written.folder, [...at, "folder"]),
		ports: new Map(Object.entries(written.ports ?? {}))
	};
}
function folderOf(context, written, at) {
	const refused = refusalOf(written);
	if (refused === void 0) return folderAt(context, at, written);
	const { what, remedy } = refused;
	context.list.add("invalid-value", at, `expected ${what}, found "${written}"`, {
		value: true,
		remedy
	});
	return "";
}
const root = /^\/*(\.\/*)*$/;
function refusalOf(folder) {
	if (root.test(folder)) return {
		what: "a folder of its own",
		remedy: "Name a folder below it."
	};
	if (!/^~|\$/.test(folder)) return void 0;
	return {
		what: "the path of a folder",
		remedy: "Write it out: no shell replaces `~` or a variable here."
	};
}
function commandsOf(context, written, at) {
	const { apply, plan, status, undo } = written;
	return {
		kind: "command",
		apply: commandOf(apply ?? ""),
		...defined({
			plan: plan === void 0 ? void 0 : commandOf(plan),
			status: status === void 0 ? void 0 : commandOf(status),
			undo: undo === void 0 ? void 0 : commandOf(undo)
		}),
		timeout: timeoutOf(context, written.timeout, "10m", [...at, "timeout"]),
		secrets: deploySecretsOf(context, written.secrets, [...at, "secrets"])
	};
}

// src/project/normalize/golden.ts
function goldenOf(context, written, at) {
	const table = typeof written === "string" ? { dataset: written } : written;
	const rows = table.rows ?? 1e3;
	const minRows = table["min-rows"] ?? 30;
	if (minRows > rows) {
		const message = `of ${rows} rows ${minRows} would have to be compared, so the step could never pass`;
		const key = table["min-rows"] === void 0 ? "rows" : "min-rows";
		context.list.add("contradiction", [...at, key], message, { value: true });
	}
	return {
		kind: "golden",
		dataset: table.dataset,
		rows,
		minRows,
		protocol: protocolOf(context, table, at),
		...defined({ columns: columnsOf$1(context, table, at) }),
		batch: table.batch ?? 32,
		within: timeoutOf(context, table.within, "10s", [...at, "within"]),
		tolerance: table.tolerance ?? 1e-6
	};
}
function columnsOf$1({ list }, { columns }, at) {
	columns?.forEach((name, index) => {
		if (columns.indexOf(name) === index) return;
		list.add("contradiction", [
			...at,
			"columns",
			index
		], `\`${name}\` stands twice`, { value: true });
	});
	return columns;
}
function protocolOf({ list }, { protocol = "v2", input }, at) {
	if (protocol === "v2") return {
		kind: "v2",
		...defined({ input })
	};
	if (input !== void 0) list.add("contradiction", [...at, "input"], "`input` names the input of the protocol `v2`, and this is another one");
	if (protocol === "v1") return { kind: "v1" };
	const { path, request, response } = protocol;
	const place = [
		...at,
		"protocol",
		"response"
	];
	if (typeof response !== "string" && Object.keys(response).length === 0 && !list.touches(place)) list.add("contradiction", place, "no answer is read, so nothing could be compared");
	return {
		kind: "mapped",
		path,
		request,
		response
	};
}

// src/project/prometheus-address.ts
const local = /* @__PURE__ */ new Set([
	"localhost",
	"127.0.0.1",
	"[::1]"
]);
function prometheusAddress(written) {
	if (!URL.canParse(written)) return `expected an address such as https://prometheus.example.org, found ${quoted(written)}`;
	const url = new URL(written);
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return "expected an address without user, password, query and fragment";
	return url.protocol === "https:" || url.protocol === "http:" && local.has(url.hostname) ? url : `expected an address with https, or on this machine, found ${quoted(written)}`;
}
function quoted(text) {
	return JSON.stringify(text.slice(0, 100));
}

// src/project/normalize/prometheus.ts
const usualEvery = 3e4;
function prometheusOf(context, written, at) {
	const { list } = context;
	const { query, min, max, samples = 5, url, token } = written;
	if (min === void 0 && max === void 0 && !list.touches(at)) list.add("missing-key", at, "one of the keys `max` and `min` is missing");
	if (min !== void 0 && max !== void 0 && min > max) list.add("contradiction", [...at, "min"], `no value is at least ${min} and at most ${max}`, { value: true });
	const watched = timeoutOf(context, written.for, "5m", [...at, "for"]);
	const every = everyOf(context, written, watched, at);
	if (!list.touches([...at, "for"]) && !list.touches([...at, "every"]) && Math.floor(watched / every) < samples) {
		const key = written.samples === void 0 ? "for" : "samples";
		const message = `in ${watched / 1e3}s, asked every ${every / 1e3}s, there are never ${samples} values`;
		list.add("contradiction", [...at, key], message, { value: written[key] !== void 0 });
	}
	const wrong = url === void 0 ? void 0 : prometheusAddress(url);
	if (typeof wrong === "string") list.add("invalid-value", [...at, "url"], wrong, { value: true });
	if (token !== void 0) checkSecret(list, token, [...at, "token"]);
	return {
		kind: "prometheus",
		query,
		...defined({
			min,
			max
		}),
		samples,
		for: watched,
		every,
		...defined({
			url,
			token
		})
	};
}
function everyOf(context, { every, samples = 5 }, watched, at) {
	if (every !== void 0) return timeoutOf(context, every, "30s", [...at, "every"]);
	return Math.max(1e3, Math.min(usualEvery, Math.floor(watched / samples)));
}

// src/project/normalize/verify.ts
function verifyOf(context, written, at) {
	return (written ?? []).flatMap((step, index) => stepOf(context, step, [...at, index]));
}
const kinds = [
	"run",
	"http",
	"golden",
	"prometheus"
];
function stepOf(context, written, at) {
	const { list } = context;
	const { run, http, golden, prometheus } = written;
	const given = kinds.filter((kind) => written[kind] !== void 0);
	const [first, second] = given;
	if (first === void 0) {
		if (!list.touches(at)) list.add("missing-key", at, `one of the keys ${inWords(kinds)} is missing`);
		return [];
	}
	if (second !== void 0) {
		list.add("contradiction", at, `a step has one of ${inWords(kinds)}, not ${inWords(given)}`);
		return [];
	}
	if (run !== void 0) {
		const timeout = timeoutOf(context, written.timeout, "10m", [...at, "timeout"]);
		const secrets = deploySecretsOf(context, written.secrets, [...at, "secrets"]);
		return [{
			kind: "run",
			run: commandOf(run),
			timeout,
			secrets
		}];
	}
	refuseCommandKeys(context, written, first, at);
	if (http !== void 0) return [requestsOf(context, http, at)];
	if (golden !== void 0) return [goldenOf(context, golden, [...at, "golden"])];
	return prometheus === void 0 ? [] : [prometheusOf(context, prometheus, [...at, "prometheus"])];
}
function inWords(names) {
	const quoted = names.map((name) => `\`${name}\``);
	return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
const answerTime = (kind) => `How long an answer may take is \`within\`, in the table of \`${kind}\`.`;
const remedies = {
	run: "",
	http: answerTime("http"),
	golden: answerTime("golden"),
	prometheus: "How long it is watched is `for`, in the table of `prometheus`."
};
function refuseCommandKeys({ list }, step, kind, at) {
	for (const key of ["timeout", "secrets"]) {
		if (step[key] === void 0) continue;
		list.add("contradiction", [...at, key], `\`${key}\` is about the command of \`run\`, and this step has none`, { ...key === "timeout" && { remedy: remedies[kind] } });
	}
}
function requestsOf(context, http, at) {
	const { list } = context;
	const table = typeof http === "string" ? { path: http } : http;
	const requests = table.requests ?? 1;
	const maxFailures = table["max-failures"] ?? 0;
	if (maxFailures >= requests) {
		const message = `of ${requests} requests ${maxFailures} may fail, so the step would pass whatever happens`;
		list.add("contradiction", [
			...at,
			"http",
			"max-failures"
		], message, { value: true });
	}
	const within = timeoutOf(context, table.within, "5s", [
		...at,
		"http",
		"within"
	]);
	return {
		kind: "http",
		path: table.path,
		status: table.status ?? 200,
		requests,
		maxFailures,
		within
	};
}

// src/project/normalize/window.ts
function windowOf({ days, from, to, timezone }) {
	const open = days === void 0 ? [
		1,
		2,
		3,
		4,
		5,
		6,
		7
	] : oneOrMany(days).flatMap(daysOf);
	return {
		days: [...new Set(open)].sort((a, b) => a - b),
		from: minutesOf(from),
		to: minutesOf(to),
		timezone
	};
}
const names = weekdays;
function daysOf(text) {
	const [first = "", last = first] = text.split("-");
	const [begin, end] = [names.indexOf(first), names.indexOf(last)];
	const length = (end - begin + 7) % 7 + 1;
	return Array.from({ length }, (_, index) => (begin + index) % 7 + 1);
}
function minutesOf(time) {
	const [hours, minutes] = time.split(":").map(Number);
	return (hours ?? 0) * 60 + (minutes ?? 0);
}

// src/project/normalize/environment.ts
function environmentOf(context, name, written, models) {
	const path = ["environments", name];
	const served = [...models.values()].filter(({ serve }) => serve !== void 0).map((model) => model.name);
	return {
		name,
		branch: written.branch ?? `env/${name}`,
		models: written.models === void 0 ? served : oneOrMany(written.models),
		needs: oneOrMany(written.needs),
		soak: durationOf(written.soak ?? "0s"),
		windows: (written.windows ?? []).map(windowOf),
		approvals: written.approvals ?? 0,
		autoMerge: written["auto-merge"] ?? false,
		runsOn: runsOnOf(written["runs-on"]),
		target: targetOf(context, written.target, [...path, "target"]),
		verify: verifyOf(context, written.verify, [...path, "verify"]),
		onFailure: written["on-failure"] ?? "propose",
		path
	};
}

// src/project/check/monitor.ts
function checkMonitor({ environment, data, drift, label }, at, { list, names }) {
	const expect = (kind, name, place) => {
		const known = kind === "dataset" ? names.datasets : names.environments;
		if (known.has(name)) return;
		const message = `there is no ${kind} \`${name}\`; declared: ${[...known].join(", ") || "none"}`;
		list.add(reasons[kind], [...at, ...place], message, {
			value: true,
			remedy: didYouMean(name, known)
		});
	};
	expect("environment", environment, ["environment"]);
	expect("dataset", data, ["data"]);
	if (label !== void 0) expect("dataset", label.dataset, ["label", "dataset"]);
	const against = drift?.against ?? "training";
	if (against !== "training") expect("environment", against, ["drift", "against"]);
	list.warn("not-acted-on", at, "nothing watches the model in this version");
}
const reasons = {
	dataset: "unknown-dataset",
	environment: "gate-environment-unknown"
};

// src/project/normalize/data.ts
function dataOf(context, written, at, workingDirectory, table) {
	if (written === void 0) return /* @__PURE__ */ new Map();
	if (typeof written === "string") return /* @__PURE__ */ new Map([["train", datasetNamed(context, written, at, workingDirectory, table)]]);
	checkRoles(context.list, at, Object.keys(written));
	return new Map(Object.entries(written).map(([role, text]) => [role, datasetNamed(context, text, [...at, role], workingDirectory, table)]));
}
function datasetNamed(context, text, at, workingDirectory, table) {
	if (context.names.datasets.has(text)) {
		refuseRows(context, at, table.declared.get(text));
		return text;
	}
	if (isDatabaseAddress(text)) {
		context.list.add("database-variable", at, "an address with a password stands here, and a model takes files or the name of a dataset", { secret: true });
		return text;
	}
	if (looksLikePath(text)) return datasetAt(context, text, at, workingDirectory, table);
	const names = context.names.datasets;
	const remedy = didYouMean(text, names) ?? `If a folder is meant, write \`${text}/\`.`;
	context.list.add("unknown-dataset", at, `there is no dataset \`${text}\`; declared: ${[...names].join(", ") || "none"}`, {
		value: true,
		remedy
	});
	return text;
}
function refuseRows({ list }, at, dataset) {
	if (dataset?.format.kind !== "table") return;
	const message = `\`${dataset.name}\` is rows of a database, and a model takes files`;
	list.add("database-for-model", at, message, { value: true });
}
function datasetAt(context, text, at, workingDirectory, table) {
	const source = pathAt(context, at, text, {
		workingDirectory,
		rooted: true
	});
	for (const dataset of [...table.declared.values(), ...table.implicit.values()]) if (dataset.source === source && dataset.view === void 0) return dataset.name;
	const name = freeName(source, /* @__PURE__ */ new Set([...context.names.datasets, ...table.implicit.keys()]));
	table.implicit.set(name, bareDataset(name, source, at, true));
	return name;
}
function freeName(source, taken) {
	const lower = new Set([...taken].map((name) => name.toLowerCase()));
	const plain = source.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 56);
	const base = isSafeName(plain) ? plain : "data";
	for (let number = 1;; number += 1) {
		const name = number === 1 ? base : `${base}-${number}`;
		if (!lower.has(name.toLowerCase())) return name;
	}
}

// src/project/normalize/evaluate.ts
function evaluateOf(context, { evaluate: written, setup }, at, workingDirectory, gates) {
	if (written === void 0) return void 0;
	const table = isCommand(written) ? { run: written } : written;
	const label = table.label ?? (table.rows === void 0 ? void 0 : { dataset: table.rows });
	checkRows(context, table, at);
	if ((table.repeat ?? 1) > 1 && table.run === void 0 && !context.list.touches([...at, "run"])) {
		const remedy = "Let a step of its own score the rows (`run`), or remove `repeat`.";
		context.list.add("contradiction", [...at, "repeat"], "there is no `run` that could score several times", { remedy });
	}
	if (table.setup !== void 0 && table.run === void 0) context.list.add("contradiction", [...at, "setup"], "`setup` is for `evaluate.run`, which is missing");
	return {
		...defined({
			run: table.run === void 0 ? void 0 : commandOf(table.run),
			setup: table.run === void 0 ? void 0 : setupOf(table.setup, setup, context.defaultsOf(at).setup),
			task: table.task,
			repeat: table.repeat === 1 ? void 0 : table.repeat,
			predictions: table.predictions === void 0 ? void 0 : outputAt(context, [...at, "predictions"], table.predictions, workingDirectory),
			label,
			positive: table.positive
		}),
		code: (table.code ?? []).map((glob, index) => settle(context, [
			...at,
			"code",
			index
		], resolveGlob(glob, {
			workingDirectory,
			rooted: true
		}))),
		secrets: secretsOf(context, table.secrets, [...at, "secrets"]),
		timeout: durationOf(table.timeout ?? "1h"),
		compute: table.compute ?? [],
		slices: slicesOf(table, gates),
		cluster: oneOrMany(table.cluster)
	};
}
function checkRows({ list }, { task, label, rows }, at) {
	const scored = task === "scored";
	const remedy = scored ? "Name the dataset with the test rows under `rows`, and no `label`: the rows bring their scores." : "Name the dataset and its column with the truth under `label`; `rows` is for `task: scored`.";
	const add = (key, message) => list.add("contradiction", [...at, key], message, { remedy });
	if (scored && label !== void 0) add("label", "a scored task has no label");
	else if (scored && rows === void 0 && !list.touches([...at, "rows"])) add("task", "a scored task names no `rows`, so nobody knows what is scored");
	if (!scored && rows !== void 0 && !list.touches([...at, "task"])) add("rows", `${task === void 0 ? "a task that the labels tell" : `a ${task} task`} has a \`label\`, and no \`rows\``);
}
function slicesOf(written, gates) {
	const slices = (written.slices ?? []).flatMap((slice) => typeof slice === "string" ? [{ column: slice }] : Object.entries(slice).map(([column, top]) => ({
		column,
		top: Number(top.slice(4))
	})));
	for (const { by } of gates) if (by !== void 0 && !slices.some((slice) => slice.column === by)) slices.push({ column: by });
	return slices;
}

// src/project/normalize/gates.ts
const knownNames = knownMetrics.map((metric) => metric.name);
function gatesOf(context, written, at) {
	const all = rulesOf(context, written, at);
	const ofChange = [...all].map(([metric, rules]) => [metric, rules.filter((rule) => !isOfEnvironment(rule))]);
	return {
		gates: new Map(ofChange.filter(([, rules]) => rules.length > 0)),
		environmentGates: [...all.values()].flat().filter(isOfEnvironment)
	};
}
function isOfEnvironment(rule) {
	return "at" in rule;
}
function rulesOf(context, written, at) {
	const whenUnknown = context.written["when-unknown"] ?? "block";
	const named = /* @__PURE__ */ new Map();
	return new Map(Object.entries(written ?? {}).map(([metric, entry]) => {
		const path = [...at, metric];
		const name = knownMetric(metric)?.name ?? metric;
		const other = named.get(name);
		if (other !== void 0) {
			const message = `\`${metric}\` and \`${other}\` are one metric: give all of its rules in one list`;
			context.list.add("contradiction", path, message);
		}
		named.set(name, other ?? metric);
		const rules = oneOrMany(entry);
		const better = directionOf(context, metric, rules, path, entry);
		requireAt(context, rules, path, entry);
		return [metric, rules.map((rule, index) => ruleOf(metric, rule, better, whenUnknown, entryPath(path, entry, index)))];
	}));
}
function ruleOf(metric, written, better, whenUnknown, path) {
	const worse = written["max-worse"];
	const gain = written["min-better"];
	return {
		metric,
		...defined({
			better,
			min: written.min,
			max: written.max,
			maxWorse: worse === void 0 ? void 0 : amountOf(worse),
			minBetter: gain === void 0 ? void 0 : amountOf(gain),
			by: written.by
		}),
		minRows: written["min-rows"] ?? (written.by === void 0 ? 1 : 30),
		level: written.level ?? "fail",
		whenUnknown: written["when-unknown"] ?? whenUnknown,
		requireInterval: written["require-interval"] ?? false,
		path,
		...written.at !== void 0 && {
			at: written.at,
			against: written.against ?? written.at
		}
	};
}
function directionOf(context, metric, rules, path, entry) {
	const [first, ...others] = rules.flatMap((rule, index) => rule.better === void 0 ? [] : [{
		better: betterOf(rule.better),
		path: [...entryPath(path, entry, index), "better"]
	}]);
	const known = knownMetric(metric)?.better;
	if (first === void 0) {
		if (known === void 0 && !context.list.touches(path)) requireDirection(context, metric, rules, path, entry);
		return known;
	}
	for (const other of others) {
		if (showBetter(other.better) === showBetter(first.better)) continue;
		context.list.add("contradiction", other.path, `${showBetter(other.better)} here, and ${showBetter(first.better)} in another rule of \`${metric}\``, { value: true });
	}
	if (known !== void 0 && showBetter(known) !== showBetter(first.better)) {
		const message = `${showBetter(first.better)} is said to be better, but of \`${metric}\` usually ${showBetter(known)} is`;
		context.list.warn("gate-direction-unusual", first.path, message, { value: true });
	}
	return first.better;
}
function requireDirection({ list }, metric, rules, path, entry) {
	rules.forEach((rule, index) => {
		if (rule["max-worse"] === void 0 && rule["min-better"] === void 0) return;
		const message = `\`${metric}\` is not a metric that is known by name, so this gate needs \`better: higher\`, \`better: lower\`, or the number to be close to`;
		list.add("gate-direction-missing", entryPath(path, entry, index), message, { remedy: didYouMean(metric, knownNames) });
	});
}
function requireAt({ list }, rules, path, entry) {
	rules.forEach(({ at, against }, index) => {
		if (against === void 0 || at !== void 0) return;
		const message = "without `at` a gate is asked of a change, which is compared with its base and not with what is live";
		list.add("gate-against-without-at", [...entryPath(path, entry, index), "against"], message, {
			value: true,
			remedy: `Add \`at: ${against}\` beside it: then it is asked when a version is to be promoted there. Or remove \`against\`.`
		});
	});
}
function betterOf(written) {
	return typeof written === "number" ? { closeTo: written } : written;
}
function showBetter(better) {
	return typeof better === "string" ? better : `close to ${better.closeTo}`;
}

// src/project/normalize/needs.ts
const begin = "MLOPS_MODEL_";
function needsOf({ list }, written, path) {
	const base = written["base-model"];
	const roles = Object.entries(written.needs ?? {});
	checkRoles(list, [...path, "needs"], roles.map(([role]) => role), begin);
	const needs = [...base === void 0 ? [] : [{
		role: "base-model",
		variable: "MLOPS_BASE_MODEL",
		model: base,
		path: [...path, "base-model"]
	}], ...roles.map(([role, model]) => ({
		role,
		variable: variableOf(role, begin),
		model,
		path: [
			...path,
			"needs",
			role
		]
	}))];
	return needs.length === 0 ? void 0 : needs;
}

// src/project/normalize/serve.ts
function serveOf(context, written, at, workingDirectory) {
	if (written === void 0) return void 0;
	const table = tableOf$1(written);
	if (table.run === void 0) refuseServerKeys(context, table, at);
	if (table.image !== void 0) context.list.warn("not-acted-on", [...at, "image"], "no image is built in this version");
	return {
		...defined({ run: table.run === void 0 ? void 0 : commandOf(table.run) }),
		...table.image !== void 0 && { wantsImage: true },
		code: globsAt(context, table.code, [...at, "code"], workingDirectory),
		health: table.health ?? "/health",
		startWithin: timeoutOf(context, table["start-within"], "60s", [...at, "start-within"]),
		secrets: deploySecretsOf(context, table.secrets, [...at, "secrets"]),
		verify: verifyOf(context, table.verify, [...at, "verify"])
	};
}
function tableOf$1(written) {
	if (!isCommand(written)) return written;
	return written === "files" ? {} : { run: written };
}
function refuseServerKeys({ list }, table, at) {
	if (list.touches([...at, "run"])) return;
	for (const key of [
		"health",
		"start-within",
		"secrets"
	]) {
		if (table[key] === void 0) continue;
		list.add("contradiction", [...at, key], `\`${key}\` is about the server that \`run\` starts, and there is no \`run\``);
	}
}

// src/project/normalize/model.ts
function modelOf(context, name, written, table) {
	const path = ["models", name];
	const workingDirectory = workingDirectoryOf(context, written, path);
	const outputs = (key) => oneOrMany(written[key]).map((text, index) => outputAt(context, entryPath([...path, key], written[key], index), text, workingDirectory));
	if (written.monitor !== void 0) checkMonitor(written.monitor, [...path, "monitor"], context);
	const { gates, environmentGates } = gatesOf(context, written.gates, [...path, "gates"]);
	const allRules = [...[...gates.values()].flat(), ...environmentGates];
	return {
		name,
		...defined({
			matrix: context.matrixOf(name),
			stages: context.stagesOf(name)
		}),
		workingDirectory,
		code: codeOf(context, written.code, [...path, "code"], workingDirectory),
		data: dataOf(context, written.data, [...path, "data"], workingDirectory, table),
		params: paramsOf(context, written.params, [...path, "params"], workingDirectory),
		...defined({ needs: needsOf(context, written, path) }),
		train: trainOf(context, written, [...path, "train"]),
		artifact: outputs("artifact"),
		metrics: metricsOf(context, written.metrics, [...path, "metrics"], workingDirectory),
		plots: outputs("plots"),
		...defined({ evaluate: evaluateOf(context, written, [...path, "evaluate"], workingDirectory, allRules) }),
		gates,
		environmentGates,
		...defined({ serve: serveOf(context, written.serve, [...path, "serve"], workingDirectory) }),
		env: envOf(context, written.env, [...path, "env"]),
		schemas: schemasOf(context, written.schemas, [...path, "schemas"], workingDirectory),
		path
	};
}
function workingDirectoryOf(context, written, path) {
	const [own, folder] = [context.folderOf(path), written["working-directory"]];
	if (folder === void 0) return own;
	const options = {
		workingDirectory: own,
		rooted: own !== ""
	};
	return pathAt(context, [...path, "working-directory"], folder, options);
}
function metricsOf(context, written, at, workingDirectory) {
	return oneOrMany(written).map((entry, index) => {
		const path = entryPath(at, written, index);
		const table = typeof entry === "string" ? { file: entry } : entry;
		const filePath = typeof entry === "string" ? path : [...path, "file"];
		return {
			file: outputAt(context, filePath, table.file, workingDirectory),
			...defined({ prefix: table.prefix }),
			row: rowOf(context, table.row, [...path, "row"])
		};
	});
}
function rowOf({ list }, written, at) {
	if (written === void 0 || written === "last") return { kind: "last" };
	const { min, max, where } = written;
	if ([
		min,
		max,
		where
	].filter((choice) => choice !== void 0).length > 1) list.add("contradiction", at, "a row is chosen by one of `min`, `max` and `where`, not by several");
	if (min !== void 0) return {
		kind: "min",
		column: min
	};
	if (max !== void 0) return {
		kind: "max",
		column: max
	};
	if (where !== void 0) {
		const cells = new Map(Object.entries(where));
		if (cells.size === 0 && !list.touches([...at, "where"])) list.add("missing-key", [...at, "where"], "`where` names no column");
		return {
			kind: "where",
			cells
		};
	}
	if (!list.touches(at)) list.add("missing-key", at, "one of the keys `min`, `max` and `where` is missing");
	return { kind: "last" };
}
function schemasOf(context, written, at, workingDirectory) {
	const options = {
		workingDirectory,
		rooted: true
	};
	return new Map(Object.entries(written ?? {}).map(([file, schema]) => [keyPathAt(context, at, file, options), pathAt(context, [...at, file], schema, options)]));
}

// src/project/normalize/store.ts
function storeAt(context, written) {
	const read = readStoreAddress(written);
	if (!read.ok) {
		context.list.add("bad-store-address", ["store"], read.message, {
			value: true,
			remedy: read.remedy
		});
		return "";
	}
	return read.address.kind === "folder" ? folderAt(context, ["store"], written) : written;
}

// src/project/normalize/views.ts
function viewsIn(alone, context) {
	const found = /* @__PURE__ */ new Map();
	const find = (name, way) => {
		const dataset = alone.get(name);
		if (dataset?.view === void 0) return dataset;
		if (found.has(name)) return found.get(name);
		const made = whole(dataset, dataset.view, [...way, name], find, context);
		found.set(name, made);
		return made;
	};
	const all = [...alone.keys()].flatMap((name) => find(name, []) ?? []);
	return new Map(all.map((dataset) => [dataset.name, dataset]));
}
function whole(own, view, way, find, context) {
	const { list, names } = context;
	const at = [...own.path, "from"];
	if (!names.datasets.has(view.from)) {
		const declared = [...names.datasets].filter((name) => name !== own.name);
		const message = `there is no dataset \`${view.from}\`; declared: ${declared.join(", ") || "none"}`;
		list.add("unknown-dataset", at, message, {
			value: true,
			remedy: didYouMean(view.from, declared)
		});
		return;
	}
	if (way.includes(view.from)) {
		const circle = [...way.slice(way.indexOf(view.from)), view.from].join(" → ");
		const message = view.from === own.name ? "is a view of itself" : `is a view of itself in the end: ${circle}`;
		list.add("view-circle", at, message, { value: true });
		return;
	}
	const origin = find(view.from, way);
	if (origin === void 0) return void 0;
	if (refused(own, origin, context)) return void 0;
	return inherited(own, origin, context);
}
function refused(own, origin, { list }) {
	const at = [...own.path, "from"];
	if (list.touches([...origin.path, "source"]) || list.touches([...origin.path, "format"])) return true;
	if (origin.format.kind !== "files") return false;
	list.add("view-of-files", at, `\`${origin.name}\` is a tree of files, which is not looked into`, { value: true });
	return true;
}
function inherited(own, origin, context) {
	const { list, written } = context;
	const [rule = { dataset: own.name }] = own.view?.rules ?? [];
	const { select } = rule;
	const isKept = (column) => select === void 0 || select.includes(column);
	select?.forEach((column, index) => {
		checkColumn(origin, column, [
			...own.path,
			"select",
			index
		], list);
	});
	const time = own.time ?? origin.time;
	for (const key of ["drop-last", "last"]) {
		if (time !== void 0 || (key === "last" ? rule.last : rule.dropLast) === void 0) continue;
		const message = `\`${origin.name}\` has no \`time\`, so nobody knows which rows are the last`;
		list.add("missing-key", [...own.path, key], message, { remedy: "Give that dataset `time`, the column to count by." });
	}
	const counts = rule.last !== void 0 || rule.dropLast !== void 0;
	const entry = written.datasets?.[own.name];
	const says = typeof entry === "object" ? entry : {};
	const dataset = {
		...own,
		key: own.key.length > 0 || !origin.key.every(isKept) ? own.key : origin.key,
		...defined({ time: own.time ?? (origin.time !== void 0 && isKept(origin.time) ? origin.time : void 0) }),
		extraColumns: says["extra-columns"] ?? "allow",
		columns: columnsOf(own, origin, isKept, context),
		...own.view && { view: {
			...own.view,
			rules: [{
				...rule,
				...counts && time !== void 0 && { time }
			}]
		} }
	};
	refuseLost(own, dataset, isKept, context);
	return withOrigin(dataset, origin);
}
function columnsOf(own, origin, isKept, { list }) {
	const columns = /* @__PURE__ */ new Map();
	for (const column of origin.columns.values()) if (isKept(column.name)) columns.set(column.name, staysTrue(column));
	for (const column of own.columns.values()) {
		const before = origin.columns.get(column.name);
		if (before?.type !== void 0 && column.type !== void 0 && before.type !== column.type) {
			const message = `\`${origin.name}\` reads \`${column.name}\` as ${before.type}, and this view would read it as ${column.type}`;
			const remedy = `How text is read is said once, in the contract of \`${origin.name}\`.`;
			list.add("contradiction", [...column.path, "type"], message, {
				value: true,
				remedy
			});
		}
		const type = column.type ?? before?.type;
		const sensitive = column.sensitive || before?.sensitive === true;
		columns.set(column.name, {
			...column,
			...defined({ type }),
			sensitive
		});
	}
	return columns;
}
function staysTrue({ name, type, required, absent, sensitive, level, path }) {
	return {
		name,
		...defined({ type }),
		unique: false,
		required,
		absent,
		sensitive,
		level,
		path
	};
}
function refuseLost(own, { time }, isKept, { list }) {
	const named = [
		...own.key.map((column, index) => ({
			column,
			at: own.key.length === 1 ? ["key"] : ["key", index]
		})),
		...time === void 0 || own.time === void 0 ? [] : [{
			column: time,
			at: ["time"]
		}],
		...[...own.columns.values()].flatMap(({ name, absent }) => absent ? [] : [{
			column: name,
			at: ["columns", name]
		}]),
		...[...own.drift.columns.keys()].map((column) => ({
			column,
			at: [
				"drift",
				"columns",
				column
			]
		}))
	];
	for (const { column, at } of named.filter((each) => !isKept(each.column))) list.add("contradiction", [...own.path, ...at], `\`select\` of this view leaves \`${column}\` out`, { value: true });
}

// src/project/normalize/project.ts
function projectOf(context) {
	const { written, names, list } = context;
	for (const section of [
		"datasets",
		"models",
		"launchers"
	]) checkNames(context, section, names[section]);
	checkNames(context, "environments", names.environments, environmentForm);
	if (written.defaults?.secrets) checkSecrets(list, written.defaults.secrets, ["defaults", "secrets"]);
	if (written.defaults?.env) checkEnv(list, Object.keys(written.defaults.env), ["defaults", "env"]);
	const alone = new Map(Object.entries(written.datasets ?? {}).map(([name, entry]) => [name, datasetOf(context, name, entry)]));
	const declared = viewsIn(alone, context);
	const table = {
		declared,
		implicit: /* @__PURE__ */ new Map()
	};
	const models = new Map(Object.entries(written.models ?? {}).map(([name, entry]) => [name, modelOf(context, name, entry, table)]));
	return {
		version: 1,
		...defined({ name: written.name }),
		store: storeAt(context, written.store ?? ".mlops/store"),
		comment: written.comment ?? "on-change",
		whenUnknown: written["when-unknown"] ?? "block",
		selfAccept: written["self-accept"] ?? false,
		reuse: written.reuse ?? "verified",
		...defined({ tags: written.tags }),
		datasets: new Map([...declared, ...table.implicit]),
		models,
		launchers: new Map(Object.entries(written.launchers ?? {}).map(([name, { kind }]) => [name, {
			name,
			kind
		}])),
		environments: new Map(Object.entries(written.environments ?? {}).map(([name, entry]) => [name, environmentOf(context, name, entry, models)]))
	};
}

// src/project/told-elsewhere.ts
function toldElsewhere(list, placeOf) {
	const paths = [];
	const elsewhere = [];
	return {
		add(reason, path, message, more = {}) {
			const place = placeOf(path);
			if (place === void 0) {
				list.add(reason, path, message, more);
				return;
			}
			paths.push(path);
			list.found({
				reason,
				message: `${formatPath(path)}: ${message}`,
				place,
				...more.remedy && { remedy: more.remedy }
			});
		},
		warn(reason, path, message, more = {}) {
			const place = placeOf(path);
			if (place === void 0) list.warn(reason, path, message, more);
			else elsewhere.push({
				reason,
				message: `${formatPath(path)}: ${message}`,
				place
			});
		},
		found: (problem) => list.found(problem),
		touches: (path) => paths.some((found) => path.every((segment, index) => found[index] === segment)) || list.touches(path),
		placeOf: (path) => placeOf(path) ?? list.placeOf(path),
		all: () => list.all(),
		get warnings() {
			return [...list.warnings, ...elsewhere];
		},
		throwIfAny: () => list.throwIfAny()
	};
}

// src/project/written.ts
function readWritten(document, declared, list, excused) {
	const names = {
		datasets: keysAt(declared, "datasets"),
		models: keysAt(declared, "models"),
		launchers: keysAt(declared, "launchers"),
		environments: keysAt(declared, "environments")
	};
	const whole = projectFile.safeParse(document);
	if (whole.success) return {
		project: whole.data,
		names
	};
	const rest = structuredClone(document);
	for (const path of reportIssues(whole.error.issues, document, list, excused)) take(rest, path);
	const parts = projectFile.safeParse({
		...rest,
		version: 1
	});
	if (parts.success) return {
		project: parts.data,
		names
	};
	return {
		project: projectFile.parse(withoutEntries(rest, parts.error.issues)),
		names
	};
}
const tables = /* @__PURE__ */ new Set([
	"datasets",
	"models",
	"launchers",
	"environments"
]);
function withoutEntries(document, issues) {
	const rest = {
		...structuredClone(document),
		version: 1
	};
	for (const { path } of issues) {
		const [section, entry] = path.map(String);
		if (section === void 0) continue;
		take(rest, tables.has(section) && entry !== void 0 ? [section, entry] : [section]);
	}
	return rest;
}
function keysAt(document, name) {
	const table = memberAt(document, [name]);
	return new Set(typeof table === "object" && table !== null ? Object.keys(table) : []);
}

// src/project/load.ts
let latest;
function loadProject(given, file = "mlops.yaml") {
	const texts = typeof given === "string" ? {
		file,
		text: given
	} : given;
	if (latest !== void 0 && sameTexts(latest.texts, texts)) return latest;
	const { list, project, places } = read(mergeFiles(texts, false), aroundOf(texts.beside), texts.beside?.paths);
	latest = {
		project,
		places,
		texts,
		warnings: list.warnings
	};
	return latest;
}
function loadRootKeys(text, file) {
	const { store, selfAccept } = read(mergeFiles({
		file,
		text
	}, true), void 0).project;
	return {
		store,
		selfAccept
	};
}
function read(files, around, paths) {
	const { places } = files;
	const { document, declared, origin } = expandMatrices(files.document, places, files.list);
	let pipelines;
	let contracts;
	const elsewhere = (path) => pipelines?.place(path) ?? contracts?.place(path);
	const list = toldOnce(toldElsewhere(files.list, elsewhere), origin);
	const { folderOf } = filesContext(files, origin);
	contracts = expandContracts(document, {
		list,
		around,
		folderOf
	});
	pipelines = expandPipelines(contracts.document, {
		list,
		around,
		origin,
		folderOf
	});
	const supported = withoutExpressions(withoutLater(pipelines.document, list), list, origin);
	const written = readWritten(tableOf(supported.document), declared, list, supported.excused);
	const own = filesContext(files, origin, written.project.defaults);
	const stagesOf = (model) => pipelines?.stages.get(model);
	const context = {
		list,
		written: written.project,
		names: written.names,
		paths,
		matrixOf: matrixOf(origin),
		stagesOf,
		...own
	};
	const project = {
		...projectOf(context),
		included: [...files.included, ...contracts.files]
	};
	checkProject(project, context);
	throwProblems(list, files);
	return {
		project,
		places: withContracts(placesThrough(places, origin), contracts),
		list
	};
}
const aboutNames = /* @__PURE__ */ new Set([
	"nothing-declared",
	"unknown-dataset",
	"unknown-launcher",
	"gate-environment-unknown",
	"gate-never-asked",
	"gate-against-nothing",
	"environment-model-unknown",
	"environment-without-models",
	"environment-need-unknown"
]);
function throwProblems(list, { isPartial }) {
	if (!isPartial) {
		list.throwIfAny();
		return;
	}
	const problems = list.all().filter(({ reason }) => !aboutNames.has(reason));
	if (problems.length > 0) throw new MlopsError("input", problems);
}
function tableOf(document) {
	if (typeof document === "object" && document !== null) return { ...document };
	throw new TypeError("a document stays a table of keys");
}
function withContracts(places, contracts) {
	if (contracts.files.length === 0) return places;
	return {
		...places,
		at: (path) => contracts.place(path) ?? places.at(path),
		value: (path) => contracts.place(path) ?? places.value(path)
	};
}
function matrixOf({ members }) {
	return (model) => members.get(model)?.matrix;
}
function fileAt({ places }, path) {
	return places.at(path).file;
}

export { tableText as A, readUserDocument as B, filesContext as C, isDatabaseScheme as D, isDatabaseAddress as E, isOutside as F, aroundOf as H, isWithin$1 as I, expandContracts as L, readPipeline as M, chooseStages as N, tableForm as O, needs as P, leavesOf as R, withText as S, expandMatrices as T, parse$1 as U, filePlaces as V, mergeFiles as _, flowText as a, includedPaths as b, namedDatasets as c, mayNameBelow as d, buildsBelow as f, madeOf as g, isBuilt as h, prometheusAddress as i, expandPipelines as j, tableNamed as k, formatPattern as l, builtRoot as m, loadProject as n, bareDataset as o, buildsMissing as p, loadRootKeys as r, formatFromEnding as s, fileAt as t, namedFormats as u, changedTexts as v, defined as w, textIn as x, hasInclude as y, readParams as z };