import { t as MlopsError } from "./problem.js";
import { t as didYouMean } from "./nearest.js";
import { a as ZodOptional, i as ZodObject, o as ZodRecord, s as ZodUnion, t as ZodArray } from "./schemas.js";
import { n as knownMetrics, t as knownMetric } from "./known.js";
import { a as driftStatistics, i as hygieneAsks, n as weekdays, r as comparisons, s as plainStatistics, t as projectFile } from "./project.js";
import { n as readStoreAddress } from "./store-address.js";

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
function load$1(input, options) {
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
function build(state, object) {
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
			let item = build(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build(state, null);
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
		const key = build(state, objectKey);
		if (key === INVALID) continue;
		const value = build(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
function jsToAst(input, schema, options = {}) {
	const root = build({
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
	const lines = lineStarts(text);
	const place = (offset) => {
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

// src/project/defined.ts
function defined(value) {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== void 0));
}

// src/project/document.ts
const limits$1 = {
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
	if (bytes > limits$1.bytes) stop("file-too-large", `${file} has ${bytes} bytes; at most ${limits$1.bytes} are read`, flat.offset(0));
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
	const events = guarded(text, flat, () => parseEvents(text, { maxDepth: limits$1.depth }));
	const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
	if (documents > 1) stop("yaml-syntax", `${file} holds ${documents} documents; one is read`, flat.offset(0));
	return events;
}
function construct(text, events, flat) {
	return guarded(text, flat, () => constructFromEvents(events, {
		source: text,
		json: true,
		maxAliases: limits$1.aliases
	})[0]);
}
function guarded(text, flat, read) {
	try {
		return read();
	} catch (error) {
		const position = error instanceof YAMLException ? error.mark?.position ?? 0 : 0;
		const reason = error instanceof YAMLException ? error.reason : "the text cannot be read as YAML";
		const place = flat.offset(position);
		if (reason.startsWith("nesting exceeded")) stop("yaml-too-deep", `nesting is deeper than ${limits$1.depth} levels`, place);
		const remedy = expressionIn(text, position) ? `Quote it: "${"${{"} … }}" needs quotes inside { } and [ ].` : void 0;
		return stop("yaml-syntax", `not valid YAML: ${reason}`, place, remedy);
	}
}
const opener = "${{";
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
		if (this.#nodes > limits$1.nodes) this.#stopNodes(after);
		if (event.type === EVENT_ID.ALIAS) return this.#alias(event, key);
		const name = anchorName(this.#text, event);
		if (name !== void 0) this.#anchors.set(name, "open");
		const before = this.#nodes;
		const value = startOf(event, after);
		if (event.type === EVENT_ID.SCALAR) this.#judgeText(getScalarValue(this.#text, event), value);
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
			this.#judgeKey(key, offset, members);
			members.set(key, spot);
		}
		this.#take();
		return members;
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
		const place = this.#flat.offset(offset);
		this.#judgeText(key, offset);
		const first = members.get(key);
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
		if (this.#aliases > limits$1.aliases) this.#stopAliases(value, `more than ${limits$1.aliases} aliases`);
		const anchored = this.#anchors.get(name);
		if (anchored === "open") this.#stopAliases(value, `\`*${name}\` refers to itself`);
		if (anchored === void 0) stop("yaml-syntax", `not valid YAML: \`*${name}\` has no anchor \`&${name}\` above it`, this.#flat.offset(value));
		this.#nodes += anchored.nodes;
		this.#repeated += anchored.nodes;
		if (this.#nodes > limits$1.nodes) this.#stopAliases(value, `aliases stand for more than ${limits$1.nodes} nodes`);
		return {
			...anchored.spot,
			key: key === -1 ? value : key,
			value
		};
	}
	#stopNodes(offset) {
		if (this.#repeated > limits$1.nodes / 2) this.#stopAliases(offset, `more than ${limits$1.nodes} nodes, aliases written out`);
		return stop("yaml-too-many-nodes", `more than ${limits$1.nodes} nodes`, this.#flat.offset(offset));
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
	return !Number.isNaN(Date.parse(text.replace(" ", "T")));
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
const largestRepeat = 1e3;
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
	constructor(text) {
		this.#text = text;
	}
	run() {
		while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
		for (const index of this.#open) this.#find("invalid", "`(` without `)`", index);
	}
	#step(character) {
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
		if (Math.max(low, high ?? 0) > largestRepeat) this.#find("not-portable", `repetition above ${largestRepeat}`, index);
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
		else for (const column of columns) checkColumn(other, column, path, list);
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
	if (rule.kind === "rows") checkRows(rule, at, list);
}
function checkRows(rule, at, list) {
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
		list.add("contradiction", [...dataset.path, key], message, { remedy: "Say `format: parquet`, `csv` or `json`." });
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

// src/project/paths.ts
function resolvePath(text, options = {}) {
	const refusal = refuse(text, options.rooted === true);
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
function refuse(text, rooted) {
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
	return pathAt(context, at, text);
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
			const way = wayBack(need, name, environments, later);
			if (way === void 0) return;
			const at = entryPath([...path, "needs"], listed, needs.indexOf(need));
			const circle = [name, ...way].join(" → ");
			const message = need === name ? "needs itself" : `needs itself in the end: ${circle}`;
			list.add("environment-needs-circle", at, message, { value: true });
		});
	}
}
function wayBack(from, to, environments, through) {
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
	if (list.touches(["include"])) return false;
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
	const { label } = evaluate;
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
function isKnownModel(name, at, { list, names }, more) {
	if (names.models.has(name)) return true;
	if ([...names.models].some((model) => name.startsWith(`${model}-`) && list.touches([
		"models",
		model,
		"matrix"
	])) || list.touches(["include"])) return false;
	const message = `there is no model \`${name}\`; declared: ${[...names.models].join(", ") || "none"}`;
	list.add("environment-model-unknown", at, message, {
		...more,
		remedy: didYouMean(name, names.models)
	});
	return false;
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
		checkNeeds(environment, project, context);
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
	if (models.length > 0 || [
		["models"],
		["include"],
		[...path, "models"]
	].some(list.touches)) return;
	list.add("environment-without-models", path, "no model has `serve`, so nothing would ever be promoted here");
}
function isUnserved(name, { models }, { list }) {
	const model = models.get(name);
	return model !== void 0 && model.serve === void 0 && !list.touches([...model.path, "serve"]);
}
function checkNeeds(environment, project, context) {
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
	if (list.touches(["include"])) return;
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

// src/project/check/timeout.ts
const longest = 20736e5;
function checkTimeout(timeout, at, list) {
	if (timeout > 0 && timeout <= longest) return;
	list.add("invalid-value", at, `expected a duration above 0 and of at most 24d, found ${timeout / 1e3}s`, { value: true });
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
function checkTrain({ train, path }, { list, names }) {
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
	const place = [
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
	if (dataset.key.length === 0 && !list.touches([...dataset.path, "key"])) {
		const message = `dataset \`${dataset.name}\` has no \`key\`, so predictions cannot be joined with its labels`;
		list.add("label-without-key", place, message, { value: true });
	}
	if (dataset.key.includes(label.column)) list.add("contradiction", [
		...at,
		"label",
		"column"
	], `\`${label.column}\` is the label, and part of the key of \`${dataset.name}\``, { value: true });
	checkColumn(dataset, label.column, [
		...at,
		"label",
		"column"
	], list);
	for (const { column } of evaluate.slices) checkColumn(dataset, column, slicePath(column, model, at), list);
	for (const column of evaluate.cluster) checkColumn(dataset, column, [...at, "cluster"], list);
}
function slicePath(column, model, at) {
	const rule = [...[...model.gates.values()].flat(), ...model.environmentGates].find((each) => each.by === column);
	return rule ? [...rule.path, "by"] : [...at, "slices"];
}
function checkCompute({ compute, task }, at, list) {
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
	for (const model of project.models.values()) {
		checkModel(model, project, context);
		checkGates(model, list);
	}
	checkEnvironments(project, context);
	checkTags(context);
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

// src/project/schema/take.ts
function take(document, path) {
	const parent = memberAt(document, path.slice(0, -1));
	if (Array.isArray(parent)) return take(document, path.slice(0, -1));
	const last = path.at(-1);
	if (typeof parent === "object" && parent !== null && last !== void 0) Reflect.deleteProperty(parent, last);
	return path;
}

// src/project/later.ts
const addressed = (value) => typeof value === "string" && /^[a-z][a-z0-9+.-]*:\/\//i.test(value);
const isTable$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
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
	...keys("", "include lock"),
	...keys("defaults", "setup image"),
	...keys("datasets.*", "from build where last drop-last", "source"),
	...keys("datasets.*", "frozen freshness"),
	values("datasets.*", addressed),
	values("datasets.*.source", (value) => addressed(value) || isTable$1(value)),
	values("datasets.*.format", among("arrow", "avro", "delta", "excel", "feather", "iceberg", "lance", "orc", "xml")),
	values("datasets.*.columns", isText),
	values("datasets.*.columns.*.values", isText),
	values("datasets.*.drift.against", driftSource),
	...keys("datasets.*.drift", "limit"),
	...keys("models.*", "base-model needs matrix monitor image setup secrets"),
	values("models.*.data", addressed),
	values("models.*.data.*", addressed),
	...keys("models.*.train", "dvc", "run"),
	...keys("models.*.train", "smoke when image setup env retries checkpoints"),
	...keys("models.*.train.resources", "nodes"),
	...keys("models.*.evaluate", "repeat image setup env"),
	values("models.*.evaluate.task", among("multilabel", "forecast", "ranking", "scored")),
	values("models.*.artifact", fromMlflow),
	values("models.*.artifact.*", fromMlflow),
	...keys("models.*.metrics", "mlflow", "file"),
	...keys("models.*.metrics.*", "mlflow", "file"),
	values("models.*.metrics", fromMlflow),
	values("models.*.metrics.*", fromMlflow),
	...keys("models.*.metrics.row", "where"),
	...keys("models.*.metrics.*.row", "where"),
	...keys("models.*.gates.*", "max-gap"),
	...keys("models.*.gates.*.*", "max-gap"),
	...["min", "max"].flatMap((limit) => [values(`models.*.gates.*.${limit}`, withUnit), values(`models.*.gates.*.*.${limit}`, withUnit)]),
	...keys("models.*.serve", "manifests image"),
	values("launchers.*.kind", among("kubernetes", "slurm", "command"), 1),
	values("environments.*.target.kind", among("kubernetes", "kserve", "gitops"), 1),
	...keys("environments.*.target", "rollout")
];
function withoutLater(document, list) {
	const rest = structuredClone(document);
	const excused = [];
	const remove = (path, message, value, above = 0) => {
		if (memberAt(rest, path) === void 0) return;
		list.add("not-supported-yet", path, message, { value });
		const gone = take(rest, path.slice(0, path.length - above));
		excused.push(gone);
	};
	for (const { pattern, when, instead, drop } of laters) for (const path of matches(rest, pattern, [])) {
		if (when && !when(memberAt(rest, path))) continue;
		remove(path, `${when ? found(memberAt(rest, path)).text : `\`${String(path.at(-1))}\``} is not supported in this version`, when !== void 0, drop);
		if (instead !== void 0) excused.push([...path.slice(0, -1), instead]);
	}
	for (const path of expressions(rest, [])) remove(path, `\`${"${{"} … }}\` is not supported in this version`, true);
	return {
		document: rest,
		excused: (path) => excused.some((each) => samePath(each, path))
	};
}
function matches(value, pattern, path) {
	const [first, ...others] = pattern;
	if (first === void 0) return [path];
	if (first === "*") return members(value).flatMap(([name, member]) => matches(member, others, [...path, name]));
	const member = Array.isArray(value) ? void 0 : memberAt(value, [first]);
	return member === void 0 ? [] : matches(member, others, [...path, first]);
}
function expressions(value, path) {
	if (typeof value === "string") return value.includes("${{") ? [path] : [];
	return members(value).flatMap(([name, member]) => expressions(member, [...path, name]));
}
function members(value) {
	if (Array.isArray(value)) return value.map((item, index) => [index, item]);
	return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
function samePath(a, b) {
	return a.length === b.length && a.every((segment, index) => segment === b[index]);
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
		columns: columnsOf$1(columns, level, path)
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
function columnsOf$1(written, level, path) {
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
		if (typeof value !== "object") {
			limits[key] = shareOf(value);
			continue;
		}
		const as = "as" in value ? value.as : void 0;
		const statistic = as === void 0 ? key : driftStatistics.find((each) => each === `${key}-${as}`);
		if (statistic === void 0) refuseVariant(context, [
			...path,
			key,
			"as"
		], key, as ?? "");
		else limits[statistic] = shareOf(value.max);
	}
	return {
		kind: "limits",
		limits
	};
}
function refuseVariant({ list }, path, statistic, peer) {
	const message = `${peer} takes ${statistic} over up to 30 bins at the quantiles of a random sample (KLL), which no two runs share, so its number cannot be had again`;
	list.add("drift-variant-unavailable", path, message, { value: true });
}

// src/project/normalize/format.ts
function formatFromEnding(source) {
	const bare = source.toLowerCase().replace(/\.dvc$/, "").replace(/\.(gz|zst)$/, "");
	const ending = /\.([a-z0-9]+)$/.exec(bare)?.[1];
	if (ending === "parquet") return { kind: "parquet" };
	if (ending === "csv" || ending === "tsv") return csvOf(source, {});
	if (ending === "json" || ending === "jsonl" || ending === "ndjson") return { kind: "json" };
	return { kind: "files" };
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

// src/project/normalize/dataset.ts
function datasetOf(context, name, written) {
	const path = ["datasets", name];
	if (typeof written === "string") return bareDataset(name, pathAt(context, path, written), path, false);
	const source = pathAt(context, [...path, "source"], written.source);
	const rows = written.rows;
	return {
		...bareDataset(name, source, path, false),
		format: formatOf(source, written.format),
		key: oneOrMany(written.key),
		...defined({ time: written.time }),
		rows: defined({
			min: rows?.min,
			max: rows?.max,
			change: rows?.change === void 0 ? void 0 : amountOf(rows.change)
		}),
		extraColumns: written["extra-columns"] ?? "warn",
		columns: new Map(Object.entries(written.columns ?? {}).map(([column, rules]) => [column, columnOf(column, rules, [
			...path,
			"columns",
			column
		])])),
		checks: (written.checks ?? []).map((check, index) => checkOf(context, check, [
			...path,
			"checks",
			index
		], written.time)),
		drift: driftOf(context, [...path, "drift"], written.drift)
	};
}
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

// src/project/normalize/env.ts
function envOf({ list, written }, own, at) {
	if (own) checkEnv(list, Object.keys(own), at);
	const entries = [...Object.entries(written.defaults?.env ?? {}), ...Object.entries(own ?? {})];
	return new Map(entries.map(([name, value]) => [name, String(value)]));
}
function checkEnv(list, names, at) {
	for (const name of names) {
		if (!name.toUpperCase().startsWith("MLOPS_")) continue;
		list.add("reserved-variable", [...at, name], "variables that begin with `MLOPS_` are set by the training contract");
	}
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

// src/project/normalize/steps.ts
function trainOf(context, written, at) {
	const table = isCommand(written) ? { run: written } : written;
	return {
		run: commandOf(table.run),
		secrets: secretsOf(context, table.secrets, [...at, "secrets"]),
		timeout: durationOf(table.timeout ?? "6h"),
		seeds: table.seeds ?? [],
		resources: resourcesOf(table.resources),
		reuse: table.reuse ?? true,
		runsOn: runsOnOf(table["runs-on"]),
		launcher: table.launcher ?? "local"
	};
}
function secretsOf({ list, written }, own, at) {
	const names = own ?? written.defaults?.secrets ?? [];
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
		...defined({ columns: columnsOf(context, table, at) }),
		batch: table.batch ?? 32,
		within: timeoutOf(context, table.within, "10s", [...at, "within"]),
		tolerance: table.tolerance ?? 1e-6
	};
}
function columnsOf({ list }, { columns }, at) {
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
const kinds$1 = [
	"run",
	"http",
	"golden",
	"prometheus"
];
function stepOf(context, written, at) {
	const { list } = context;
	const { run, http, golden, prometheus } = written;
	const given = kinds$1.filter((kind) => written[kind] !== void 0);
	const [first, second] = given;
	if (first === void 0) {
		if (!list.touches(at)) list.add("missing-key", at, `one of the keys ${inWords(kinds$1)} is missing`);
		return [];
	}
	if (second !== void 0) {
		list.add("contradiction", at, `a step has one of ${inWords(kinds$1)}, not ${inWords(given)}`);
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
function checkNames(list, section, names, form = safeForm) {
	const seen = /* @__PURE__ */ new Map();
	for (const name of names) {
		const path = [section, name];
		if (!form.fits(name)) list.add("invalid-name", path, `expected ${form.text}`);
		collide(list, path, name, name.toLowerCase(), seen, "differs from it only in letter case");
	}
}
function checkRoles(list, at, roles) {
	const seen = /* @__PURE__ */ new Map();
	for (const role of roles) {
		const path = [...at, role];
		if (!roleForm.test(role)) list.add("invalid-name", path, "expected letters, digits, `-` and `_`, at most 64, beginning with a letter");
		const variable = variableOf(role);
		collide(list, path, role, variable, seen, `both would be $${variable}`);
	}
}
function variableOf(role) {
	return `MLOPS_DATA_${role.toUpperCase().replaceAll("-", "_")}`;
}
function isSafeName(name) {
	return safe.test(name) && !name.includes("..") && !name.endsWith(".") && !name.endsWith(".lock");
}
function collide(list, path, name, same, seen, why) {
	const other = seen.get(same);
	if (other !== void 0) list.add("name-collision", path, `\`${other}\` stands there already; ${why}`);
	else seen.set(same, name);
}

// src/project/normalize/data.ts
function dataOf(context, written, at, workingDirectory, table) {
	if (written === void 0) return /* @__PURE__ */ new Map();
	if (typeof written === "string") return /* @__PURE__ */ new Map([["train", datasetNamed(context, written, at, workingDirectory, table)]]);
	checkRoles(context.list, at, Object.keys(written));
	return new Map(Object.entries(written).map(([role, text]) => [role, datasetNamed(context, text, [...at, role], workingDirectory, table)]));
}
function datasetNamed(context, text, at, workingDirectory, table) {
	if (context.names.datasets.has(text)) return text;
	if (looksLikePath(text)) return datasetAt(context, text, at, workingDirectory, table);
	const names = context.names.datasets;
	const remedy = didYouMean(text, names) ?? `If a folder is meant, write \`${text}/\`.`;
	context.list.add("unknown-dataset", at, `there is no dataset \`${text}\`; declared: ${[...names].join(", ") || "none"}`, {
		value: true,
		remedy
	});
	return text;
}
function datasetAt(context, text, at, workingDirectory, table) {
	const source = pathAt(context, at, text, {
		workingDirectory,
		rooted: true
	});
	for (const dataset of [...table.declared.values(), ...table.implicit.values()]) if (dataset.source === source) return dataset.name;
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
function evaluateOf(context, written, at, workingDirectory, gates) {
	if (written === void 0) return void 0;
	const table = isCommand(written) ? { run: written } : written;
	const label = table.label;
	return {
		...defined({
			run: table.run === void 0 ? void 0 : commandOf(table.run),
			task: table.task,
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

// src/project/normalize/globs.ts
function globsAt(context, written, at, workingDirectory) {
	const globs = oneOrMany(written).map((glob, index) => settle(context, entryPath(at, written, index), resolveGlob(glob, {
		workingDirectory,
		rooted: true
	})));
	if (globs.length > 0 && globs.every((glob) => glob.startsWith("!"))) context.list.add("contradiction", at, "only excludes files, so that no code is left", { remedy: "Begin with \"**\"." });
	return globs;
}

// src/project/normalize/serve.ts
function serveOf(context, written, at, workingDirectory) {
	if (written === void 0) return void 0;
	const table = tableOf$1(written);
	if (table.run === void 0) refuseServerKeys(context, table, at);
	return {
		...defined({ run: table.run === void 0 ? void 0 : commandOf(table.run) }),
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
	const folder = written["working-directory"];
	const workingDirectory = folder === void 0 ? "" : pathAt(context, [...path, "working-directory"], folder);
	const outputs = (key) => oneOrMany(written[key]).map((text, index) => outputAt(context, entryPath([...path, key], written[key], index), text, workingDirectory));
	const { gates, environmentGates } = gatesOf(context, written.gates, [...path, "gates"]);
	const allRules = [...[...gates.values()].flat(), ...environmentGates];
	return {
		name,
		workingDirectory,
		code: codeOf(context, written.code, [...path, "code"], workingDirectory),
		data: dataOf(context, written.data, [...path, "data"], workingDirectory, table),
		params: paramsOf(context, written.params, [...path, "params"], workingDirectory),
		train: trainOf(context, written.train, [...path, "train"]),
		artifact: outputs("artifact"),
		metrics: metricsOf(context, written.metrics, [...path, "metrics"], workingDirectory),
		plots: outputs("plots"),
		...defined({ evaluate: evaluateOf(context, written.evaluate, [...path, "evaluate"], workingDirectory, allRules) }),
		gates,
		environmentGates,
		...defined({ serve: serveOf(context, written.serve, [...path, "serve"], workingDirectory) }),
		env: envOf(context, written.env, [...path, "env"]),
		schemas: schemasOf(context, written.schemas, [...path, "schemas"], workingDirectory),
		path
	};
}
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
	if (typeof written === "string" || Array.isArray(written)) return oneOrMany(written).map((text, index) => {
		return {
			file: pathAt(context, entryPath(at, written, index), text, options),
			keys: null
		};
	});
	return Object.entries(written).map(([text, keys]) => {
		if (/[*?[{]/.test(text)) context.list.add("contradiction", [...at, text], "keys can be read from one file, not from a glob");
		return {
			file: keyPathAt(context, at, text, options),
			keys
		};
	});
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
	const { min, max } = written;
	if (min !== void 0 && max !== void 0) list.add("contradiction", at, "a row has either `min` or `max`, not both");
	if (min !== void 0) return {
		kind: "min",
		column: min
	};
	if (max !== void 0) return {
		kind: "max",
		column: max
	};
	if (!list.touches(at)) list.add("missing-key", at, "one of the keys `min` and `max` is missing");
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

// src/project/normalize/project.ts
function projectOf(context) {
	const { written, names, list } = context;
	for (const section of [
		"datasets",
		"models",
		"launchers"
	]) checkNames(list, section, names[section]);
	checkNames(list, "environments", names.environments, environmentForm);
	if (written.defaults?.secrets) checkSecrets(list, written.defaults.secrets, ["defaults", "secrets"]);
	if (written.defaults?.env) checkEnv(list, Object.keys(written.defaults.env), ["defaults", "env"]);
	const declared = new Map(Object.entries(written.datasets ?? {}).map(([name, entry]) => [name, datasetOf(context, name, entry)]));
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

// src/project/schema/anchors.ts
const referencePage = "docs/reference/mlops-yaml.md";
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
	return words.length === 0 ? referencePage : `${referencePage}#${words.join("-")}`;
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

// src/project/problem-list.ts
function problemList(places, already = []) {
	const problems = [...already];
	const warnings = [];
	const paths = [];
	const problem = (reason, path, message, more) => {
		const place = more.value ? places.value(path) : places.at(path);
		const remedy = more.remedy === void 0 ? {} : { remedy: more.remedy };
		return {
			reason,
			message: `${showPath(path)}${message}`,
			place,
			...remedy,
			docs: anchorOf(path)
		};
	};
	return {
		warnings,
		add(reason, path, message, more = {}) {
			paths.push(path);
			problems.push(problem(reason, path, message, more));
		},
		warn(reason, path, message, more = {}) {
			warnings.push(problem(reason, path, message, more));
		},
		touches: (path) => paths.some((found) => path.every((segment, index) => found[index] === segment)),
		throwIfAny() {
			if (problems.length > 0) throw new MlopsError("input", problems.toSorted(byPlace));
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
function byPlace(a, b) {
	const lines = (a.place?.line ?? 0) - (b.place?.line ?? 0);
	return lines !== 0 ? lines : (a.place?.column ?? 0) - (b.place?.column ?? 0);
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
		list.add("unknown-key", [...path, key], message, { remedy: didYouMean(key, allowed) });
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
const kinds = {
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
	if (issue.code === "invalid_type" && issue.expected === "object") return { text: tableOf(allowedKeys(path)) };
	if (issue.code === "invalid_type") return { text: kinds[issue.expected] ?? issue.expected };
	if (issue.code === "too_small") return { text: bound("at least", issue.origin, issue.minimum) };
	if (issue.code === "too_big") return { text: bound("at most", issue.origin, issue.maximum) };
	return { text: "another value" };
}
function tableOf(keys) {
	return keys.length === 0 ? "a table of keys" : `a table of keys (${keys.join(", ")})`;
}
function bound(words, origin, limit) {
	return origin === "string" ? `${words} ${limit} characters` : `a number of ${words} ${limit}`;
}
function projectPath(path) {
	return path.map((segment) => typeof segment === "symbol" ? String(segment) : segment);
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
const projectVersion = 1;
let latest;
function loadProject(text, file) {
	if (latest?.file === file && latest.loaded.text === text) return latest.loaded;
	const loaded = load(text, file);
	latest = {
		file,
		loaded
	};
	return loaded;
}
function load(text, file) {
	const { value, places, problems } = readDocument(text, file);
	const list = problemList(places, problems);
	const document = rootOf(value, places, file);
	checkVersion(document, places, list);
	const { document: supported, excused } = withoutLater(document, list);
	const written = readWritten(rootOf(supported, places, file), document, list, excused);
	const context = {
		list,
		written: written.project,
		names: written.names
	};
	const project = projectOf(context);
	checkProject(project, context);
	list.throwIfAny();
	return {
		project,
		places,
		text,
		warnings: list.warnings
	};
}
function rootOf(value, places, file) {
	const place = places.value([]);
	if (value === null) throw refused("project-file-empty", `${file} is empty`, place);
	if (!isTable(value)) throw refused("wrong-kind", `expected a table of keys, found ${found(value).text}`, place);
	return value;
}
function isTable(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function checkVersion({ version }, places, list) {
	if (typeof version !== "number" || !Number.isInteger(version) || version <= 1) return;
	const message = `version: the file is of version ${version}; this program reads version ${1}`;
	list.throwIfAny();
	throw refused("version-too-new", message, places.value(["version"]));
}
function refused(reason, message, place) {
	return new MlopsError("input", [{
		reason,
		message,
		place
	}]);
}

export { dump as _, formatFromEnding as a, mergeTag as b, formatAmount as c, defined as d, placesOf as f, constructFromEvents as g, YAMLException as h, bareDataset as i, formatDuration as l, EVENT_ID as m, formatPath as n, flowText as o, CORE_SCHEMA as p, prometheusAddress as r, namedDatasets as s, loadProject as t, readDocument as u, getScalarValue as v, parseEvents as x, load$1 as y };