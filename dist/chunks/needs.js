import { t as MlopsError } from "./problem.js";
import { C as union, _ as number, a as ZodOptional, b as strictObject, c as _enum, h as literal, i as ZodObject, l as array, o as ZodRecord, p as int, s as ZodUnion, t as ZodArray, u as boolean, x as string, y as record } from "./schemas.js";
import { t as asExpression } from "./expression-text.js";

// node_modules/js-yaml/dist/js-yaml.mjs
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
function pick(object, keys) {
	const result = {};
	for (const key of keys) if (object[key] !== void 0) result[key] = object[key];
	return result;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
var Schema = class Schema {
	tags;
	implicitScalarTags;
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	defaultScalarTag;
	defaultSequenceTag;
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var HEX = "0123456789ABCDEF";
function percentByte(byte) {
	return "%" + HEX[byte >> 4] + HEX[byte & 15];
}
function tagPercentEncode(source, isSuffix) {
	const allowed = isSuffix ? TAG_SUFFIX_CHARS : TAG_URI_CHARS;
	let result = "";
	for (let index = 0; index < source.length; index++) {
		let ch = source.charCodeAt(index);
		if (ch >= 48 && ch <= 57 || ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122 || allowed.includes(source[index])) {
			result += source[index];
			continue;
		}
		if (ch >= 55296 && ch <= 56319) ch = 65536 + ((ch & 1023) << 10) + (source.charCodeAt(++index) & 1023);
		if (ch < 128) result += percentByte(ch);
		else if (ch < 2048) result += percentByte(192 | ch >> 6) + percentByte(128 | ch & 63);
		else if (ch < 65536) result += percentByte(224 | ch >> 12) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
		else result += percentByte(240 | ch >> 18) + percentByte(128 | ch >> 12 & 63) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
	}
	return result;
}
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
function tagNameShort(fullTag) {
	let tag = fullTag;
	if (tag.charCodeAt(0) === 33) {
		tag = tag.slice(1);
		return `!${tagPercentEncode(tag, true)}`;
	}
	if (tag.slice(0, 18) === "tag:yaml.org,2002:") return `!!${tagPercentEncode(tag.slice(18), true)}`;
	return `!<${tagPercentEncode(tag, false)}>`;
}
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument$1(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument$1(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function loadDocuments(input, options = {}) {
	const opts = {
		...DEFAULT_LOAD_OPTIONS,
		...options
	};
	const source = String(input);
	const PARSER_OPT_KEYS = Object.keys(DEFAULT_PARSER_OPTIONS);
	const CONSTRUCTOR_OPT_KEYS = Object.keys(DEFAULT_CONSTRUCTOR_OPTIONS);
	return constructFromEvents(parseEvents(source, pick(opts, PARSER_OPT_KEYS)), {
		...pick(opts, CONSTRUCTOR_OPT_KEYS),
		source
	});
}
function load(input, options) {
	const documents = loadDocuments(input, options);
	if (documents.length === 0) throw new YAMLException("expected a document, but the input is empty");
	if (documents.length === 1) return documents[0];
	throw new YAMLException("expected a single document in the stream, but found more");
}
var INVALID = Symbol("INVALID");
function buildRepresentTypes(schema) {
	const defaultTags = new Set([
		schema.defaultScalarTag,
		schema.defaultSequenceTag,
		schema.defaultMappingTag
	].filter((t) => t !== void 0));
	const implicitScalars = schema.implicitScalarTags;
	const explicitTags = schema.tags.filter((t) => !(t.nodeKind === "scalar" && t.implicit) && !defaultTags.has(t));
	const defaultTagsLast = schema.tags.filter((t) => defaultTags.has(t));
	return [
		...implicitScalars.map((tag) => ({
			tag,
			implicitTag: true
		})),
		...explicitTags.map((tag) => ({
			tag,
			implicitTag: false
		})),
		...defaultTagsLast.map((tag) => ({
			tag,
			implicitTag: true
		}))
	];
}
function matchTag(state, object) {
	for (let index = 0, length = state.representTypes.length; index < length; index += 1) {
		const { tag, implicitTag } = state.representTypes[index];
		if (tag.identify(object)) {
			let tagName;
			if (tag.matchByTagPrefix) tagName = tag.representTagName(object);
			else tagName = tag.tagName;
			return {
				tag,
				tagName,
				implicitTag
			};
		}
	}
	return null;
}
function build$1(state, object) {
	if (!state.noRefs && object !== null && typeof object === "object") {
		const existing = state.refs.get(object);
		if (existing) {
			if (existing.anchor === void 0) existing.anchor = `ref_${state.refCounter++}`;
			return {
				kind: "alias",
				anchor: existing.anchor
			};
		}
	}
	const matched = matchTag(state, object);
	if (!matched) {
		if (object === void 0) return INVALID;
		if (state.skipInvalid) return INVALID;
		throw new YAMLException(`unacceptable kind of an object to dump ${Object.prototype.toString.call(object)}`);
	}
	const { tag, tagName, implicitTag } = matched;
	const nodeTagName = implicitTag ? tagName : tagNameShort(tagName);
	if (tag.nodeKind === "scalar") return {
		kind: "scalar",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: SCALAR_STYLE.PLAIN,
		value: tag.represent(object)
	};
	if (tag.nodeKind === "sequence") {
		const container = tag.represent(object);
		const node = {
			kind: "sequence",
			tag: nodeTagName,
			tagged: !implicitTag,
			style: COLLECTION_STYLE.BLOCK,
			items: []
		};
		if (!state.noRefs) state.refs.set(object, node);
		for (let index = 0, length = container.length; index < length; index += 1) {
			let item = build$1(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build$1(state, null);
			if (item === INVALID) continue;
			node.items.push(item);
		}
		return node;
	}
	const map = tag.represent(object);
	const node = {
		kind: "mapping",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: COLLECTION_STYLE.BLOCK,
		items: []
	};
	if (!state.noRefs) state.refs.set(object, node);
	for (const [objectKey, objectValue] of map) {
		const key = build$1(state, objectKey);
		if (key === INVALID) continue;
		const value = build$1(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
function jsToAst(input, schema, options = {}) {
	const root = build$1({
		representTypes: buildRepresentTypes(schema),
		noRefs: options.noRefs ?? false,
		skipInvalid: options.skipInvalid ?? false,
		refs: /* @__PURE__ */ new Map(),
		refCounter: 0
	}, input);
	return [{
		contents: root === INVALID ? null : root,
		directives: []
	}];
}
var VISIT_BREAK = Symbol("visit:break");
var VISIT_SKIP = Symbol("visit:skip");
function visitNode(node, visitor, ctx) {
	const control = visitor(node, ctx);
	if (control === VISIT_BREAK) return true;
	if (control === VISIT_SKIP) return false;
	const depth = ctx.depth + 1;
	switch (node.kind) {
		case "sequence":
			for (const item of node.items) if (visitNode(item, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
			break;
		case "mapping": for (const { key, value } of node.items) {
			if (visitNode(key, visitor, {
				depth,
				parent: node,
				isKey: true
			})) return true;
			if (visitNode(value, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
		}
	}
	return false;
}
function visit(documents, visitor) {
	for (const doc of documents) if (doc.contents && visitNode(doc.contents, visitor, {
		depth: 0,
		parent: null,
		isKey: false
	})) return;
}
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function setBit(mask, bit) {
	return mask | 1 << bit;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var C_FORBIDDEN_FIRST_LINE = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/;
var C_FORBIDDEN_CONTENT = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/m;
function canUsePlain(layout) {
	const str = layout.node.value;
	if (str !== "") {
		if (!(layout.isKey ? layout.flowOnly ? NS_PLAIN_FLOW_KEY : NS_PLAIN_BLOCK_KEY : layout.flowOnly ? NS_PLAIN_FLOW_IN : NS_PLAIN_FLOW_OUT).test(str)) return false;
		if (layout.shiftOfFirstLine === 0 && C_FORBIDDEN_FIRST_LINE.test(str)) return false;
		if (layout.shiftOfContent === 0) {
			const firstLineBreak = str.indexOf("\n");
			if (firstLineBreak !== -1) {
				const content = str.slice(firstLineBreak + 1);
				if (C_FORBIDDEN_CONTENT.test(content)) return false;
			}
		}
	}
	const resolvedTag = layout.presenterOptions.schema.resolveImplicitScalarTag(str).tag.tagName;
	if (!layout.node.tagged && resolvedTag !== layout.node.tag) return false;
	if (!layout.node.tagged && str === "=" && resolvedTag === layout.presenterOptions.schema.defaultScalarTag.tagName) return false;
	return true;
}
function canUseSingleQuoted(layout) {
	const str = layout.node.value;
	if (!(layout.isKey ? NB_SINGLE_ONE_LINE : NB_SINGLE_MULTI_LINE).test(str)) return false;
	if (/[ \t]\n|\n[ \t]/.test(str)) return false;
	if (!layout.isKey && layout.shiftOfContent === 0) {
		const firstLineBreak = str.indexOf("\n");
		if (firstLineBreak !== -1 && C_FORBIDDEN_CONTENT.test(str.slice(firstLineBreak + 1))) return false;
	}
	return true;
}
function canUseBlock(layout) {
	if (layout.flowOnly || !BLOCK_SCALAR_CONTENT.test(layout.node.value)) return false;
	const contentIndent = layout.shiftOfContent - layout.shiftOfParent;
	if (contentIndent < 1) return false;
	if (contentIndent > 9 && /^\n* /.test(layout.node.value)) return false;
	if (layout.shiftOfContent === 0 && C_FORBIDDEN_CONTENT.test(layout.node.value)) return false;
	return true;
}
function detectAllowedStyles(layout) {
	let mask = setBit(0, SCALAR_STYLE.DOUBLE_QUOTED);
	if (canUsePlain(layout)) mask = setBit(mask, SCALAR_STYLE.PLAIN);
	if (canUseSingleQuoted(layout)) mask = setBit(mask, SCALAR_STYLE.SINGLE_QUOTED);
	if (canUseBlock(layout)) mask = setBit(setBit(mask, SCALAR_STYLE.LITERAL_BLOCK), SCALAR_STYLE.FOLDED_BLOCK);
	layout.allowedStylesMask = mask;
}
function renderScalar(layout) {
	switch (layout.style) {
		case SCALAR_STYLE.PLAIN: return renderPlain(layout);
		case SCALAR_STYLE.SINGLE_QUOTED: return renderSingleQuoted(layout);
		case SCALAR_STYLE.LITERAL_BLOCK: return renderLiteralBlock(layout);
		case SCALAR_STYLE.FOLDED_BLOCK: return renderFoldedBlock(layout);
		case SCALAR_STYLE.DOUBLE_QUOTED: return renderDoubleQuoted(layout);
	}
}
function renderPlain(layout) {
	return encodeFlowBreaks(layout.node.value, layout.shiftOfContent);
}
function renderSingleQuoted(layout) {
	return `'${encodeFlowBreaks(layout.node.value, layout.shiftOfContent).replace(/'/g, "''")}'`;
}
function renderLiteralBlock(layout) {
	const value = layout.node.value;
	return "|" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(value, layout.shiftOfContent));
}
function renderFoldedBlock(layout) {
	const value = layout.node.value;
	const w = layout.presenterOptions.lineWidth;
	let availableWidth = 1e400;
	if (w !== -1) availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	return ">" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(foldBlockScalar(value, availableWidth), layout.shiftOfContent));
}
function renderDoubleQuoted(layout) {
	return `"${escapeString(layout.node.value)}"`;
}
function encodeFlowBreaks(string, shiftOfContent) {
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) return string;
	const pad = " ".repeat(shiftOfContent);
	let result = string.slice(0, nextLF);
	const lineRe = /(\n+)([^\n]*)/g;
	lineRe.lastIndex = nextLF;
	let match;
	while (match = lineRe.exec(string)) {
		const breaks = match[1].length;
		const line = match[2];
		result += "\n".repeat(breaks + 1) + pad + line;
	}
	return result;
}
function indentString(string, spaces) {
	const indent = " ".repeat(spaces);
	let position = 0;
	let result = "";
	const length = string.length;
	while (position < length) {
		let line;
		const next = string.indexOf("\n", position);
		if (next === -1) {
			line = string.slice(position);
			position = length;
		} else {
			line = string.slice(position, next + 1);
			position = next + 1;
		}
		if (line.length && line !== "\n") result += indent;
		result += line;
	}
	return result;
}
function needIndentIndicator(string) {
	return /^\n* /.test(string);
}
function blockHeader(string, shiftOfParent, shiftOfContent) {
	const indentIndicator = needIndentIndicator(string) ? String(shiftOfContent - shiftOfParent) : "";
	const clip = string[string.length - 1] === "\n";
	return `${indentIndicator}${clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-"}\n`;
}
function dropEndingNewline(string) {
	return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
}
function isMoreIndented(char) {
	return char === " " || char === "	";
}
function foldLine(line, width) {
	if (line === "" || isMoreIndented(line[0])) return line;
	const breakRe = / [^ \t]/g;
	let match;
	let start = 0;
	let end;
	let curr = 0;
	let next = 0;
	let result = "";
	while (match = breakRe.exec(line)) {
		next = match.index;
		if (next - start > width) {
			end = curr > start ? curr : next;
			result += `\n${line.slice(start, end)}`;
			start = end + 1;
		}
		curr = next;
	}
	result += "\n";
	if (line.length - start > width && curr > start) result += `${line.slice(start, curr)}\n${line.slice(curr + 1)}`;
	else result += line.slice(start);
	return result.slice(1);
}
function foldBlockScalar(string, width) {
	const lineRe = /(\n+)([^\n]*)/g;
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) nextLF = string.length;
	lineRe.lastIndex = nextLF;
	let result = foldLine(string.slice(0, nextLF), width);
	let prevMoreIndented = string[0] === "\n" || isMoreIndented(string[0]);
	let moreIndented;
	let match;
	while (match = lineRe.exec(string)) {
		const prefix = match[1];
		const line = match[2];
		moreIndented = line !== "" && isMoreIndented(line[0]);
		result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
		prevMoreIndented = moreIndented;
	}
	return result;
}
var CHARACTERS_TO_ESCAPE = /["\\\x00-\x1F\x7F-\xA0\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/gu;
function escapeCharacter(character) {
	switch (character) {
		case "\0": return "\\0";
		case "\x07": return "\\a";
		case "\b": return "\\b";
		case "	": return "\\t";
		case "\n": return "\\n";
		case "\v": return "\\v";
		case "\f": return "\\f";
		case "\r": return "\\r";
		case "\x1B": return "\\e";
		case "\"": return "\\\"";
		case "\\": return "\\\\";
		case "": return "\\N";
		case "\xA0": return "\\_";
		case "\u2028": return "\\L";
		case "\u2029": return "\\P";
	}
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code <= 255) return `\\x${"0".repeat(2 - hex.length)}${hex}`;
	return `\\u${"0".repeat(4 - hex.length)}${hex}`;
}
function escapeString(string) {
	return string.replace(CHARACTERS_TO_ESCAPE, escapeCharacter);
}
var CHAR_LINE_FEED = 10;
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
function nodeTagShort(node) {
	return node.tagged ? node.tag : tagNameShort(node.tag);
}
function createPresenterState(options) {
	const opts = {
		...DEFAULT_PRESENTER_OPTIONS,
		...options
	};
	if (opts.flowSkipColonSpace) opts.quoteFlowKeys = true;
	return {
		...opts,
		defaultScalarTagName: opts.schema.defaultScalarTag.tagName,
		openEnded: false
	};
}
function generateNextLine(state, level) {
	return `\n${" ".repeat(state.indent * level)}`;
}
function scalarLayout(state, node, parent, level, isKey, flowOnly) {
	return {
		node,
		parent,
		level,
		isKey,
		flowOnly,
		shiftOfParent: level === 0 ? -1 : state.indent * (level - 1),
		shiftOfContent: state.indent * Math.max(1, level),
		shiftOfFirstLine: level === 0 ? 0 : state.indent * level,
		presenterOptions: state,
		allowedStylesMask: 0,
		style: node.style
	};
}
function writeFlowSequence(state, level, node) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level, node.items[index], node, {}).text;
		if (index > 0) result += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		result += item;
	}
	const pad = state.flowBracketPadding && node.items.length > 0 ? " " : "";
	return `[${pad}${result}${pad}]`;
}
function writeBlockSequence(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level + 1, node.items[index], node, {
			block: true,
			compact: state.seqInlineFirst,
			isblockseq: true
		}).text;
		if (!compact || result !== "") result += generateNextLine(state, level);
		if (item === "" || CHAR_LINE_FEED === item.charCodeAt(0)) result += "-";
		else result += "- ";
		result += item;
	}
	return result;
}
function writeFlowMapping(state, level, node) {
	let result = "";
	for (const { key, value } of node.items) {
		let pairBuffer = "";
		if (result !== "") pairBuffer += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		const keyRender = writeNode(state, level, key, node, { iskey: true });
		const keyText = keyRender.text;
		const valueText = writeNode(state, level, value, node, {}).text;
		const sep = state.flowSkipColonSpace || valueText === "" ? "" : " ";
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = key.kind === "alias" || keyIsBareProps ? " " : "";
		pairBuffer += `${keyText}${keyColonSep}:${sep}${valueText}`;
		result += pairBuffer;
	}
	const pad = state.flowBracketPadding && result !== "" ? " " : "";
	return `{${pad}${result}${pad}}`;
}
function writeBlockMapping(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		let pairBuffer = "";
		if (!compact || result !== "") pairBuffer += generateNextLine(state, level);
		const { key, value } = node.items[index];
		const keyIsBlock = (key.kind === "mapping" || key.kind === "sequence") && key.style === COLLECTION_STYLE.BLOCK && key.items.length !== 0 || key.kind === "scalar" && (key.style === SCALAR_STYLE.LITERAL_BLOCK || key.style === SCALAR_STYLE.FOLDED_BLOCK);
		const keyRender = keyIsBlock ? writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			isblockseq: !cannotBeCompact(state, key, level + 1)
		}) : writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			iskey: true
		});
		const keyText = keyRender.text;
		const keyHasLineBreak = key.kind === "scalar" && key.value.indexOf("\n") !== -1;
		const keyIsTooLong = keyText.length > 1024 && /^[\s\S]{1025}/u.test(keyText);
		const explicitPair = keyIsBlock || keyHasLineBreak || keyIsTooLong;
		if (explicitPair) {
			if (keyText && CHAR_LINE_FEED === keyText.charCodeAt(0)) pairBuffer += "?";
			else pairBuffer += "? ";
		}
		pairBuffer += keyText;
		if (explicitPair) pairBuffer += generateNextLine(state, level);
		const valueText = writeNode(state, level + 1, value, node, {
			block: true,
			compact: explicitPair,
			isblockseq: explicitPair && !cannotBeCompact(state, value, level + 1)
		}).text;
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = !explicitPair && (key.kind === "alias" || keyIsBareProps) ? " " : "";
		if (valueText === "" || CHAR_LINE_FEED === valueText.charCodeAt(0)) pairBuffer += `${keyColonSep}:`;
		else pairBuffer += `${keyColonSep}: `;
		pairBuffer += valueText;
		result += pairBuffer;
	}
	return result;
}
function cannotBeCompact(state, node, level) {
	if (node.kind === "alias") return true;
	return node.tagged || node.anchor !== void 0 || state.indent < 2 && level > 0;
}
function writeNode(state, level, node, parent, ctx) {
	if (node.kind === "alias") {
		state.openEnded = false;
		return {
			text: `*${node.anchor}`,
			noBody: false
		};
	}
	const { block = false, iskey = false, isblockseq = false } = ctx;
	let compact = ctx.compact ?? false;
	const hasAnchor = node.anchor !== void 0;
	if (cannotBeCompact(state, node, level)) compact = false;
	let body;
	let shouldPrintTag = node.tagged;
	const useBlockCollection = block && (node.kind === "mapping" || node.kind === "sequence") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0;
	if (node.kind === "mapping") {
		if (useBlockCollection) body = writeBlockMapping(state, level, node, compact);
		else body = writeFlowMapping(state, level, node);
	} else if (node.kind === "sequence") {
		if (useBlockCollection) {
			if (state.seqNoIndent && !isblockseq && level > 0) body = writeBlockSequence(state, level - 1, node, compact);
			else body = writeBlockSequence(state, level, node, compact);
		} else body = writeFlowSequence(state, level, node);
	} else {
		const layout = scalarLayout(state, node, parent, level, iskey, !block);
		detectAllowedStyles(layout);
		for (const rule of state.scalarStyleRules) rule(layout);
		body = renderScalar(layout);
		state.openEnded = (layout.style === SCALAR_STYLE.LITERAL_BLOCK || layout.style === SCALAR_STYLE.FOLDED_BLOCK) && (node.value === "\n" || node.value.endsWith("\n\n"));
		shouldPrintTag = node.tagged || body === "" && layout.flowOnly && parent?.kind === "sequence" && !hasAnchor || layout.style !== SCALAR_STYLE.PLAIN && node.tag !== state.defaultScalarTagName;
	}
	if ((node.kind === "mapping" || node.kind === "sequence") && !useBlockCollection) state.openEnded = false;
	if (useBlockCollection && compact && level > 0 && state.indent > 2) body = `${" ".repeat(state.indent - 2)}${body}`;
	const noBody = body === "";
	let text = body;
	if (shouldPrintTag || hasAnchor) {
		const props = [];
		const tag = shouldPrintTag ? nodeTagShort(node) : null;
		const anchor = hasAnchor ? `&${node.anchor}` : null;
		if (state.tagBeforeAnchor) {
			if (tag !== null) props.push(tag);
			if (anchor !== null) props.push(anchor);
		} else {
			if (anchor !== null) props.push(anchor);
			if (tag !== null) props.push(tag);
		}
		const sep = body === "" || body.charCodeAt(0) === CHAR_LINE_FEED ? "" : " ";
		text = `${props.join(" ")}${sep}${body}`;
	}
	return {
		text,
		noBody
	};
}
function rootStartsOwnLine(node) {
	return (node.kind === "sequence" || node.kind === "mapping") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0 && !node.tagged && node.anchor === void 0;
}
function writeDocumentDirectives(doc) {
	let result = "";
	for (const directive of doc.directives) {
		if (directive.kind === "yaml") {
			result += `%YAML ${directive.version}\n`;
			continue;
		}
		const { handle, prefix } = directive;
		result += `%TAG ${handle} ${prefix}\n`;
	}
	return result;
}
function present(documents, options) {
	const state = createPresenterState(options);
	let result = "";
	let previousEnded = false;
	for (let index = 0; index < documents.length; index += 1) {
		const doc = documents[index];
		state.openEnded = false;
		const directives = writeDocumentDirectives(doc);
		const hasDirectives = directives !== "";
		const marker = doc.explicitStart || hasDirectives || index > 0 && !previousEnded;
		result += directives;
		if (doc.contents === null) {
			if (marker) result += "---\n";
		} else if (marker) {
			const body = writeNode(state, 0, doc.contents, null, {
				block: true,
				compact: true
			}).text;
			const sep = body === "" ? "" : hasDirectives || rootStartsOwnLine(doc.contents) ? "\n" : " ";
			result += `---${sep}${body}\n`;
		} else result += writeNode(state, 0, doc.contents, null, {
			block: true,
			compact: true
		}).text + "\n";
		previousEnded = doc.explicitEnd || state.openEnded;
		if (previousEnded) result += "...\n";
	}
	return result;
}
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
function defaultCompareFn(a, b) {
	const x = String(a);
	const y = String(b);
	if (x < y) return -1;
	if (x > y) return 1;
	return 0;
}
function dump(input, options = {}) {
	const opts = {
		...DEFAULT_DUMP_OPTIONS,
		...options
	};
	const documents = jsToAst(input, opts.schema, {
		noRefs: opts.noRefs,
		skipInvalid: opts.skipInvalid
	});
	if (opts.flowLevel >= 0) visit(documents, (node, ctx) => {
		if (ctx.depth < opts.flowLevel) return;
		if (node.kind === "sequence" || node.kind === "mapping") node.style = COLLECTION_STYLE.FLOW;
		return VISIT_SKIP;
	});
	if (opts.sortKeys) {
		const compareFn = opts.sortKeys === true ? defaultCompareFn : opts.sortKeys;
		visit(documents, (node) => {
			if (node.kind !== "mapping") return;
			node.items.sort((a, b) => compareFn(a.key.kind === "scalar" ? a.key.value : "", b.key.kind === "scalar" ? b.key.value : ""));
		});
	}
	opts.transform(documents);
	return present(documents, {
		...pick(opts, Object.keys(DEFAULT_PRESENTER_OPTIONS)),
		schema: opts.schema
	});
}
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
var EVENT_MAPPING = EVENT_ID.MAPPING;
var EVENT_SCALAR = EVENT_ID.SCALAR;
var EVENT_ALIAS = EVENT_ID.ALIAS;
var EVENT_POP = EVENT_ID.POP;
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;

