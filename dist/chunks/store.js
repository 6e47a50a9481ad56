import { t as MlopsError } from "./problem.js";
import { n as readStoreAddress } from "./store-address.js";
import { t as openFolderStore } from "./folder-store.js";
import { t as storeReasons } from "./reasons16.js";
import { isAbsolute, join } from "node:path";

// src/store/open-store.ts
const cacheFolder = ".mlops/store";
async function openStore({ store, root }, around) {
	const address = addressOf(store);
	if (address.kind === "folder") return openFolderStore(absolute(root, address.folder));
	const { openRemoteStore } = await import("./open-remote.js");
	return await openRemoteStore(address, join(root, cacheFolder), around);
}
async function askStore({ store, root }, around) {
	const address = addressOf(store);
	if (address.kind === "folder") {
		const folder = openFolderStore(absolute(root, address.folder));
		await folder.has(`sha256:${"0".repeat(64)}`);
		return folder.describe();
	}
	const { askRemote } = await import("./open-remote.js");
	return await askRemote(address, around);
}
function addressOf(store) {
	const read = readStoreAddress(store);
	if (read.ok) return read.address;
	throw MlopsError.of(storeReasons, "store-bad-address", `The store: ${read.message}.`, { remedy: read.remedy });
}
function absolute(root, folder) {
	return isAbsolute(folder) ? folder : join(root, folder);
}

export { openStore as n, askStore as t };