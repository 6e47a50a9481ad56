import { n as defineReasons } from "./problem.js";

// src/store/reasons.ts
const storeReasons = defineReasons({
	"store-bad-digest": {
		ends: "defect",
		cause: "A digest is not of the form sha256:<64 hexadecimal digits>.",
		remedy: "Report it with the message."
	},
	"store-missing": {
		ends: "unavailable",
		cause: "The store does not hold these bytes: it was cleaned, or it is not the store that they were put into.",
		remedy: "Let `store` in mlops.yaml name the store that has them (one for all clones), or restore it. Where they are lost, run `mlops train`: it makes them again and holds them against the record."
	},
	"store-corrupt": {
		ends: "input",
		cause: "The stored bytes are not those of their digest: somebody changed them, or the disk did.",
		remedy: "Remove what the message names. Restore it from where it was kept, or run `mlops train`: it makes what is lost again and holds it against the record."
	},
	"store-full": {
		ends: "unavailable",
		cause: "The disk that holds the store, or the target, is full or over its quota.",
		remedy: "Free some space and run again; nothing half-written is left behind."
	},
	"store-unwritable": {
		ends: "unavailable",
		cause: "The store folder cannot be made, read or written.",
		remedy: "Check owner and permissions of the folder, or choose another one with store: in mlops.yaml."
	},
	"store-unsafe": {
		ends: "input",
		cause: "Inside of the store is a symbolic link or something that is not a file, where stored bytes should be.",
		remedy: "Look who put it there, and remove it."
	},
	"store-file-missing": {
		ends: "input",
		cause: "The file to be stored does not exist or is not a plain file.",
		remedy: "Check the path."
	},
	"store-file-changed": {
		ends: "input",
		cause: "The file changed while it was being stored.",
		remedy: "Let nothing write to outputs after the training has ended, and run again."
	},
	"store-target-exists": {
		ends: "input",
		cause: "There is something already where stored bytes were to be written.",
		remedy: "Choose another place, or remove what is there."
	},
	"store-bad-address": {
		ends: "input",
		cause: "What names the store is neither a folder nor an address that this version knows.",
		remedy: "Write a folder, `oci://host/repository` or `s3://bucket/prefix`."
	},
	"store-credentials": {
		ends: "input",
		cause: "What should say who asks a remote store is incomplete or cannot be read.",
		remedy: "docs/guides/stores.md says where credentials are looked for, in which order."
	},
	"store-refused": {
		ends: "unavailable",
		cause: "The remote store does not let who asks do this, or does not know who asks.",
		remedy: "Give the right that the message names; docs/guides/stores.md has the credentials of each kind of store."
	},
	"store-unreachable": {
		ends: "unavailable",
		cause: "The remote store did not answer, was too busy, or the connection broke each time.",
		remedy: "Run again: what was sent is not sent twice. Check the address, the network and the proxy."
	},
	"store-unknown": {
		ends: "unavailable",
		cause: "There is no such bucket or repository, and it is not made by itself.",
		remedy: "Check the name behind `store` in mlops.yaml, or make it."
	},
	"store-protocol": {
		ends: "unavailable",
		cause: "A server answered what a registry or a bucket does not answer: often it is another server.",
		remedy: "Check the address behind `store` in mlops.yaml, and what lies between: a proxy, a login page."
	},
	"store-offline": {
		ends: "unavailable",
		cause: "The bytes are not on this machine, and with `--offline` the remote store is not asked.",
		remedy: "Run without `--offline`."
	}
});

export { storeReasons as t };