// src/project/places.ts
function placesOf(file, text, root) {
	let known;
	const place = (offset) => {
		known ??= lineStarts(text);
		const lines = known;
		const line = lineOf(lines, offset);
		const start = lines[line] ?? 0;
		const source = text.slice(start, lines[line + 1] ?? text.length).replace(/[\r\n]+$/, "");
		return {
			file,
			line: line + 1,
			column: offset - start + 1,
			source
		};
	};
	return {
		at: (path) => place(find(root, path).spot.key),
		value: (path) => {
			const { spot, complete } = find(root, path);
			return place(complete ? spot.value : spot.key);
		},
		named: (name) => {
			const spot = findNamed(root, name);
			return spot && place(spot.key);
		},
		offset: (offset) => place(Math.min(Math.max(offset, 0), text.length))
	};
}
function find(root, path) {
	let spot = root;
	for (const segment of path) {
		const next = spot.members.get(String(segment));
		if (!next) return {
			spot,
			complete: false
		};
		spot = next;
	}
	return {
		spot,
		complete: true
	};
}
function findNamed(spot, name) {
	const own = memberOf(spot, name);
	if (own !== void 0) return own;
	for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) {
		const table = memberOf(spot, name.slice(0, dot));
		const found = table && findNamed(table, name.slice(dot + 1));
		if (found !== void 0) return found;
	}
}
function memberOf(spot, name) {
	const own = spot.members.get(name);
	const merged = spot.members.get("<<");
	if (own !== void 0 || merged === void 0) return own;
	for (const table of merged.isList === true ? merged.members.values() : [merged]) {
		const found = memberOf(table, name);
		if (found !== void 0) return found;
	}
}
function lineStarts(text) {
	const starts = [0];
	for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
	return starts;
}
function lineOf(starts, offset) {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

// src/project/rounded-integer.ts
const whole = /^([-+]?)(0o[0-7]+|0x[\dA-Fa-f]+|\d+)(?:\.0*)?$/;
function roundedInteger(text) {
	const [, sign, digits] = whole.exec(text) ?? [];
	if (digits === void 0) return void 0;
	const nearest = Number(digits);
	if (!Number.isFinite(nearest)) return `${sign === "-" ? "-" : ""}infinity`;
	const held = BigInt(nearest);
	return held === BigInt(digits) ? void 0 : `${sign === "-" ? "-" : ""}${held}`;
}

// src/project/document.ts
const limits = {
	bytes: 262144,
	depth: 32,
	aliases: 50,
	nodes: 5e4
};
const forbidden = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const nowhere = {
	key: 0,
	value: 0,
	members: /* @__PURE__ */ new Map()
};
function readDocument(source, file) {
	const text = source.startsWith("﻿") ? source.slice(1) : source;
	const flat = placesOf(file, text, nowhere);
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > limits.bytes) stop("file-too-large", `${file} has ${bytes} bytes; at most ${limits.bytes} are read`, flat.offset(0));
	const events = parse(text, file, flat);
	const walk = new Walk(text, events, flat);
	if (events.length === 0) return {
		value: null,
		places: flat,
		problems: []
	};
	const root = walk.document();
	return {
		value: copy(construct(text, events, flat)),
		places: placesOf(file, text, root),
		problems: walk.problems
	};
}
function parse(text, file, flat) {
	const events = guarded(text, flat, () => parseEvents(text, { maxDepth: limits.depth }));
	const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
	if (documents > 1) stop("yaml-syntax", `${file} holds ${documents} documents; one is read`, flat.offset(0));
	return events;
}
function construct(text, events, flat) {
	return guarded(text, flat, () => constructFromEvents(events, {
		source: text,
		json: true,
		maxAliases: limits.aliases
	})[0]);
}
function guarded(text, flat, read) {
	try {
		return read();
	} catch (error) {
		const position = error instanceof YAMLException ? error.mark?.position ?? 0 : 0;
		const reason = error instanceof YAMLException ? error.reason : "the text cannot be read as YAML";
		const place = flat.offset(position);
		if (reason.startsWith("nesting exceeded")) stop("yaml-too-deep", `nesting is deeper than ${limits.depth} levels`, place);
		const remedy = expressionIn(text, position) ? `Quote it: "${"${{"} … }}" needs quotes inside { } and [ ].` : void 0;
		return stop("yaml-syntax", `not valid YAML: ${reason}`, place, remedy);
	}
}
function expressionIn(text, position) {
	const start = text.lastIndexOf("\n", position - 1) + 1;
	const end = text.indexOf("\n", position);
	return text.slice(start, end === -1 ? text.length : end).includes("${{");
}
function stop(reason, message, place, remedy) {
	throw new MlopsError("input", [{
		reason,
		message,
		...place ? { place } : {},
		...remedy === void 0 ? {} : { remedy }
	}]);
}
var Walk = class {
	problems = [];
	#text;
	#events;
	#flat;
	#anchors = /* @__PURE__ */ new Map();
	#next = 0;
	#aliases = 0;
	#nodes = 0;
	#repeated = 0;
	constructor(text, events, flat) {
		this.#text = text;
		this.#events = events;
		this.#flat = flat;
	}
	document() {
		this.#take();
		const root = this.#node(-1);
		return {
			...root,
			key: root.value
		};
	}
	#take() {
		const event = this.#events[this.#next];
		this.#next += 1;
		if (!event) throw new RangeError("the parser ended a document early");
		return event;
	}
	#atEnd() {
		return this.#events[this.#next]?.type === EVENT_ID.POP;
	}
	#node(key, after = 0) {
		const event = this.#take();
		this.#nodes += 1;
		if (this.#nodes > limits.nodes) this.#stopNodes(after);
		if (event.type === EVENT_ID.ALIAS) return this.#alias(event, key);
		const name = anchorName(this.#text, event);
		if (name !== void 0) this.#anchors.set(name, "open");
		const before = this.#nodes;
		const value = startOf(event, after);
		if (event.type === EVENT_ID.SCALAR) this.#judgeScalar(event, value);
		const members = this.#members(event, value);
		const isList = event.type === EVENT_ID.SEQUENCE;
		const spot = {
			key: key === -1 ? value : key,
			value,
			members,
			isList
		};
		if (name !== void 0) this.#anchors.set(name, {
			spot,
			nodes: this.#nodes - before + 1
		});
		return spot;
	}
	#members(event, value) {
		if (event.type === EVENT_ID.SEQUENCE) return this.#sequence(value);
		if (event.type === EVENT_ID.MAPPING) return this.#mapping(value);
		return /* @__PURE__ */ new Map();
	}
	#sequence(after) {
		const members = /* @__PURE__ */ new Map();
		while (!this.#atEnd()) members.set(String(members.size), this.#node(-1, after));
		this.#take();
		return members;
	}
	#mapping(after) {
		const members = /* @__PURE__ */ new Map();
		while (!this.#atEnd()) {
			const event = this.#take();
			const offset = startOf(event, after);
			if (event.type !== EVENT_ID.SCALAR) stop("yaml-key", "a key must be plain text", this.#flat.offset(offset));
			const key = getScalarValue(this.#text, event);
			const anchored = anchorName(this.#text, event);
			const spot = this.#node(offset, offset);
			if (anchored !== void 0) this.#anchors.set(anchored, {
				spot: {
					...spot,
					members: /* @__PURE__ */ new Map()
				},
				nodes: 1
			});
			this.#judgeNumber(event, offset);
			this.#judgeKey(key, offset, members);
			members.set(key, spot);
		}
		this.#take();
		return members;
	}
	#judgeScalar(event, offset) {
		this.#judgeText(getScalarValue(this.#text, event), offset);
		this.#judgeNumber(event, offset);
	}
	#judgeNumber(event, offset) {
		if (event.style !== SCALAR_STYLE.PLAIN || event.tagStart !== -1) return;
		const text = getScalarValue(this.#text, event);
		const rounded = roundedInteger(text);
		if (rounded === void 0) return;
		const message = `${text.length > 40 ? `${text.slice(0, 39)}…` : text} has more digits than a number can hold: it would be read as ${rounded}`;
		this.problems.push({
			reason: "yaml-number-rounded",
			message,
			place: this.#flat.offset(offset)
		});
	}
	#judgeText(text, offset) {
		const at = text.indexOf("\0");
		if (at === -1) return;
		const message = `a text holds a NUL character, after ${at === 0 ? "nothing" : `\`${text.slice(0, at).slice(-40)}\``}`;
		this.problems.push({
			reason: "nul-character",
			message,
			place: this.#flat.offset(offset)
		});
	}
	#judgeKey(key, offset, members) {
		this.#judgeText(key, offset);
		const first = members.get(key);
		if (first === void 0 && !forbidden.has(key) && key !== "<<") return;
		const place = this.#flat.offset(offset);
		if (first) {
			const line = this.#flat.offset(first.key).line;
			this.problems.push({
				reason: "yaml-duplicate-key",
				message: `the key \`${key}\` stands twice; first on line ${line}`,
				place
			});
		}
		if (forbidden.has(key)) this.problems.push({
			reason: "forbidden-key",
			message: `\`${key}\` cannot be a key`,
			place
		});
		if (key === "<<") this.problems.push({
			reason: "yaml-key",
			message: "merge keys (`<<`) are not part of YAML 1.2",
			place
		});
	}
	#alias(event, key) {
		const name = this.#text.slice(event.anchorStart, event.anchorEnd);
		const value = event.anchorStart - 1;
		this.#aliases += 1;
		if (this.#aliases > limits.aliases) this.#stopAliases(value, `more than ${limits.aliases} aliases`);
		const anchored = this.#anchors.get(name);
		if (anchored === "open") this.#stopAliases(value, `\`*${name}\` refers to itself`);
		if (anchored === void 0) stop("yaml-syntax", `not valid YAML: \`*${name}\` has no anchor \`&${name}\` above it`, this.#flat.offset(value));
		this.#nodes += anchored.nodes;
		this.#repeated += anchored.nodes;
		if (this.#nodes > limits.nodes) this.#stopAliases(value, `aliases stand for more than ${limits.nodes} nodes`);
		return {
			...anchored.spot,
			key: key === -1 ? value : key,
			value
		};
	}
	#stopNodes(offset) {
		if (this.#repeated > limits.nodes / 2) this.#stopAliases(offset, `more than ${limits.nodes} nodes, aliases written out`);
		return stop("yaml-too-many-nodes", `more than ${limits.nodes} nodes`, this.#flat.offset(offset));
	}
	#stopAliases(offset, message) {
		return stop("yaml-too-many-aliases", message, this.#flat.offset(offset));
	}
};
function anchorName(text, event) {
	if (!("anchorStart" in event) || event.anchorStart === -1) return void 0;
	return text.slice(event.anchorStart, event.anchorEnd);
}
function startOf(event, after) {
	if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
	if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
	if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) return after;
	return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? event.valueStart - 1 : event.valueStart;
}
function copy(value) {
	if (Array.isArray(value)) return value.map(copy);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([key]) => !forbidden.has(key) && key !== "<<").map(([key, member]) => [key, copy(member)]));
}

