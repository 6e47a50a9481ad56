import { t as isRemoteStore } from "./store-address.js";
import { isAbsolute } from "node:path";

// src/commands/in-checkout.ts
function isStoreInCheckout({ store }) {
	return !isAbsolute(store) && !isRemoteStore(store);
}
function targetInCheckout(target) {
	return target.kind === "local" && !isAbsolute(target.folder) ? target.folder : void 0;
}

export { targetInCheckout as n, isStoreInCheckout as t };