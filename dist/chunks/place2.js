import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons16.js";

// src/store/remote/s3/place.ts
function bucketPlace({ bucket, prefix }, region, env) {
	const words = `bucket s3://${bucket}${prefix === "" ? "" : `/${prefix}`}`;
	const place = {
		bucket,
		prefix: prefix === "" ? "" : `${prefix}/`,
		region,
		words
	};
	const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"];
	if (endpoint !== void 0 && endpoint !== "") return {
		...place,
		base: `${checked(endpoint)}/${bucket}/`
	};
	if (!/^[a-z0-9-]+$/.test(region)) throw badAddress(`${JSON.stringify(region)} is no region of AWS.`);
	const service = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
	const base = bucket.includes(".") ? `https://${service}/${bucket}/` : `https://${bucket}.${service}/`;
	return {
		...place,
		base
	};
}
function checked(endpoint) {
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (url !== void 0 && url.username === "" && url.search === "" && url.hash === "" && (url.protocol === "https:" || url.protocol === "http:")) return url.href.replace(/\/+$/, "");
	throw badAddress(`AWS_ENDPOINT_URL_S3 is ${JSON.stringify(endpoint)}, which is no http or https address.`);
}
function badAddress(sentence) {
	return MlopsError.of(storeReasons, "store-bad-address", sentence, { remedy: "Set AWS_ENDPOINT_URL_S3 to an address such as https://minio.example.org, AWS_REGION to such as eu-central-1." });
}
function keyOf({ prefix }, digest) {
	const hex = digest.slice(7);
	return `${prefix}${hex.slice(0, 2)}/${hex.slice(2)}`;
}
function addressOf({ base }, key, query = {}) {
	const url = new URL(`${base}${key}`);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url;
}

export { bucketPlace as n, keyOf as r, addressOf as t };