// src/project/schema/parts.ts
function key(schema, text) {
	const preset = text.default === void 0 ? {} : { default: text.default };
	return schema.meta({
		description: text.description,
		examples: [text.example],
		...preset
	});
}
const durationPattern = /^\d+(\.\d+)?(ms|s|m|h|d)$/;
const sizePattern = /^\d+(\.\d+)?([KMGT]i?)?B$/;
const percentPattern = /^\d+(\.\d+)?\s*%$/;
const amountText = "an amount: a number of at least 0 such as 5 or 0.5, or a percentage such as 2%";
const amount = union([number().min(0, { error: amountText }), string().regex(percentPattern, { error: amountText })], { error: amountText });
const duration = string({ error: "a duration such as 90s, 30m or 6h" }).regex(durationPattern, { error: "a duration such as 90s, 30m or 6h" });
const size = string({ error: "a size such as 512MB or 64GiB" }).regex(sizePattern, { error: "a size such as 512MB or 64GiB" });
const text = string().min(1, { error: "text that is not empty" });
const oneOrMore = union([text, array(text).min(1, { error: "a list with at least one entry" })], { error: "text, or a list of texts" });
const level = _enum([
	"fail",
	"warn",
	"info"
]);
const whenUnknown = _enum(["block", "allow"]);
const count = int().min(0, { error: "a whole number of at least 0" });
const positive = int().min(1, { error: "a whole number of at least 1" });
const scalar = union([
	string(),
	number(),
	boolean()
], { error: "text, a number, or true or false" });
const scalars = array(scalar).min(1, { error: "a list with at least one value" });
const oneScalar = scalar;
const shareText = "a share: a number of at least 0 such as 0.05, or a percentage such as 5%";
const share = union([number().min(0, { error: shareText }), string().regex(percentPattern, { error: shareText })], { error: shareText });
const command = union([text, array(string()).min(1, { error: "a list with at least the program" })], { error: "a command as text, or a list of its arguments" });
const variableName = string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: "the name of a variable such as HF_TOKEN" });
const secrets = array(variableName);
const env = record(variableName, scalar);
const setup = union([command, literal(false)], { error: "a command as text, a list of its arguments, none or false" });

// src/project/schema/runs-on.ts
const runsOn = union([
	text,
	array(text).min(1, { error: "a list with at least one label" }),
	strictObject({
		group: key(text, {
			description: "A runner group.",
			example: "gpu"
		}).optional(),
		labels: key(oneOrMore, {
			description: "Labels that the runner has.",
			example: ["self-hosted", "gpu"]
		}).optional()
	})
], { error: "a label, a list of labels, or { group, labels }" });

// src/project/schema/evaluate.ts
const slice = union([text, record(text, string({ error: "top and a number, as in top 10" }).regex(/^top [1-9]\d*$/, { error: "top and a number, as in top 10" }))], { error: "a column, or { <column>: top 10 }" });
const repeatText = `a whole number from 1 to ${20}`;
const evaluate = strictObject({
	run: key(command, {
		description: "A step of its own that scores the test rows and writes predictions; changing it does not train again.",
		example: "python predict.py $MLOPS_MODEL $MLOPS_ROWS"
	}).optional(),
	code: key(array(text), {
		description: "Files that only this step reads: changing them does not train again.",
		example: ["predict.py"]
	}).optional(),
	setup: key(setup, {
		description: "What makes this step's language environment. Wins over `setup` of the model and of `defaults`.",
		example: "uv sync --frozen"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the caller's environment that this step gets. Replaces `defaults.secrets`.",
		example: ["HF_TOKEN"]
	}).optional(),
	timeout: key(duration, {
		description: "The step is stopped after so long.",
		default: "1h",
		example: "10m"
	}).optional(),
	"runs-on": key(runsOn, {
		description: "Of a model without `train`: the runner that scores it, as in a workflow. Otherwise it is scored where it is trained.",
		default: "ubuntu-latest",
		example: ["self-hosted", "gpu"]
	}).optional(),
	task: key(_enum([
		"binary",
		"multiclass",
		"regression",
		"scored"
	]), {
		description: "What the model answers. `scored`: rows have no label but bring scores that the step makes (a judge, BLEU, IoU). Default: found from the labels.",
		example: "binary"
	}).optional(),
	repeat: key(int().min(1, { error: repeatText }).max(20, { error: repeatText }), {
		description: "How many times `run` scores each model, for judges and hosted models that answer otherwise each time; $MLOPS_REPEAT tells which (0, 1, …). Metrics are means over the repeats, and intervals have their spread.",
		default: 1,
		example: 3
	}).optional(),
	predictions: key(text, {
		description: "Where the predictions are written, in $MLOPS_OUTPUT or the working directory.",
		example: "predictions.parquet"
	}).optional(),
	label: key(strictObject({
		dataset: key(text, {
			description: "The dataset with the test rows.",
			example: "holdout"
		}),
		column: key(text, {
			description: "Its column with the truth; the step does not get it.",
			example: "late"
		})
	}), {
		description: "What is to be predicted.",
		example: {
			dataset: "holdout",
			column: "late"
		}
	}).optional(),
	rows: key(text, {
		description: "For `task: scored`, instead of `label`: the dataset with the test rows. The step gets all of its columns, and writes the key and one column or more of scores for each row.",
		example: "questions"
	}).optional(),
	positive: key(oneScalar, {
		description: "Binary tasks: the label that counts as positive. Default: 1 or true.",
		example: "late"
	}).optional(),
	compute: key(array(text).min(1, { error: "a list with at least one metric" }), {
		description: "Metrics to compute from the rows; the names are listed at the end of this reference. Default: the usual ones of the task. For `task: scored`: the columns of scores that count, each as its mean; default: all columns of numbers.",
		example: ["roc-auc", "log-loss"]
	}).optional(),
	slices: key(array(slice), {
		description: "Columns of the test rows to slice by; `top 10`: only the most frequent values.",
		example: ["origin", { carrier: "top 10" }]
	}).optional(),
	cluster: key(oneOrMore, {
		description: "Columns whose equal values belong together when rows are resampled.",
		example: "aircraft"
	}).optional()
});

