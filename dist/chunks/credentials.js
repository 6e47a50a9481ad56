import { i as isMissing } from "./files.js";
import { t as MlopsError } from "./problem.js";
import { t as storeReasons } from "./reasons16.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";

// src/store/remote/s3/ini.ts
function readSections(text) {
	const sections = /* @__PURE__ */ new Map();
	let section;
	for (const line of text.split(/\r?\n/)) {
		if (/^\s*([#;]|$)/.test(line) || /^\s/.test(line)) continue;
		const name = /^\[\s*([^\]]+?)\s*\]/.exec(line)?.[1]?.replaceAll(/\s+/g, " ");
		if (name !== void 0) {
			section = sections.get(name) ?? /* @__PURE__ */ new Map();
			sections.set(name, section);
			continue;
		}
		const [, key, value = ""] = /^([^=]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
		if (key !== void 0) section?.set(key.toLowerCase(), value);
	}
	return sections;
}

// src/store/remote/s3/credentials.ts
async function bucketIdentity(env) {
	const given = env["AWS_REGION"] || env["AWS_DEFAULT_REGION"];
	const keys = keysOfEnv(env);
	if (keys !== void 0 && given) return {
		keys,
		region: given
	};
	const profile = await readProfile(env);
	const region = given || profile.get("region") || "us-east-1";
	return {
		keys: keys ?? keysOfProfile(profile, env),
		region
	};
}
function keysOfEnv(env) {
	const { AWS_ACCESS_KEY_ID: id = "", AWS_SECRET_ACCESS_KEY: secret = "", AWS_SESSION_TOKEN: token = "" } = env;
	if (id === "" && secret === "") return void 0;
	if (id !== "" && secret !== "") return keysOf(id, secret, token, "AWS_ACCESS_KEY_ID");
	const [there, missing] = id === "" ? ["SECRET_ACCESS_KEY", "ACCESS_KEY_ID"] : ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY"];
	throw incomplete(`AWS_${there} is set, and AWS_${missing} is not.`);
}
function keysOf(accessKeyId, secretAccessKey, sessionToken, from) {
	return {
		accessKeyId,
		secretAccessKey,
		...sessionToken !== "" && { sessionToken },
		from
	};
}
async function readProfile(env) {
	const home = join(env["HOME"] || homedir(), ".aws");
	const name = env["AWS_PROFILE"] || "default";
	const [config, credentials] = await Promise.all([readFileSections(env["AWS_CONFIG_FILE"] || join(home, "config")), readFileSections(env["AWS_SHARED_CREDENTIALS_FILE"] || join(home, "credentials"))]);
	const found = [
		config.get(`profile ${name}`),
		name === "default" ? config.get(name) : void 0,
		credentials.get(name)
	];
	if (env["AWS_PROFILE"] && found.every((one) => one === void 0)) throw incomplete(`AWS_PROFILE names ${name}, and the shared files of AWS have no such profile.`);
	return new Map(found.flatMap((one) => [...one ?? []]));
}
async function readFileSections(file) {
	try {
		return readSections(await readFile(file, "utf8"));
	} catch (error) {
		if (isMissing(error)) return /* @__PURE__ */ new Map();
		throw incomplete(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
	}
}
function keysOfProfile(profile, env) {
	const name = env["AWS_PROFILE"] || "default";
	const [id = "", secret = ""] = [profile.get("aws_access_key_id"), profile.get("aws_secret_access_key")];
	if (id !== "" && secret !== "") return keysOf(id, secret, profile.get("aws_session_token") ?? "", `profile ${name}`);
	const other = [
		"sso_session",
		"sso_start_url",
		"role_arn",
		"credential_process"
	].find((key) => profile.has(key));
	if (id === "" && secret === "" && other === void 0 && !env["AWS_PROFILE"]) return void 0;
	throw incomplete(`The profile ${name} of AWS ${other === void 0 ? "has no pair of keys" : `gets its keys by ${other}, which is not followed here`}.`, `eval "$(aws configure export-credentials --profile ${name} --format env)"`);
}
function incomplete(sentence, remedy) {
	return MlopsError.of(storeReasons, "store-credentials", sentence, remedy === void 0 ? {} : { remedy });
}

export { bucketIdentity as t };