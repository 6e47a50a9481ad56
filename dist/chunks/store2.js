import { p as putFile } from "./score-run.js";
import { t as openFolderStore } from "./folder-store.js";
import { n as openStore, t as askStore } from "./store.js";
import { t as bucketAccess } from "./remote-sources.js";

export { askStore, openStore };