// src/project/schema/gates.ts
const gateRule = strictObject({
	better: key(union([_enum(["higher", "lower"]), number()], { error: "higher, lower, or a number to be close to" }), {
		description: "Which direction is better, or the number to be close to. Required for metrics that are not known by name; those that are stand at the end of this reference.",
		example: "higher"
	}).optional(),
	min: key(number(), {
		description: "The value is at least this.",
		example: .8
	}).optional(),
	max: key(number(), {
		description: "The value is at most this.",
		example: 40
	}).optional(),
	"max-worse": key(amount, {
		description: "Against the baseline: at most so much worse, absolute or in percent of the baseline.",
		example: "1%"
	}).optional(),
	"min-better": key(amount, {
		description: "Against the baseline: at least so much better, absolute or in percent of the baseline.",
		example: "0.5%"
	}).optional(),
	by: key(text, {
		description: "A column of the test rows: every value of it has to keep the rule.",
		example: "origin"
	}).optional(),
	"min-rows": key(positive, {
		description: "Slices with fewer rows are listed, not judged. Default 30 with `by`, otherwise 1.",
		example: 200
	}).optional(),
	at: key(text, {
		description: "An environment: the gate is asked when a version is to be promoted there, against the version that is live there, and not on the pull request of the model. Never merged by itself there unless it passes.",
		example: "production"
	}).optional(),
	against: key(text, {
		description: "With `at`: the environment whose live version `max-worse` and `min-better` compare with. Default: that of `at`.",
		example: "production"
	}).optional(),
	level: key(level, {
		description: "What a broken gate means.",
		default: "fail",
		example: "warn"
	}).optional(),
	"when-unknown": key(whenUnknown, {
		description: "What `unknown` means for this gate. Default: the project's `when-unknown`.",
		example: "allow"
	}).optional(),
	"require-interval": key(boolean(), {
		description: "`true`: a number without an interval is `unknown`.",
		default: false,
		example: true
	}).optional()
});
const gate = union([gateRule, array(gateRule).min(1, { error: "a list with at least one rule" })], { error: "a rule such as { max-worse: 1% }, or a list of rules" });

// src/project/schema/monitor.ts
const drift$1 = strictObject({
	against: key(text, {
		description: "What the rows are compared with: `training`, or the name of an environment.",
		default: "training",
		example: "training"
	}).optional(),
	limit: key(share, {
		description: "So far they may move.",
		example: .15
	}).optional()
});
const label = strictObject({
	dataset: key(text, {
		description: "The dataset with the true values.",
		example: "outcomes"
	}),
	column: key(text, {
		description: "The column with them.",
		example: "demand"
	}),
	delay: key(duration, {
		description: "How long after a prediction they are known.",
		example: "7d"
	}).optional()
});
const monitorSection = strictObject({
	environment: key(text, {
		description: "The environment whose deployment is watched.",
		example: "production"
	}),
	data: key(text, {
		description: "The dataset with the rows that were served.",
		example: "served"
	}),
	window: key(duration, {
		description: "How much of it is looked at, back from now.",
		example: "1d"
	}).optional(),
	drift: key(drift$1, {
		description: "How far served rows may move.",
		example: {
			against: "training",
			limit: .15
		}
	}).optional(),
	label: key(label, {
		description: "True values that arrive later; the gates are asked again with them.",
		example: {
			dataset: "outcomes",
			column: "demand",
			delay: "7d"
		}
	}).optional(),
	"on-drift": key(_enum(["issue", "train"]), {
		description: "What a drift starts.",
		default: "issue",
		example: "train"
	}).optional()
});

