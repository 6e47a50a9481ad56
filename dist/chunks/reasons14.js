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
		remedy: "Let `store` in mlops.yaml name the folder that has them (one for all clones), or restore it. Where they are lost, run `mlops train`: it makes them again and holds them against the record."
	},
	"store-corrupt": {
		ends: "input",
		cause: "The stored bytes are not those of their digest: somebody changed them, or the disk did.",
		remedy: "Remove the file that the message names. Restore it from where it was kept, or run `mlops train`: it makes what is lost again and holds it against the record."
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
	}
});

export { storeReasons as t };