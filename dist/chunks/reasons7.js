import { n as defineReasons } from "./problem.js";

// src/sources/reasons.ts
const sourceReasons = defineReasons({
	"source-empty": {
		ends: "fail",
		cause: "Nothing is at the address of a dataset, or nothing there matches it.",
		remedy: "Correct `source`, or put the data there."
	},
	"source-refused": {
		ends: "unavailable",
		cause: "The store behind an address does not let who asks list or read, or does not know who asks.",
		remedy: "docs/guides/sources.md has the credentials of each kind of address, and when they are used."
	},
	"source-unreachable": {
		ends: "unavailable",
		cause: "Who answers behind an address did not, was too busy or too slow, or the connection broke each time.",
		remedy: "Run again. Check the address, the network and the proxy."
	},
	"source-protocol": {
		ends: "unavailable",
		cause: "A server answered what a store of this kind does not answer, or not what it had said before: often it is another server.",
		remedy: "Check the address and the variable that names the endpoint, and what lies between: a proxy, a login page."
	},
	"source-changed": {
		ends: "unavailable",
		cause: "An object was replaced or removed after it was listed, so what was read would be of no one version.",
		remedy: "Run again when nobody writes there."
	},
	"source-moved-on": {
		ends: "fail",
		cause: "An object was replaced or removed after `mlops.lock` named it: the version that was agreed on is not there.",
		remedy: "Restore it from the versions of the store; or agree on what is there now by `mlops lock <dataset>`."
	},
	"source-damaged": {
		ends: "unavailable",
		cause: "What came is not what the store says it sent.",
		remedy: "Run again. Where it stays so, the store computes its MD5 otherwise or holds damaged bytes: `digest` beside `source` says which."
	},
	"source-other-content": {
		ends: "fail",
		cause: "The content is not that of the `digest` of the dataset.",
		remedy: "Look who changed it. Where the new content is meant, write its digest, which the message names."
	},
	"source-too-many": {
		ends: "input",
		cause: "There are more objects below an address than one dataset can have, or its listing does not come to an end.",
		remedy: "Name a narrower folder."
	},
	"source-no-room": {
		ends: "unavailable",
		cause: "What is behind an address has more bytes than the disk of the cache has left.",
		remedy: "Name fewer objects, or run where `.mlops/cache` lies on a larger disk. A size that cannot be is a lie of the store."
	},
	"source-odd-name": {
		ends: "input",
		cause: "The name of an object cannot be one of a file on this machine.",
		remedy: "Rename it, or name the objects by a glob that leaves it out."
	},
	"source-credentials": {
		ends: "input",
		cause: "What should say who asks a store, or where it is, is incomplete or cannot be read.",
		remedy: "docs/guides/sources.md says which variables are read."
	},
	"source-private": {
		ends: "input",
		cause: "An address leads to a private network or to the machine itself, and no dataset of the base branch names its host.",
		remedy: "Let a dataset of the base branch name the host first, or put the data where anybody may look."
	},
	"source-offline": {
		ends: "unavailable",
		cause: "The data is behind an address, and with `--offline` nobody is asked.",
		remedy: "Run without `--offline`."
	}
});

export { sourceReasons as t };