// src/project/schema/request-path.ts
const pathText = "a path such as /health";
const requestPath = string({ error: pathText }).regex(/^\/(?!\/)[!-"$-[\]-~]*$/, { error: pathText });

// src/project/schema/golden.ts
const mostRows = 1e5;
const mostBatch = 1e4;
const rowsText = `a whole number from 1 to ${mostRows}`;
const batchText = `a whole number from 1 to ${mostBatch}`;
const toleranceText = "a number of at least 0 such as 1e-6";
const keysText = "dotted keys such as inputs.rows";
const answersText = "dotted keys such as outputs.*.label, with at most one `*`, which stands for each row";
const columnText = "prediction, score or score_<class>";
const keys = string({ error: keysText }).regex(/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/, { error: keysText });
const answers = string({ error: answersText }).regex(/^(?!.*\*.*\*)([A-Za-z_][\w-]*|\*)(\.([A-Za-z_][\w-]*|\d{1,6}|\*))*$/, { error: answersText });
const column$1 = string().regex(/^(prediction|score|score_(?!proto__$).+)$/, { error: columnText });
const mapped = strictObject({
	path: key(requestPath, {
		description: "Path below the endpoint, asked with POST.",
		example: "/predict"
	}),
	request: key(keys, {
		description: "Dotted keys to the list of rows in what is sent; a row is a table of column and value.",
		example: "inputs.rows"
	}),
	response: key(union([answers, record(column$1, answers)], { error: "dotted keys, or a table of prediction, score and keys" }), {
		description: "Dotted keys to the answers, one for each row in the order of the rows: each a value, or a table with `prediction`, `score` or `score_<class>`. Or a table with keys to each of these. `*` stands for each row.",
		example: {
			prediction: "results.*.label",
			score: "results.*.probability"
		}
	})
});
const protocol = union([_enum(["v2", "v1"]), mapped], { error: "v2, v1, or a table with path, request and response" });
const golden = strictObject({
	dataset: key(text, {
		description: "The rows: the dataset that `evaluate.label` names.",
		example: "holdout"
	}),
	rows: key(int({ error: rowsText }).min(1, { error: rowsText }).max(mostRows, { error: rowsText }), {
		description: "How many of its rows are sent, chosen by a hash of their key: the same ones each time.",
		default: 1e3,
		example: 200
	}).optional(),
	"min-rows": key(positive, {
		description: "Where fewer rows can be compared, the answer is unknown.",
		default: 30,
		example: 100
	}).optional(),
	protocol: key(protocol, {
		description: "How the server is asked. `v2`: Open Inference Protocol, a tensor for each column, answers in outputs `prediction`, `score`, `score_<class>`, or in the only output. `v1`: `{ instances: [{ column: value }] }`, answers in `predictions`. Or a mapping of your own.",
		default: "v2",
		example: {
			path: "/predict",
			request: "rows",
			response: "predictions"
		}
	}).optional(),
	input: key(text, {
		description: "Of `v2`: one input of this name takes all columns as numbers. Default: an input for each column.",
		example: "input-0"
	}).optional(),
	columns: key(array(text).min(1, { error: "a list with at least one column" }), {
		description: "Which columns are sent, in this order. Default: all but key and label. The label is never sent.",
		example: ["hour", "station"]
	}).optional(),
	batch: key(int({ error: batchText }).min(1, { error: batchText }).max(mostBatch, { error: batchText }), {
		description: "Rows of one request.",
		default: 32,
		example: 1
	}).optional(),
	within: key(duration, {
		description: "A request that is not answered after so long has failed.",
		default: "10s",
		example: "2s"
	}).optional(),
	tolerance: key(number({ error: toleranceText }).min(0, { error: toleranceText }), {
		description: "Two numbers count as equal that differ by at most so much, or by at most so much of the recorded one.",
		default: 1e-6,
		example: .001
	}).optional()
});
const goldenStep = union([text, golden], { error: "the name of a dataset, or a table with dataset" });

// src/project/schema/prometheus.ts
const queryText = "a query of at most 4000 characters";
const urlText = "an address such as https://prometheus.example.org";
const prometheusStep = strictObject({
	query: key(string({ error: queryText }).min(1, { error: queryText }).max(4e3, { error: queryText }), {
		description: "PromQL with one number as its answer: a scalar, or one series.",
		example: "sum(rate(http_errors_total{app=\"demand\"}[5m])) / sum(rate(http_requests_total{app=\"demand\"}[5m]))"
	}),
	max: key(number(), {
		description: "The largest value that is good. Twice in a row above it fails.",
		example: .01
	}).optional(),
	min: key(number(), {
		description: "The smallest value that is good. Twice in a row below it fails.",
		example: .5
	}).optional(),
	for: key(duration, {
		description: "So long it is watched after the version is live; only then it counts as verified.",
		default: "5m",
		example: "10m"
	}).optional(),
	every: key(duration, {
		description: "How often it is asked. Default: 30s, or as often as `samples` needs.",
		example: "1m"
	}).optional(),
	samples: key(positive, {
		description: "So many values have to have come at the end; with fewer the answer is unknown.",
		default: 5,
		example: 20
	}).optional(),
	url: key(string({ error: urlText }).min(1, { error: urlText }), {
		description: "Where Prometheus answers, with https, or on this machine. Default: what the variable MLOPS_PROMETHEUS_URL of the deploying job says.",
		example: "https://prometheus.example.org"
	}).optional(),
	token: key(variableName, {
		description: "The variable of the deploying job with a token that is sent as `Authorization: Bearer …`.",
		example: "PROMETHEUS_TOKEN"
	}).optional()
});

// src/project/schema/serve.ts
const statusText = "a status such as 200: a whole number from 100 to 599";
const http = strictObject({
	path: key(requestPath, {
		description: "Path below the endpoint.",
		example: "/health"
	}),
	status: key(int({ error: statusText }).min(100, { error: statusText }).max(599, { error: statusText }), {
		description: "The status that an answer has to have.",
		default: 200,
		example: 204
	}).optional(),
	requests: key(positive, {
		description: "How many requests are sent.",
		default: 1,
		example: 20
	}).optional(),
	"max-failures": key(count, {
		description: "So many of them may fail: no answer in time, or another status.",
		default: 0,
		example: 1
	}).optional(),
	within: key(duration, {
		description: "A request that is not answered after so long has failed.",
		default: "5s",
		example: "1s"
	}).optional()
});
const verifyStep = strictObject({
	run: key(command, {
		description: "A command that finds the deployment in $MLOPS_ENDPOINT, $MLOPS_MODEL and $MLOPS_VERSION. It ends with 0 for pass, 2 for unknown, another code for fail.",
		example: "python deploy/smoke.py $MLOPS_ENDPOINT"
	}).optional(),
	timeout: key(duration, {
		description: "The command of `run` is stopped after so long.",
		default: "10m",
		example: "1m"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the deploying job that the command of `run` gets. `defaults.secrets` are not among them.",
		example: ["SMOKE_TOKEN"]
	}).optional(),
	http: key(union([requestPath, http], { error: "a path such as /health, or a table with path" }), {
		description: "Requests with GET to the endpoint: a path that answers with 200, or a table.",
		example: {
			path: "/health",
			requests: 20,
			within: "1s"
		}
	}).optional(),
	golden: key(goldenStep, {
		description: "Rows that are sent to the endpoint: what it answers has to equal the predictions that are recorded for the version, and where another version is live, its metrics must not be worse on these rows. A dataset, or a table.",
		example: {
			dataset: "holdout",
			rows: 200
		}
	}).optional(),
	prometheus: key(prometheusStep, {
		description: "A number of a Prometheus that is watched once the version is live, never before: it fails where the number is beyond its limit twice in a row, and passes at the end.",
		example: {
			query: "scalar(job:errors:rate5m{job=\"demand\"})",
			max: .01,
			for: "10m"
		}
	}).optional()
});
const serveImage = strictObject({
	build: key(text, {
		description: "A Dockerfile, or the folder of one.",
		example: "deploy/Dockerfile"
	}),
	name: key(text, {
		description: "The name that the image replaces in manifests.",
		example: "demand-api"
	}).optional()
});
const serveTable = strictObject({
	run: key(command, {
		description: "Starts a server on $MLOPS_PORT with the files in $MLOPS_MODEL. Without it the files alone are deployed. Part of a release, not of the fingerprint.",
		example: "python serve.py"
	}).optional(),
	code: key(oneOrMore, {
		description: "Files that only serving reads: the server, its verification, what deploys it. Changing them does not train again; each change is promoted as a release of its own. All other files come as the commit of the version has them. Part of a release, not of the fingerprint.",
		example: ["serve.py", "deploy/**"]
	}).optional(),
	image: key(serveImage, {
		description: "An image with the model in it. This version checks the section and builds nothing, which each command says (`not-acted-on`); a deployment of the model is refused.",
		example: {
			build: "deploy/Dockerfile",
			name: "demand-api"
		}
	}).optional(),
	health: key(requestPath, {
		description: "A path that answers with 2xx as soon as the server is ready.",
		default: "/health",
		example: "/ready"
	}).optional(),
	"start-within": key(duration, {
		description: "A server that is not ready after so long has failed.",
		default: "60s",
		example: "5m"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the deploying job that the server gets. `defaults.secrets` are not among them.",
		example: ["FEATURE_STORE_TOKEN"]
	}).optional(),
	verify: key(array(verifyStep), {
		description: "What is asked of every deployment of the model before it counts, in this order, then what the environment asks: exactly one of `run`, `http`, `golden` and `prometheus` each.",
		example: [{ run: "python deploy/smoke.py $MLOPS_ENDPOINT" }, { http: "/health" }]
	}).optional()
});
const serve = union([command, serveTable], { error: "a command, files, or a table with run" });

// src/project/schema/model.ts
const gpus = union([count, strictObject({
	count: key(positive, {
		description: "How many.",
		default: 1,
		example: 2
	}).optional(),
	memory: key(size, {
		description: "At least so much memory on each.",
		example: "40GiB"
	}).optional(),
	name: key(oneOrMore, {
		description: "One of these is part of its name.",
		example: ["A100", "H100"]
	}).optional()
})], { error: "a whole number of at least 0, or a table with count, memory and name" });
const resources = strictObject({
	cpus: key(number().gt(0, { error: "a number above 0" }), {
		description: "Processor cores that the step needs; checked before it starts.",
		example: 16
	}).optional(),
	memory: key(size, {
		description: "Memory that the step needs; checked before it starts.",
		example: "64GiB"
	}).optional(),
	gpus: key(gpus, {
		description: "GPUs that the step needs; checked before it starts.",
		example: 2
	}).optional()
});
const train = strictObject({
	run: key(command, {
		description: "The training command. Text runs in `bash -eo pipefail`; a list runs without a shell.",
		example: "python train.py --seed $MLOPS_SEED"
	}).optional(),
	dvc: key(text, {
		description: "Instead of `run`: a stage of the `dvc.yaml` in the working directory, or `folder/dvc.yaml:stage`. Commands, code, data, params, metrics, plots and the artifact are read there (docs/guides/migrate-from-dvc-and-cml.md); keys that the model has itself win.",
		example: "train"
	}).optional(),
	smoke: key(command, {
		description: "A short command that tells whether the training runs at all, with the same data, code and environment, before the first seed; alone where the training waits (`when`). Where it fails nothing is trained. What it leaves is thrown away (docs/guides/costly-trainings.md#smoke).",
		example: "python train.py --limit 500"
	}).optional(),
	timeout: key(duration, {
		description: "The step is stopped after so long.",
		default: "6h",
		example: "30m"
	}).optional(),
	seeds: key(array(count).min(1, { error: "a list with at least one seed" }), {
		description: "One run for each, folded into one result. The first is the one that ships. Absent: one run without a seed.",
		example: [
			1,
			2,
			3
		]
	}).optional(),
	resources: key(resources, {
		description: "What the step needs.",
		example: {
			cpus: 4,
			gpus: 1
		}
	}).optional(),
	reuse: key(boolean(), {
		description: "`false`: train although this fingerprint has a run.",
		default: true,
		example: false
	}).optional(),
	"runs-on": key(runsOn, {
		description: "As in a workflow: a label, labels, or group and labels.",
		default: "ubuntu-latest",
		example: ["self-hosted", "gpu"]
	}).optional(),
	when: key(_enum([
		"pull-request",
		"request",
		"merge"
	], { error: "pull-request, request or merge" }), {
		description: "When a change of its inputs is trained: on each pull request; when somebody comments `/mlops train <sha>`; or when it is merged. What waits is unknown on the pull request, and after a merge everything is trained (docs/guides/costly-trainings.md).",
		default: "pull-request",
		example: "request"
	}).optional(),
	launcher: key(text, {
		description: "`local` (on that runner), or a name from `launchers`.",
		default: "local",
		example: "local"
	}).optional(),
	setup: key(setup, {
		description: "What makes this step's language environment. Wins over `setup` of the model and of `defaults`.",
		example: "uv sync --frozen"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the caller's environment that this step gets. Replaces `defaults.secrets`.",
		example: ["HF_TOKEN"]
	}).optional()
}).meta({ anyOf: [{ required: ["run"] }, { required: ["dvc"] }] });
const row = union([literal("last"), strictObject({
	min: key(text, {
		description: "The row with the smallest value of this column.",
		example: "loss"
	}).optional(),
	max: key(text, {
		description: "The row with the largest value of this column.",
		example: "auc"
	}).optional(),
	where: key(record(text, oneScalar), {
		description: "The one row in which each of these columns has this value; none or several leave the numbers of the file unknown. The columns named here are no metrics.",
		example: {
			split: "test",
			epoch: 10
		}
	}).optional()
})], { error: "last, { min: <column> }, { max: <column> } or { where: { <column>: <value> } }" });
const metricsFile = strictObject({
	file: key(text, {
		description: "A file that the command writes.",
		example: "runs/results.csv"
	}),
	prefix: key(text, {
		description: "Put before the names of its metrics, with a dot.",
		example: "yolo"
	}).optional(),
	row: key(row, {
		description: "Which row of a table counts.",
		default: "last",
		example: { max: "auc" }
	}).optional()
});
const params = union([oneOrMore, record(text, array(text).min(1, { error: "a list with at least one key" }))], { error: "a file, a list of files, or { <file>: [<keys>] }" });
const axes = record(text, array(oneScalar).min(1));
const rows = array(record(text, oneScalar)).min(1);
const modelSection = strictObject({
	"working-directory": key(text, {
		description: "Where its commands run and its paths start; a leading `/` in a path is the repository's root.",
		example: "models/delay"
	}).optional(),
	matrix: key(union([axes, rows]), {
		description: `Several models from one entry: of a table of lists every combination, of a list of tables each. \`${asExpression("matrix.<key>")}\` takes the value, anywhere in the model. They are called \`<model>-<value>…\`; where a model is named, the name of the entry stands for all of them.`,
		example: { region: ["north", "south"] }
	}).optional(),
	code: key(oneOrMore, {
		description: "Globs of the files that training sees; `!` excludes. Default: all tracked files below the working directory but documentation and what the training leaves. Without `train`: files that belong to the model besides its artifact; default: none.",
		example: ["src/**", "!**/tests/**"]
	}).optional(),
	data: key(union([text, record(text, text)], { error: "a dataset or path, or { <role>: <dataset or path> }" }), {
		description: "A dataset or path (role `train`), or role by role. The command finds them in $MLOPS_DATA_<ROLE>.",
		example: {
			train: "flights",
			test: "holdout"
		}
	}).optional(),
	params: key(params, {
		description: "Parameter files that the command reads, or globs of them; of a table of files only the keys that it lists count.",
		example: { "params.yaml": ["train", "features.lags"] }
	}).optional(),
	"base-model": key(text, {
		description: "A model of this file that this one starts from: its artifact is at $MLOPS_BASE_MODEL, in training and in `evaluate.run`. Another run of it is another training of this one.",
		example: "price-index"
	}).optional(),
	needs: key(record(text, text), {
		description: "Other models of this file, by a role: their artifacts are at $MLOPS_MODEL_<ROLE>, in training and in `evaluate.run`. Those of the same change, where it makes them anew.",
		example: { prices: "price-index" }
	}).optional(),
	env: key(env, {
		description: "Variables with literal values, part of the fingerprint. Wins over `defaults.env`.",
		example: { PYTHONPATH: "src" }
	}).optional(),
	setup: key(setup, {
		description: "What makes the language environment of its steps, before each in its run folder. Wins over `defaults.setup`; part of the fingerprint. Default: found from a lock file among the code. `none`: nothing is made.",
		example: "uv sync --frozen"
	}).optional(),
	train: key(union([command, train], { error: "a command, or a table with run or dvc" }), {
		description: "The command, or a table with `run` (or `dvc`, a stage of a `dvc.yaml`) and how to run it. Absent: nothing is trained, and `artifact` (with `metrics` and `plots`) names tracked files, as of a prompt or of rules.",
		example: "python train.py"
	}).optional(),
	artifact: key(oneOrMore, {
		description: "Files or folders that make up the model, in $MLOPS_OUTPUT or where the code writes them. Without `train`: tracked files, as the commit has them.",
		example: "model.pkl"
	}).optional(),
	metrics: key(union([
		text,
		metricsFile,
		array(union([text, metricsFile], { error: "a file, or a table with file" }))
	], { error: "a file, a table with file, or a list of them" }), {
		description: "Files with the numbers that the code reports, as in `{\"accuracy\": 0.91}`; `accuracy_stderr` beside it is its standard error. Forms and endings: docs/reference/training.md.",
		example: "metrics.json"
	}).optional(),
	plots: key(oneOrMore, {
		description: "Pictures and tables to keep with the run. They are recorded by their digests and lie in the store; no report draws them yet.",
		example: ["plots/*.png"]
	}).optional(),
	evaluate: key(union([command, evaluate], { error: "a command, or a table" }), {
		description: "How numbers are computed from rows; they win over reported ones.",
		example: {
			task: "binary",
			label: {
				dataset: "holdout",
				column: "late"
			}
		}
	}).optional(),
	gates: key(record(text, gate), {
		description: "Rules by metric. None given: no known metric may get worse beyond its noise.",
		example: { "roc-auc": {
			min: .7,
			"max-worse": "1%"
		} }
	}).optional(),
	serve: key(serve, {
		description: "How the model is served: a command, `files` where the files alone are deployed, or a table. Without it the model is never promoted. The value of the base branch counts.",
		example: "python serve.py"
	}).optional(),
	monitor: key(monitorSection, {
		description: "What is watched once the model is deployed. This version checks the section and does not act on it, which each command says (`not-acted-on`).",
		example: {
			environment: "production",
			data: "served",
			window: "1d"
		}
	}).optional(),
	schemas: key(record(text, text), {
		description: "JSON Schemas for this model's params and metrics files.",
		example: { "params.yaml": "params.schema.json" }
	}).optional()
});

// src/project/schema/build.ts
const build = strictObject({
	run: key(command, {
		description: "The command. It finds the datasets of `from` as `$MLOPS_DATA_<NAME>` and leaves `source` where that says, or below `$MLOPS_OUTPUT`. Text runs in `bash -eo pipefail`; a list runs without a shell.",
		example: "python features/hourly.py"
	}),
	code: key(oneOrMore, {
		description: "Globs of the files that the command sees; `!` excludes. Default: all tracked files below the folder of its file but documentation.",
		example: ["features/**"]
	}).optional(),
	params: key(params, {
		description: "Parameter files that the command reads; with keys, only these count.",
		example: { "params.yaml": ["features"] }
	}).optional(),
	setup: key(setup, {
		description: "What makes the command's language environment. Wins over `defaults.setup`.",
		example: "uv sync --frozen"
	}).optional(),
	resources: key(resources, {
		description: "What the command needs.",
		example: { cpus: 4 }
	}).optional(),
	"runs-on": key(runsOn, {
		description: "As in a workflow: a label, labels, or group and labels.",
		default: "ubuntu-latest",
		example: "ubuntu-latest-16-cores"
	}).optional(),
	timeout: key(duration, {
		description: "The command is stopped after so long.",
		default: "6h",
		example: "30m"
	}).optional(),
	env: key(env, {
		description: "Variables with literal values, part of the fingerprint. Wins over `defaults.env`.",
		example: { PYTHONPATH: "src" }
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the caller's environment that the command gets. Replaces `defaults.secrets`.",
		example: ["API_KEY"]
	}).optional()
});
const buildEntry = union([command, build], { error: "a command, or a table with run" });

// src/project/rule-types.ts
const hygieneAsks = [
	"empty",
	"blanks",
	"control",
	"spelling",
	"placeholder"
];
const comparisons = [
	"<",
	"<=",
	">",
	">=",
	"=",
	"!="
];

// src/project/schema/column-rules.ts
const bound = union([number(), string()], { error: "a number, a date or a timestamp" });
const between = strictObject({
	min: key(number(), {
		description: "It is at least that.",
		example: 0
	}).optional(),
	max: key(number(), {
		description: "It is at most that.",
		example: 100
	}).optional()
});
const boundBetween = strictObject({
	min: key(bound, {
		description: "It is at least that; a date or timestamp in ISO form.",
		example: 0
	}).optional(),
	max: key(bound, {
		description: "It is at most that; a date or timestamp in ISO form.",
		example: 100
	}).optional()
});
const counts = union([count, strictObject({
	min: key(count, {
		description: "At least so many characters.",
		example: 1
	}).optional(),
	max: key(count, {
		description: "At most so many characters.",
		example: 80
	}).optional()
})], { error: "a whole number of at least 0, or { min: 1, max: 80 }" });
const distinct = union([count, strictObject({
	min: key(amount, {
		description: "At least so many: a count, or a percentage of the values that are not null.",
		example: 2
	}).optional(),
	max: key(amount, {
		description: "At most so many: a count, or a percentage of the values that are not null.",
		example: 50
	}).optional()
})], { error: "a whole number of at least 0, or { min: 2, max: 50% }" });
const sequence = union([literal(true), strictObject({
	strictly: key(boolean(), {
		description: "Whether equal neighbours break the rule.",
		default: false,
		example: true
	}).optional(),
	order: key(text, {
		description: "The column that puts the rows in order. Default: as they stand in the files.",
		example: "departure"
	}).optional(),
	by: key(oneOrMore, {
		description: "Rows that are equal in these columns are a sequence of their own.",
		example: "tail-number"
	}).optional()
})], { error: "true, or { strictly: true, order: <column>, by: <column> }" });
const decimals = union([count.max(15, { error: "a whole number from 0 to 15" }), strictObject({
	scale: key(count.max(15, { error: "a whole number from 0 to 15" }), {
		description: "At most so many digits after the point.",
		example: 2
	}),
	precision: key(positive.max(30, { error: "a whole number from 1 to 30" }), {
		description: "At most so many digits in all, those after the point included.",
		example: 10
	}).optional()
})], { error: "a whole number from 0 to 15, or { scale: 2, precision: 10 }" });
const outliers = union([amount, strictObject({
	max: key(amount, {
		description: "So many values may be outliers.",
		default: 0,
		example: "1%"
	}).optional(),
	iqr: key(number().positive(), {
		description: "An outlier is so many interquartile ranges outside of the quartiles. Default 3, Tukey’s far out.",
		example: 1.5
	}).optional(),
	deviations: key(number().positive(), {
		description: "Instead: an outlier is so many standard deviations away from the mean.",
		example: 4
	}).optional()
})], { error: "an amount such as 1%, or { max: 1%, iqr: 1.5 }" });
const columnRules = {
	min: key(bound, {
		description: "No value is smaller; a date or timestamp in ISO form.",
		example: 0
	}).optional(),
	max: key(bound, {
		description: "No value is larger; a date or timestamp in ISO form.",
		example: 200
	}).optional(),
	values: key(union([scalars, strictObject({ from: key(string().regex(/^[^.]+\..+$/, { error: "a dataset and its column such as stations.id" }), {
		description: "A dataset of this file, a point, and a column of it: every value is one of that column.",
		example: "stations.id"
	}) })], { error: "a list with at least one value, or { from: stations.id }" }), {
		description: "The only values allowed: a list, or those of a column of another dataset.",
		example: [
			"JFK",
			"LGA",
			"EWR"
		]
	}).optional(),
	"not-values": key(scalars, {
		description: "Values that are forbidden.",
		example: ["unknown", "test"]
	}).optional(),
	pattern: key(oneOrMore, {
		description: "A regular expression for the whole value, of the subset in docs/reference/patterns.md; of a list one has to match.",
		example: "[A-Z]{3}"
	}).optional(),
	"not-pattern": key(oneOrMore, {
		description: "Regular expressions of the same subset that no whole value matches.",
		example: ".*test.*"
	}).optional(),
	format: key(text, {
		description: "The form of every value: a name of docs/reference/formats.md, or a date format such as `%d.%m.%Y`, by which only dates of the calendar go.",
		example: "email"
	}).optional(),
	length: key(counts, {
		description: "How many characters a text has: exactly so many, or between.",
		example: {
			min: 1,
			max: 80
		}
	}).optional(),
	unique: key(boolean(), {
		description: "No value stands twice.",
		default: false,
		example: true
	}).optional(),
	distinct: key(distinct, {
		description: "How many different values there are, nulls left out: exactly so many, or between.",
		example: {
			min: 2,
			max: 50
		}
	}).optional(),
	"most-common": key(amount, {
		description: "The most frequent value stands at most so often: 95% rules out a column that is almost constant.",
		example: "95%"
	}).optional(),
	increasing: key(sequence, {
		description: "No value is smaller than the one before it.",
		example: true
	}).optional(),
	decreasing: key(sequence, {
		description: "No value is larger than the one before it.",
		example: true
	}).optional(),
	mean: key(between, {
		description: "The mean of the finite values lies between; the same at any number of threads.",
		example: {
			min: 10,
			max: 20
		}
	}).optional(),
	sum: key(between, {
		description: "The sum of the finite values lies between.",
		example: { min: 0 }
	}).optional(),
	deviation: key(between, {
		description: "The standard deviation of the finite values (n − 1) lies between.",
		example: { min: .1 }
	}).optional(),
	median: key(boundBetween, {
		description: "The median lies between: of an even number of values the lower of the two in the middle.",
		example: {
			min: 5,
			max: 10
		}
	}).optional(),
	quantiles: key(record(string().regex(/^\d+(\.\d+)?%$/, { error: "a percentage such as 95%" }), boundBetween, { error: "limits by percentage, such as { 95%: { max: 120 } }" }), {
		description: "Quantiles lie between: the smallest value that so many percent of the values do not exceed.",
		example: { "95%": { max: 120 } }
	}).optional(),
	smallest: key(boundBetween, {
		description: "The smallest value lies between: `max` asks that the values reach down so far.",
		example: { max: 0 }
	}).optional(),
	largest: key(boundBetween, {
		description: "The largest value lies between: `min` asks that the values reach up so far.",
		example: { min: "2026-10-01" }
	}).optional(),
	decimals: key(decimals, {
		description: "At most so many digits after the point.",
		example: 2
	}).optional(),
	hygiene: key(union([literal(true), array(_enum(hygieneAsks)).min(1)], { error: "true, or a list of names" }), {
		description: "Texts are clean: `empty` none is empty, `blanks` none begins or ends with white space, `control` none holds a control character, `spelling` none differs from another only in letter case or white space, `placeholder` none only stands for a missing value, such as N/A.",
		example: ["empty", "blanks"]
	}).optional(),
	outliers: key(outliers, {
		description: "So many values may be outliers.",
		example: "1%"
	}).optional()
};

// src/project/schema/table-rules.ts
const several = array(text).min(2, { error: "a list of at least two columns" });
const shareOfPairs = union([share, strictObject({
	max: key(share, {
		description: "The limit.",
		example: .9
	}),
	columns: key(several, {
		description: "Only these columns. Default: all that can be compared.",
		example: ["temp", "dewp"]
	}).optional()
})], { error: "a share such as 0.9 or 95%, or { max: 95%, columns: [a, b] }" });
const tableRules = {
	compare: key(text, {
		description: "Two columns and what holds between them in every row: `<`, `<=`, `>`, `>=`, `=` or `!=`. A name with blanks stands in double quotes.",
		example: "arrival >= departure"
	}).optional(),
	combinations: key(strictObject({
		columns: key(several, {
			description: "The columns that belong together.",
			example: ["country", "currency"]
		}),
		values: key(array(array(oneScalar).min(2)).min(1), {
			description: "The only combinations allowed, one value for each column.",
			example: [["DE", "EUR"], ["GB", "GBP"]]
		})
	}), {
		description: "Values of several columns that go together.",
		example: {
			columns: ["country", "currency"],
			values: [["DE", "EUR"]]
		}
	}).optional(),
	"adds-up": key(strictObject({
		columns: key(several, {
			description: "What is added.",
			example: ["net", "tax"]
		}),
		to: key(union([text, number()], { error: "a column or a number" }), {
			description: "The column, or the number, that the sum is.",
			example: "total"
		}),
		within: key(number().min(0), {
			description: "How far the two may be apart. Default: a billionth of the largest of the numbers.",
			example: .01
		}).optional()
	}), {
		description: "Columns whose sum in each row is another column or a number.",
		example: {
			columns: ["net", "tax"],
			to: "total",
			within: .01
		}
	}).optional(),
	determines: key(strictObject({
		from: key(oneOrMore, {
			description: "Columns that determine others.",
			example: "zip"
		}),
		to: key(oneOrMore, {
			description: "Columns that they determine.",
			example: "city"
		})
	}), {
		description: "Rows that are equal in some columns are equal in others (a functional dependency).",
		example: {
			from: "zip",
			to: "city"
		}
	}).optional(),
	unique: key(oneOrMore, {
		description: "Columns whose values are unique together, besides the key. Rows with a null in them are left out.",
		example: ["day", "station"]
	}).optional(),
	complete: key(union([literal(true), oneOrMore], { error: "true, or a list of columns" }), {
		description: "Rows without a single null: in all columns, or in these.",
		example: ["station", "temp"]
	}).optional(),
	"distinct-rows": key(union([literal(true), strictObject({ except: key(oneOrMore, {
		description: "Columns that are not compared.",
		example: "id"
	}) })], { error: "true, or { except: <column> }" }), {
		description: "No row stands twice; nulls are equal to each other here.",
		example: { except: "id" }
	}).optional(),
	redundant: key(shareOfPairs, {
		description: "No two columns of a kind have the same value in more than this share of the rows in which one has any.",
		example: "95%"
	}).optional(),
	correlation: key(shareOfPairs, {
		description: "No two columns of numbers have a correlation (Pearson, without its sign) above this.",
		example: .95
	}).optional(),
	gaps: key(union([duration, strictObject({
		every: key(duration, {
			description: "The longest time between two neighbours.",
			example: "1d"
		}),
		column: key(text, {
			description: "A date or timestamp. Default: `time` of the dataset.",
			example: "day"
		}).optional(),
		by: key(oneOrMore, {
			description: "Asked within each group of these columns.",
			example: "station"
		}).optional()
	})], { error: "a duration such as 1d, or { every: 1d, column: day, by: station }" }), {
		description: "Between the first and the last time there is no gap longer than this.",
		example: "1d"
	}).optional(),
	rows: key(strictObject({
		by: key(oneOrMore, {
			description: "The columns that make a group. Default: one group.",
			example: "station"
		}).optional(),
		per: key(_enum([
			"hour",
			"day",
			"week",
			"month"
		]), {
			description: "Each group is counted in each such period from the first to the last of all; a period without rows counts.",
			example: "day"
		}).optional(),
		column: key(text, {
			description: "The date or timestamp of `per`. Default: `time` of the dataset.",
			example: "departure"
		}).optional(),
		min: key(count, {
			description: "At least so many rows in each.",
			example: 20
		}).optional(),
		max: key(count, {
			description: "At most so many rows in each.",
			example: 500
		}).optional()
	}), {
		description: "How many rows each group has, in each period, or how many rows `if` selects.",
		example: {
			by: "station",
			per: "day",
			min: 20
		}
	}).optional(),
	"apart-from": key(union([text, strictObject({
		dataset: key(text, {
			description: "The other dataset.",
			example: "history"
		}),
		columns: key(oneOrMore, {
			description: "Columns of both. Default: the key, or without one all columns that both have.",
			example: ["station", "hour"]
		})
	})], { error: "a dataset, or { dataset: history, columns: [station, hour] }" }), {
		description: "No row has the same key (or the same values) as one of another dataset: a test row that was trained on is no test.",
		example: "history"
	}).optional(),
	after: key(union([text, strictObject({
		dataset: key(text, {
			description: "The other dataset.",
			example: "history"
		}),
		column: key(text, {
			description: "The time here. Default: `time` of this dataset.",
			example: "hour"
		}).optional(),
		"other-column": key(text, {
			description: "The time there. Default: `time` of the other dataset.",
			example: "hour"
		}).optional()
	})], { error: "a dataset, or { dataset: history, column: hour }" }), {
		description: "Every time is later than all times of another dataset: a split in the order of time.",
		example: "history"
	}).optional(),
	"rows-as": key(union([text, strictObject({
		dataset: key(text, {
			description: "The other dataset.",
			example: "history"
		}),
		min: key(amount, {
			description: "At least so many rows: a count, or a percentage of its rows.",
			example: "10%"
		}).optional(),
		max: key(amount, {
			description: "At most so many rows: a count, or a percentage of its rows.",
			example: "50%"
		}).optional()
	})], { error: "a dataset, or { dataset: history, min: 10%, max: 50% }" }), {
		description: "As many rows as another dataset has, or a share of them.",
		example: {
			dataset: "history",
			min: "10%",
			max: "50%"
		}
	}).optional(),
	nulls: key(_enum(["skip", "break"]), {
		description: "With `compare`, `combinations` and `adds-up`: whether a row in which one of the columns is null (or NaN) is left out or breaks the rule.",
		default: "skip",
		example: "break"
	}).optional()
};

// src/project/schema/dataset.ts
const csv = strictObject({
	header: key(boolean(), {
		description: "Whether the first line names the columns; without it they are `column0`, `column1` and so on.",
		default: true,
		example: false
	}).optional(),
	delimiter: key(string().min(1).max(4), {
		description: "What separates two values; a tab is the default for `.tsv`.",
		default: ",",
		example: ";"
	}).optional(),
	quote: key(string().max(1), {
		description: "What encloses a value that holds a delimiter; empty: nothing does.",
		default: "\"",
		example: "'"
	}).optional(),
	nulls: key(array(string()), {
		description: "Texts that stand for a missing value.",
		default: [""],
		example: ["", "NA"]
	}).optional()
});
const format = union([_enum([
	"parquet",
	"arrow",
	"csv",
	"json",
	"files"
]), strictObject({ csv: key(csv, {
	description: "Text with separated values.",
	example: { delimiter: ";" }
}) })], { error: "parquet, arrow, csv, json or files, or { csv: { … } }" });
const nulls = key(union([amount, strictObject({ max: key(amount, {
	description: "At most so many.",
	example: "1%"
}) })], { error: "an amount such as 0 or 1%, or { max: 1% }" }), {
	description: "How many nulls are allowed: a count of rows or a percentage. Absent: any number.",
	example: 0
}).optional();
const column = strictObject({
	type: key(_enum([
		"integer",
		"number",
		"string",
		"boolean",
		"date",
		"timestamp"
	]), {
		description: "Every value is of this type.",
		example: "integer"
	}).optional(),
	nulls,
	...columnRules,
	required: key(boolean(), {
		description: "`false`: the column may be missing.",
		default: true,
		example: false
	}).optional(),
	absent: key(boolean(), {
		description: "The column must not exist, for example because it is known only after the event (leakage).",
		default: false,
		example: true
	}).optional(),
	sensitive: key(boolean(), {
		description: "No value of this column appears in any report or sketch. Only its nulls and the lengths of its texts are compared with the base, so a drift of its values is not seen.",
		default: false,
		example: true
	}).optional(),
	level: key(level, {
		description: "What a broken rule of this column means: `fail` blocks, `warn` is shown, `info` is listed.",
		default: "fail",
		example: "warn"
	}).optional()
});
const checkedColumn = strictObject({
	nulls,
	...columnRules
});
const check = strictObject({
	name: key(text, {
		description: "The name in reports. Default: the text of the rule.",
		example: "a flight lands after it takes off"
	}).optional(),
	where: key(text, {
		description: "A condition in SQL for the rows that break the rule.",
		example: "arrival < departure"
	}).optional(),
	sql: key(text, {
		description: "A whole query; the rows that it returns break the rule. The dataset's name is the table.",
		example: "SELECT day FROM flights GROUP BY day HAVING count(*) < 100"
	}).optional(),
	columns: key(record(text, checkedColumn), {
		description: "Rules about columns, as in the contract, for the rows of `if` and with `max` and `level` of this check.",
		example: { fare: {
			min: 3,
			nulls: 0
		} }
	}).optional(),
	...tableRules,
	if: key(text, {
		description: "A condition in SQL: only rows for which it is true are asked. Not with `where` and `sql`, which say it themselves.",
		example: "payment = 'card'"
	}).optional(),
	max: key(amount, {
		description: "So many rows may break it: a count, or a percentage of the rows that are asked. Not with rules that are not about single rows: `redundant`, `correlation`, `gaps`, `rows`.",
		default: 0,
		example: "1%"
	}).optional(),
	level: key(level, {
		description: "What a broken rule means.",
		default: "fail",
		example: "warn"
	}).optional()
});
const max = key(share, {
	description: "The limit.",
	example: .1
});
const limit = union([share, strictObject({ max })], { error: "a number of at least 0 such as 0.1, or a percentage such as 10%" });
function limitAs(...peers) {
	const as = key(_enum(peers), {
		description: "Computed as this tool does it: docs/concepts/verdicts.md, “Drift statistics by name”.",
		example: peers[0]
	});
	return union([share, strictObject({
		max,
		as: as.optional()
	})], { error: `a number of at least 0 such as 0.1, or { max: 0.1, as: ${peers[0]} }` });
}
const statistics = strictObject({
	wasserstein: key(limitAs("evidently", "deepchecks"), {
		description: "Numeric columns: mean distance moved, in deviations of the base's column. Default 0.1.",
		example: .2
	}).optional(),
	"l-infinity": key(limit, {
		description: "Up to 50 categories: largest change of a share. Default 0.02.",
		example: .05
	}).optional(),
	"jensen-shannon": key(limitAs("evidently", "tfdv", "nannyml"), {
		description: "Many categories: Jensen-Shannon divergence in bits. Default 0.1.",
		example: .2
	}).optional(),
	ks: key(limit, {
		description: "Numbers: Kolmogorov-Smirnov distance D, the largest difference of the two distribution functions.",
		example: .1
	}).optional(),
	psi: key(limitAs("evidently", "soda", "deepchecks"), {
		description: "Population stability index, with half a row added to every cell.",
		example: {
			max: .1,
			as: "evidently"
		}
	}).optional(),
	kl: key(limit, {
		description: "Kullback-Leibler divergence of the base from this change in nats, with half a row added to every cell.",
		example: .1
	}).optional(),
	"chi-square": key(limit, {
		description: "χ² of the table of both sides, divided by its rows: 0 to 1, whatever the number of rows.",
		example: .01
	}).optional(),
	"cramers-v": key(limit, {
		description: "Cramér's V between the side and the column: the root of `chi-square`.",
		example: .1
	}).optional(),
	hellinger: key(limitAs("evidently", "whylogs"), {
		description: "Hellinger distance, 0 to 1.",
		example: .1
	}).optional(),
	"total-variation": key(limit, {
		description: "Total variation distance: the share of rows that would have to move to another cell.",
		example: .1
	}).optional(),
	nulls: key(share, {
		description: "Change of the share of nulls. Default 0.05.",
		example: .01
	}).optional(),
	"new-category": key(share, {
		description: "Share of values that the base does not have. Default 0.01.",
		example: .05
	}).optional()
});
const drift = strictObject({
	against: key(_enum(["base", "none"]), {
		description: "What the data is compared with: the base branch's version, or nothing.",
		default: "base",
		example: "none"
	}).optional(),
	columns: key(record(text, union([literal(false), statistics], { error: "false, or limits such as { l-infinity: 0.05 }" })), {
		description: "Limits by column; `false`: drift of this column is not judged.",
		example: {
			origin: { "l-infinity": .05 },
			comment: false
		}
	}).optional()
});
const databaseSource = strictObject({
	postgres: key(text, {
		description: "The name of the environment variable that holds the address of a PostgreSQL server; never the address itself.",
		example: "WAREHOUSE_URL"
	}).optional(),
	trino: key(text, {
		description: "The same of a Trino coordinator.",
		example: "LAKE_URL"
	}).optional(),
	table: key(text, {
		description: "The name of a table or view: `schema.table` in PostgreSQL (without a schema `public`), `catalog.schema.table` in Trino.",
		example: "public.outcomes"
	}).optional(),
	query: key(text, {
		description: "Instead of `table`: one SELECT, whose rows are the dataset.",
		example: "SELECT * FROM public.outcomes WHERE day < DATE '2026-01-01'"
	}).optional()
});
const spanText$1 = "a duration such as 14d, or a percentage such as 10%";
const gapText = "a duration such as 14d, a percentage such as 20%, or both such as \"20% 60m\"";
const datasetSection = strictObject({
	from: key(oneOrMore, {
		description: "Instead of `source`: another dataset of this file, of which this one is a view. What it keeps say `where`, `drop-last`, `last` and `select`, applied in this order; nothing is copied. Types, `key`, `time` and what is `sensitive` are those of that dataset. With `build`: the datasets that its command reads, one name or a list.",
		example: "flights"
	}).optional(),
	build: key(buildEntry, {
		description: "The command that makes this dataset of those in `from`, or a table with `run` and how to run it. It runs where an input has changed, in a folder that holds only what is declared, and leaves the data at `source`.",
		example: {
			run: "python features/hourly.py",
			code: ["features/**"]
		}
	}).optional(),
	where: key(text, {
		description: "Of a view: a condition in SQL; the rows for which it is true are kept. Not those for which it is null.",
		example: "hour >= '2026-10-01'"
	}).optional(),
	"drop-last": key(string({ error: gapText }).regex(/^(\d+(\.\d+)?(ms|s|m|h|d)|\d+(\.\d+)?%(\s+\d+(\.\d+)?(ms|s|m|h|d))?)$/, { error: gapText }), {
		description: "Of a view: all rows but the last ones by `time`, counted back from the newest row. `14d`: a span of time; `20%`: that share of the rows; `20% 60m`: that share, and what lies less than 60 minutes before it.",
		example: "14d"
	}).optional(),
	last: key(string({ error: spanText$1 }).regex(/^\d+(\.\d+)?(ms|s|m|h|d|%)$/, { error: spanText$1 }), {
		description: "Of a view: the last rows by `time`, counted back from the newest row: what `drop-last` of the same words leaves out.",
		example: "14d"
	}).optional(),
	select: key(array(text).min(1, { error: "a list with at least one column" }), {
		description: "Of a view: the columns that it keeps. `columns` is the contract, as of any dataset.",
		example: ["origin", "departure"]
	}).optional(),
	source: key(union([text, databaseSource], { error: "text (a path or an address), or a table of keys such as { postgres: WAREHOUSE_URL, table: public.outcomes }" }), {
		description: "A file, folder or glob below the repository's root; may be a `.dvc` file, or name files in a folder that one `.dvc` file stands for; with `build`, where the command leaves the data. Or an address: `s3://bucket/…`, `gs://bucket/…`, `az://container/…` with an object, a folder or a glob, or `https://…` with one file and `digest`. Or rows of a database: a table of keys. No model trains on those.",
		example: "data/flights/*.parquet"
	}).optional(),
	digest: key(string().regex(/^sha256:[0-9a-f]{64}$/, { error: "`sha256:` and 64 digits from 0 to 9 and a to f" }), {
		description: "Of the content behind an address, which is refused where it is another one: the SHA-256 of the file, or of several files as the message says that tells of another one. Required with `https://`.",
		example: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	}).optional(),
	format: key(format, {
		description: "Default: found from the ending (.parquet, .arrow, .arrows, .ipc, .feather, .csv, .tsv, .json, .jsonl, .ndjson); otherwise `files`, a tree that is not looked into.",
		example: "parquet"
	}).optional(),
	key: key(oneOrMore, {
		description: "Columns that identify a row: unique together, never null.",
		example: ["day", "flight"]
	}).optional(),
	time: key(text, {
		description: "The column with the time of the event.",
		example: "departure"
	}).optional(),
	freshness: key(duration, {
		description: "Of rows of a database and of data behind an address: how long ago the newest `time` may be when `mlops lock <dataset>` writes their entry. Nothing else asks: a report on one version of the rows must not change with the clock.",
		example: "2d"
	}).optional(),
	rows: key(strictObject({
		min: key(count, {
			description: "At least so many rows.",
			example: 1e4
		}).optional(),
		max: key(count, {
			description: "At most so many rows.",
			example: 1e6
		}).optional(),
		change: key(amount, {
			description: "Largest change against the base, as a count or a percentage. Default 50%.",
			example: "20%"
		}).optional()
	}), {
		description: "How many rows there are.",
		example: {
			min: 1e4,
			change: "20%"
		}
	}).optional(),
	"extra-columns": key(_enum([
		"fail",
		"warn",
		"info",
		"allow"
	]), {
		description: "What a column means that is not declared; asked only where columns are declared.",
		default: "warn",
		example: "fail"
	}).optional(),
	columns: key(union([text, record(text, column)], { error: "columns with their rules, or a file such as contracts/flights.yaml" }), {
		description: "The contract, column by column. Or the YAML file in which it stands, as a path: `contracts/flights.yaml`, with `#` and a name where it has several; `models/schema.yml#flights` takes columns, types and tests of a dbt project.",
		example: { origin: {
			type: "string",
			values: [
				"JFK",
				"LGA",
				"EWR"
			]
		} }
	}).optional(),
	checks: key(array(check), {
		description: "Rules about whole rows and about the table, each with exactly one of the keys that say what is asked.",
		example: [{
			name: "a flight lands after it takes off",
			where: "arrival < departure"
		}]
	}).optional(),
	frozen: key(boolean(), {
		description: "The data change only together with their entry in `mlops.lock`, which `mlops lock <dataset>` writes and a review sees. Rows of a database always have such an entry.",
		default: false,
		example: true
	}).optional(),
	drift: key(union([literal(false), drift], { error: "false, or a table with against and columns" }), {
		description: "How far the data may move from the base. `false` is short for `against: none`.",
		example: { columns: { origin: { "l-infinity": .05 } } }
	}).optional()
});
const datasetEntry = union([text, datasetSection], { error: "a path, or a table with a source" });

// src/project/schema/environment.ts
const weekdays = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];
const day = `(${weekdays.join("|")})`;
const dayText = "a day such as mon, or a range such as mon-thu";
const daysText = `${dayText}, or a list of them`;
const days = (error) => string({ error }).regex(new RegExp(`^${day}(-${day})?$`), { error });
const fromText = "a time of day such as \"09:00\"";
const toText = "a time of day such as \"16:00\", or \"24:00\" for the end of the day";
const window = strictObject({
	days: key(union([days(daysText), array(days(dayText)).min(1, { error: "a list with at least one day" })], { error: daysText }), {
		description: "Days on which the window opens: `mon`, `mon-thu`, or a list of them. Default: every day.",
		example: "mon-thu"
	}).optional(),
	from: key(string({ error: fromText }).regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: fromText }), {
		description: "When it opens.",
		example: "09:00"
	}),
	to: key(string({ error: toText }).regex(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, { error: toText }), {
		description: "When it closes. A time before `from` is on the next day; `\"24:00\"` is the end of the day.",
		example: "16:00"
	}),
	timezone: key(text, {
		description: "The time zone of `days`, `from` and `to`, by its IANA name.",
		example: "Europe/Berlin"
	})
});
const portText = "a port: a whole number from 1 to 65535";
const port = int({ error: portText }).min(1, { error: portText }).max(65535, { error: portText });
const target = strictObject({
	kind: key(_enum(["local", "command"]), {
		description: "`local`: a folder on the machine that deploys, and a server there for each model with `serve.run`. `command`: commands of your own.",
		example: "local"
	}),
	folder: key(text, {
		description: "Kind `local`, required there: where versions and the link to the live one are, absolute or relative to the repository's root.",
		example: "/srv/models"
	}).optional(),
	ports: key(record(text, port), {
		description: "Kind `local`: where the live server of a model listens. A model that is not named gets a free port.",
		example: { delay: 8080 }
	}).optional(),
	apply: key(command, {
		description: "Kind `command`, required there: makes a release the live one. Run twice, it has to do so once.",
		example: "./deploy.sh"
	}).optional(),
	plan: key(command, {
		description: "Kind `command`: tells what `apply` would change, and changes nothing.",
		example: "./deploy.sh --dry-run"
	}).optional(),
	status: key(command, {
		description: "Kind `command`: tells what is live.",
		example: "./deploy.sh --status"
	}).optional(),
	undo: key(command, {
		description: "Kind `command`: takes back what `apply` has begun.",
		example: "./deploy.sh --undo"
	}).optional(),
	timeout: key(duration, {
		description: "Kind `command`: each command is stopped after so long.",
		default: "10m",
		example: "30m"
	}).optional(),
	secrets: key(secrets, {
		description: "Kind `command`: variables of the deploying job that the commands get. `defaults.secrets` are not among them.",
		example: ["KUBE_TOKEN"]
	}).optional()
});
const environmentSection = strictObject({
	branch: key(text, {
		description: "The branch that holds its releases; merging into it deploys. Default: `env/` and the name.",
		example: "env/production"
	}).optional(),
	models: key(oneOrMore, {
		description: "The models that are promoted here. Default: all with `serve`.",
		example: ["delay"]
	}).optional(),
	needs: key(oneOrMore, {
		description: "Environments in which a version has to be verified before it is promoted here.",
		example: ["staging"]
	}).optional(),
	soak: key(duration, {
		description: "How long a version has to have been live and healthy in each of `needs`.",
		default: "0s",
		example: "24h"
	}).optional(),
	windows: key(array(window).min(1, { error: "a list with at least one window" }), {
		description: "When promotions may be merged and deployed: in any of these windows. Default: always.",
		example: [{
			days: "mon-thu",
			from: "09:00",
			to: "16:00",
			timezone: "Europe/Berlin"
		}]
	}).optional(),
	approvals: key(count, {
		description: "So many people who may write to the repository have to approve a promotion pull request, on top of what branch protection asks.",
		default: 0,
		example: 1
	}).optional(),
	"auto-merge": key(boolean(), {
		description: "`true`: a promotion pull request is merged without a person once nothing is in its way.",
		default: false,
		example: true
	}).optional(),
	"runs-on": key(runsOn, {
		description: "The runner that deploys, as in a workflow: a label, labels, or group and labels.",
		default: "ubuntu-latest",
		example: ["self-hosted", "staging"]
	}).optional(),
	target: key(target, {
		description: "Where releases run.",
		example: {
			kind: "local",
			folder: "/srv/models"
		}
	}),
	verify: key(array(verifyStep), {
		description: "What is asked of every deployment here before it counts, after what the model asks (`serve.verify`): exactly one of `run`, `http`, `golden` and `prometheus` each.",
		example: [{ run: "./smoke.sh" }]
	}).optional(),
	"on-failure": key(_enum([
		"revert",
		"propose",
		"hold"
	]), {
		description: "What follows a deployment that fails, after what was verified last is live again: the revert is merged (`revert`) or proposed as a pull request (`propose`); the version is held in any case, by `hold` alone.",
		default: "propose",
		example: "revert"
	}).optional()
});

