import { t as openFolderStore } from "./store.js";
import { t as storeReasons } from "./reasons10.js";

export { openFolderStore };