// src/project/schema/project.ts
const defaults = strictObject({
	env: key(env, {
		description: "Variables with literal values for every model, part of the fingerprint.",
		example: { PYTHONPATH: "src" }
	}).optional(),
	setup: key(setup, {
		description: "What makes the language environment of every step: a command, or `none`. Default: found from `uv.lock`, `poetry.lock`, `requirements.txt`, `environment.yml`, `renv.lock` or `package-lock.json` where the machine has none for it.",
		example: "uv sync --frozen"
	}).optional(),
	secrets: key(secrets, {
		description: "Names of variables of the caller's environment that training and evaluation get. Values are never recorded.",
		example: ["HF_TOKEN"]
	}).optional()
});
const defaultsSection = key(defaults, {
	description: "For every model; the nearest wins. In an included file: for every model of that file.",
	example: { env: { PYTHONPATH: "src" } }
});
const launcher = strictObject({ kind: key(_enum(["local"]), {
	description: "Where the launcher runs a step.",
	example: "local"
}) });
const version = key(literal(1), {
	description: "The version of this format.",
	example: 1
});
const includedShell = strictObject({
	version: version.optional(),
	defaults: defaultsSection.optional()
});
const projectFile = strictObject({
	version,
	name: key(text, {
		description: "Shown in comments and checks. Default: the repository's name.",
		example: "flights"
	}).optional(),
	store: key(text, {
		description: "Where artifacts and predictions are kept: a folder (relative to the repository's root or absolute), a repository of an OCI registry (`oci://host/repository`) or a place in an S3-compatible bucket (`s3://bucket/prefix`). What commands make goes into `.mlops/store` of this machine first; `mlops promote` sends a version to a remote store.",
		default: ".mlops/store",
		example: "oci://ghcr.io/acme/models"
	}).optional(),
	comment: key(_enum([
		"always",
		"on-change",
		"on-fail"
	]), {
		description: "When `report --publish` puts a comment on a pull request that has none yet: always; where a model, a dataset or the policy changes or the verdict is not pass (`on-change`); where it is not pass (`on-fail`). A comment that is there is always brought up to date, and the check is always set. The value of the base branch counts.",
		default: "on-change",
		example: "always"
	}).optional(),
	"when-unknown": key(whenUnknown, {
		description: "What `unknown` means for every gate that does not say its own.",
		default: "block",
		example: "allow"
	}).optional(),
	"self-accept": key(boolean(), {
		description: "Whether the author of a pull request may accept its loss by `/mlops accept`. The value of the base branch counts.",
		default: false,
		example: true
	}).optional(),
	reuse: key(_enum(["verified", "never"]), {
		description: "Which recorded results a job on GitHub uses again: those of which GitHub shows which run has made them (`verified`), or none (`never`). The value of the base branch counts.",
		default: "verified",
		example: "never"
	}).optional(),
	tags: key(_enum(["gto"]), {
		description: "Tags of git beside the ledger: `mlops promote` makes `<model>@v<n>.0.0` for each version and `<model>#<environment>#<n>` for each deployment, as [GTO](https://github.com/iterative/gto) reads them. Left out: none. The value of the base branch counts.",
		example: "gto"
	}).optional(),
	include: key(oneOrMore, {
		description: "Files of the same format whose `datasets`, `models`, `launchers` and `environments` belong to this project: patterns from the repository's root, `!` takes files out. Paths in such a file begin at its own folder, its `defaults` are for its own models.",
		example: ["teams/*/mlops.yaml"]
	}).optional(),
	defaults: defaultsSection.optional(),
	datasets: key(record(text, datasetEntry), {
		description: "Where the data is, and the contract that it must keep: a path, or a table.",
		example: { flights: "data/flights/*.parquet" }
	}).optional(),
	models: key(record(text, modelSection), {
		description: "What can change a model, how it is trained, and what it must reach.",
		example: { delay: {
			data: "flights",
			train: "python train.py",
			artifact: "model.pkl"
		} }
	}).optional(),
	launchers: key(record(text, launcher), {
		description: "Places where training can run, by name; `local` is always there.",
		example: { workstation: { kind: "local" } }
	}).optional(),
	environments: key(record(text, environmentSection), {
		description: "Where and when versions are deployed: a branch and a target each. Letters, digits, `-` and `_` make a name. The values of the base branch count.",
		example: { staging: { target: {
			kind: "local",
			folder: "/srv/models"
		} } }
	}).optional()
}).meta({
	title: "mlops.yaml",
	description: "The project file of mlops-actions."
});

// src/project/schema/anchors.ts
const referenceSections = [
	["datasets"],
	["datasets", "columns"],
	["datasets", "checks"],
	["datasets", "drift"],
	["models"],
	["models", "train"],
	["models", "evaluate"],
	["models", "gates"],
	["models", "serve"],
	["environments"]
];
function referencePageOf(section) {
	return section.length === 0 ? "docs/reference/mlops-yaml.md" : `docs/reference/mlops-yaml/${section.join("-")}.md`;
}
function sectionOf(words) {
	return referenceSections.filter((section) => section.every((word, at) => words[at] === word)).toSorted((one, other) => other.length - one.length)[0] ?? [];
}
function anchorOf(path) {
	const words = [];
	let here = [projectFile];
	for (const segment of path) {
		const shapes = here.flatMap(alternatives);
		const next = shapes.flatMap((schema) => member(schema, segment));
		if (next.length === 0) break;
		if (shapes.some((schema) => schema instanceof ZodObject && Object.hasOwn(schema.shape, segment))) words.push(String(segment));
		here = next;
	}
	const page = referencePageOf(sectionOf(words));
	return words.length === 0 ? page : `${page}#${words.join("-")}`;
}
function alternatives(schema) {
	if (schema instanceof ZodOptional) return alternatives(schema.unwrap());
	if (schema instanceof ZodUnion) return schema.options.flatMap(alternatives);
	return [schema];
}
function member(schema, segment) {
	if (schema instanceof ZodObject) {
		const found = Object.hasOwn(schema.shape, segment) ? schema.shape[String(segment)] : void 0;
		return found === void 0 ? [] : [found];
	}
	if (schema instanceof ZodRecord) return [schema.valueType];
	if (schema instanceof ZodArray && typeof segment === "number") return [schema.element];
	return [];
}
function allowedKeys(path) {
	let here = [projectFile];
	for (const segment of path) here = here.flatMap(alternatives).flatMap((schema) => member(schema, segment));
	const keys = here.flatMap(alternatives).flatMap((schema) => schema instanceof ZodObject ? Object.keys(schema.shape) : []);
	return [...new Set(keys)];
}

// src/project/touched-paths.ts
function touchedPaths() {
	const prefixes = /* @__PURE__ */ new Set();
	return {
		add(path) {
			for (let length = 0; length <= path.length; length += 1) prefixes.add(keyOf(path.slice(0, length)));
		},
		has: (path) => prefixes.size > 0 && prefixes.has(keyOf(path))
	};
}
function keyOf(path) {
	return path.map((segment) => typeof segment === "number" ? `#${segment}` : `.${segment}`).join("\0");
}

// src/project/problem-list.ts
function problemList(places, already = [], files = []) {
	const problems = [...already];
	const warnings = [];
	const paths = touchedPaths();
	const secretLines = /* @__PURE__ */ new Set();
	const problem = (reason, path, message, more) => {
		const place = more.value ? places.value(path) : places.at(path);
		if (more.secret) secretLines.add(lineKey(place));
		const remedy = more.remedy === void 0 ? {} : { remedy: more.remedy };
		return {
			reason,
			message: `${showPath(path)}${message}`,
			place,
			...remedy,
			docs: anchorOf(path)
		};
	};
	const shown = (found) => {
		if (found.place === void 0 || !secretLines.has(lineKey(found.place))) return found;
		const { source: _, ...place } = found.place;
		return {
			...found,
			place
		};
	};
	const all = () => problems.toSorted(byPlace(files)).map(shown);
	return {
		warnings,
		all,
		add(reason, path, message, more = {}) {
			paths.add(path);
			problems.push(problem(reason, path, message, more));
		},
		found: (problem) => problems.push(problem),
		warn(reason, path, message, more = {}) {
			warnings.push(problem(reason, path, message, more));
		},
		touches: paths.has,
		placeOf: (path) => places.value(path),
		throwIfAny() {
			if (problems.length > 0) throw new MlopsError("input", all());
		}
	};
}
function showPath(path) {
	return path.length === 0 ? "" : `${formatPath(path)}: `;
}
function formatPath(path) {
	let text = "";
	for (const segment of path) if (typeof segment === "number") text += `[${segment}]`;
	else text += text === "" ? segment : `.${segment}`;
	return text;
}
function lineKey({ file, line }) {
	return `${line} ${file}`;
}
function byPlace(files) {
	const ranks = new Map(files.map((file, rank) => [file, rank]));
	const rankOf = ({ place }) => ranks.get(place?.file ?? "") ?? 0;
	return (a, b) => {
		const apart = rankOf(a) - rankOf(b);
		const lines = apart !== 0 ? apart : (a.place?.line ?? 0) - (b.place?.line ?? 0);
		return lines !== 0 ? lines : (a.place?.column ?? 0) - (b.place?.column ?? 0);
	};
}

// src/project/units.ts
const milliseconds = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5
};
function durationOf(text) {
	const { number, unit } = split(text);
	return Math.round(number * (milliseconds[unit] ?? NaN));
}
function formatDuration(duration) {
	const units = Object.entries(milliseconds).filter(([, size]) => duration % size === 0);
	const [unit, size] = duration === 0 ? ["s", 1] : units.at(-1) ?? ["ms", 1];
	return `${duration / size}${unit}`;
}
const thousands = "KMGT";
function sizeOf(text) {
	const { number, unit } = split(text);
	const power = thousands.indexOf(unit.charAt(0)) + 1;
	return Math.round(number * (unit.includes("i") ? 1024 : 1e3) ** power);
}
function amountOf(written) {
	if (typeof written === "number") return {
		kind: "absolute",
		value: written
	};
	return {
		kind: "percent",
		value: split(written).number
	};
}
function shareOf(written) {
	return typeof written === "number" ? written : split(written).number / 100;
}
function formatAmount(amount) {
	return amount.kind === "percent" ? `${amount.value}%` : String(amount.value);
}
function split(text) {
	const found = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(text);
	return {
		number: Number(found?.[1]),
		unit: found?.[2] ?? ""
	};
}

// src/project/views.ts
function withOrigin(dataset, origin) {
	const { view } = dataset;
	if (view === void 0) return dataset;
	const { digest: _, database: __, ...rest } = dataset;
	const { source, format, digest, database } = origin;
	const locked = origin.view === void 0 ? origin.locked : origin.view.locked;
	return {
		...rest,
		source,
		format,
		...digest !== void 0 && { digest },
		...database && { database },
		view: {
			from: origin.name,
			root: origin.view?.root ?? origin.name,
			...locked && (database || locked.objects) && { locked },
			...(origin.build !== void 0 || origin.view?.built === true) && { built: true },
			rules: [...origin.view?.rules ?? [], ...view.rules.slice(-1)],
			reading: origin.view?.reading ?? readingOf(origin)
		}
	};
}
function readingOf({ columns, fieldNames }) {
	const present = [...columns.values()].filter(({ absent }) => !absent);
	return {
		types: new Map(present.flatMap(({ name, type }) => type === void 0 ? [] : [[name, type]])),
		names: fieldNames ?? present.map(({ name }) => name),
		hidden: present.filter(({ sensitive }) => sensitive).map(({ name }) => name)
	};
}
function linkedViews(datasets) {
	const linked = /* @__PURE__ */ new Map();
	const link = (dataset) => {
		const known = linked.get(dataset.name);
		if (known !== void 0) return known;
		const origin = dataset.view && datasets.get(dataset.view.from);
		const made = origin === void 0 ? dataset : withOrigin(dataset, link(origin));
		linked.set(dataset.name, made);
		return made;
	};
	return new Map([...datasets].map(([name, dataset]) => [name, link(dataset)]));
}
function viewWords(view) {
	if (view === void 0) return /* @__PURE__ */ new Map();
	const { where, dropLast, last, select } = view.rules.at(-1) ?? {};
	const words = {
		from: view.from,
		where,
		"drop-last": dropLast && spanText(dropLast),
		last: last && spanText(last),
		select: select?.join(", ")
	};
	return new Map(Object.entries(words).flatMap(([key, text]) => text === void 0 ? [] : [[key, text]]));
}
function spanText(span) {
	if (span.kind === "duration") return formatDuration(span.milliseconds);
	return `${span.percent}%${span.gap === 0 ? "" : ` ${formatDuration(span.gap)}`}`;
}

// src/project/drift-statistics.ts
const plainStatistics = [
	"wasserstein",
	"l-infinity",
	"jensen-shannon",
	"ks",
	"psi",
	"kl",
	"chi-square",
	"cramers-v",
	"hellinger",
	"total-variation",
	"nulls",
	"new-category"
];
const peerStatistics = [
	"wasserstein-evidently",
	"wasserstein-deepchecks",
	"jensen-shannon-evidently",
	"jensen-shannon-tfdv",
	"jensen-shannon-nannyml",
	"psi-evidently",
	"psi-soda",
	"psi-deepchecks",
	"hellinger-evidently"
];
const driftStatistics = [...plainStatistics, ...peerStatistics];
function isPeerStatistic(statistic) {
	return peerStatistics.some((each) => each === statistic);
}
function writtenStatistic(statistic) {
	if (!isPeerStatistic(statistic)) return { key: statistic };
	const key = plainStatistics.find((each) => statistic.startsWith(`${each}-`));
	return key === void 0 ? { key: "wasserstein" } : {
		key,
		as: statistic.slice(key.length + 1)
	};
}
const divergences = [
	"jensen-shannon-evidently",
	"jensen-shannon-tfdv",
	"jensen-shannon-nannyml"
];
const replacers = {
	wasserstein: ["wasserstein-evidently", "wasserstein-deepchecks"],
	"l-infinity": ["jensen-shannon", ...divergences],
	"jensen-shannon": ["l-infinity", ...divergences]
};
function replacersOf(statistic) {
	return replacers[statistic] ?? [];
}
function largestOf(statistic) {
	if (/^(wasserstein|psi|kl)/.test(statistic)) return void 0;
	return statistic === "jensen-shannon-evidently" ? Math.sqrt(Math.LN2) : 1;
}

// src/project/needs.ts
function neededBelow(models, name) {
	const found = [];
	const open = /* @__PURE__ */ new Set([name]);
	const visit = (one) => {
		for (const { model } of models.get(one)?.needs ?? []) {
			if (open.has(model)) continue;
			open.add(model);
			visit(model);
			found.push(model);
		}
	};
	visit(name);
	return found;
}
function neededFirst(models, names) {
	const wanted = [...names];
	const all = new Set(wanted);
	const ordered = /* @__PURE__ */ new Set();
	for (const name of wanted) for (const needed of [...neededBelow(models, name), name]) if (all.has(needed)) ordered.add(needed);
	return [...ordered];
}
function neededBy(models, name) {
	return [...models].flatMap(([other, { needs = [] }]) => needs.some(({ model }) => model === name) ? [other] : []);
}

export { readDocument as A, parseEvents as B, includedShell as C, hygieneAsks as D, comparisons as E, constructFromEvents as F, dump as I, getScalarValue as L, CORE_SCHEMA as M, EVENT_ID as N, forbidden as O, YAMLException as P, load as R, allowedKeys as S, weekdays as T, shareOf as _, isPeerStatistic as a, problemList as b, replacersOf as c, viewWords as d, withOrigin as f, formatDuration as g, formatAmount as h, driftStatistics as i, placesOf as j, limits as k, writtenStatistic as l, durationOf as m, neededBy as n, largestOf as o, amountOf as p, neededFirst as r, plainStatistics as s, neededBelow as t, linkedViews as u, sizeOf as v, projectFile as w, touchedPaths as x, formatPath as y, mergeTag as z };