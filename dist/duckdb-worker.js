import { t as MlopsError } from "./chunks/problem.js";
import { t as dataReasons } from "./chunks/reasons.js";
import { n as literal, r as literals, t as identifier } from "./chunks/sql.js";
import { a as ArrowTooLarge, i as ArrowDamage, r as checkColumnNames, s as damaged$1, t as loadBindings } from "./chunks/bindings.js";
import { a as hasOffset, c as misfitOf, d as surelyText, f as timePatterns, i as formsFrom, n as castOfText, o as inferType, p as zoneCounts, r as formCounts, s as isText, t as castOf, u as surely } from "./chunks/text-types.js";
import { t as ownMemory } from "./chunks/own-memory.js";
import { r as sha256 } from "./chunks/canonical.js";
import { basename, dirname, join, sep } from "node:path";
import { createReadStream, rmSync, rmdirSync, statSync } from "node:fs";
import { open as open$1, rename, rm, stat } from "node:fs/promises";
import zlib from "node:zlib";

// src/data/engines/duckdb/arrow/source.ts
async function openSource(file) {
	const handle = await open$1(file).catch((error) => {
		throw error.code === void 0 ? error : damaged$1(`it cannot be opened (${error.code})`);
	});
	try {
		const { size } = await handle.stat();
		return {
			size,
			read: (at, length) => readExactly(handle, size, {
				at,
				length
			}),
			close: () => handle.close()
		};
	} catch (error) {
		await handle.close();
		throw error;
	}
}
async function readExactly(handle, size, { at, length }) {
	if (at < 0 || length < 0 || at + length > size) throw damaged$1(`it is cut off: byte ${at + length} is needed of ${size}`);
	const bytes = new Uint8Array(length);
	for (let read = 0; read < length;) {
		const { bytesRead } = await handle.read(bytes, read, length - read, at + read);
		if (bytesRead === 0) throw damaged$1(`it is cut off at byte ${at + read}`);
		read += bytesRead;
	}
	return bytes;
}

// src/data/engines/duckdb/many-files.ts
const many = 200;
const mostBytes = 2 ** 30;
const placeColumns = ["#file", "#row"];
function isWorthCopying(found, spill) {
	if (found.files.length < many) return false;
	return found.files.reduce((sum, file) => sum + statSync(file).size, 0) <= Math.min(mostBytes, spill / 4);
}
async function copyOfMany(connection, found, scan, target) {
	const partitions = found.partitions ?? [];
	const types = await typesOf$2(connection, `SELECT * FROM ${scan}`);
	if (types.some(([name]) => name.toLowerCase() === "file_index")) return void 0;
	const folders = partitions.map(({ name }) => `f.${identifier(name)}`);
	await connection.run(`COPY (SELECT ${[
		"d.*",
		...folders,
		"d.\"file_index\"::INTEGER AS \"#file\"",
		"d.\"file_row_number\" + 1 AS \"#row\""
	].join(", ")}
       FROM ${scan} AS d ${partitions.length === 0 ? "" : `JOIN (${foldersSql(partitions)}) AS f ON f."#at" = d."file_index"`})
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`);
	const copied = {
		...found,
		files: [target],
		alike: true,
		partitions: [],
		placed: true
	};
	const stored = await typesOf$2(connection, `SELECT * EXCLUDE (${placeColumns.map(identifier).join(", ")}) FROM read_parquet(${literal(target)})`);
	const wanted = [...types, ...partitions.map(({ name, engineType }) => [name, engineType])];
	return JSON.stringify(stored) === JSON.stringify(wanted) ? copied : void 0;
}
function foldersSql(partitions) {
	return `SELECT ${[...partitions.map(({ name, engineType, values }) => {
		return `unnest([${values.map((value) => value === null ? "NULL" : literal(value)).join(", ")}]::VARCHAR[])::${engineType} AS ${identifier(name)}`;
	}), `unnest(range(${partitions[0]?.values.length ?? 0})) AS "#at"`].join(", ")}`;
}
async function typesOf$2(connection, sql) {
	return (await (await connection.run(`DESCRIBE ${sql}`)).getRows()).map((row) => [String(row[0]), String(row[1])]);
}

// src/data/engines/duckdb/failures.ts
const noSpace = /max_temp_directory_size|No space left on device|Disk quota exceeded|File too large|ENOSPC|EDQUOT|EFBIG/;
const ofFile = /^(IO|Serialization|TProtocolException|Invalid) Error|TProtocol|[Pp]arquet|thrift|snappy|zstd|ZSTD/i;
const ofValues = /^(Conversion|Out of Range|Invalid Input|Not implemented|Invalid Type|Mismatch Type)/i;
function explained(error, { files, own, asks }) {
	if (error instanceof MlopsError || !(error instanceof Error)) return error;
	const text = error.message.trim();
	const first = text.replaceAll(/(\n\n| *Possible fixes:).*/gs, "").replaceAll(/\s+/g, " ").trim();
	if (/^(INTERRUPT|Interrupt)/.test(text)) return MlopsError.of(dataReasons, "engine-timeout", "The query was interrupted.");
	const isOwn = own.some((path) => text.includes(`${path}${sep}`) || text.includes(`${path}"`));
	if (noSpace.test(text) && (isOwn || !ofValues.test(text))) return MlopsError.of(dataReasons, "engine-disk-full", `The data engine has no temporary space left: ${first}`);
	if (/^Out of Memory Error/.test(text)) return MlopsError.of(dataReasons, "engine-out-of-memory", `The data engine reached its memory limit: ${first}`);
	if (/^IO Error/.test(text) && isOwn) return MlopsError.of(dataReasons, "engine-own-files", `The data engine cannot use its own files: ${first}`);
	return (asks ? ofSelect(text, first) : void 0) ?? ofData(text, first, {
		files,
		asks
	}) ?? error;
}
function ofSelect(text, first) {
	if (/^Parser Error/.test(text)) return MlopsError.of(dataReasons, "sql-syntax", first);
	if (/^Permission Error/.test(text)) return MlopsError.of(dataReasons, "sql-not-allowed", first);
	return /^(Binder|Catalog|Conversion)/.test(text) || ofValues.test(text) && !ofFile.test(text) ? MlopsError.of(dataReasons, "sql-failed", first) : void 0;
}
function ofData(text, first, { files, asks }) {
	if (!ofFile.test(text) && (asks || !(ofValues.test(text) || /^Binder/.test(text)))) return void 0;
	const named = files.find((file) => text.includes(file)) ?? files.join(", ");
	return MlopsError.of(dataReasons, "unreadable-data-file", `${named} cannot be read: ${first}`);
}

// src/data/engines/duckdb/parquet-schemas.ts
async function groupsOf(connection, files) {
	const kinds = await alike(connection, files).catch(() => files.map((file) => [file]));
	const groups = [];
	const broken = [];
	for (const kind of kinds) try {
		groups.push({
			files: kind,
			types: await typesOf$1(connection, kind[0] ?? "")
		});
	} catch (error) {
		const told = withoutColumns(kind[0] ?? "", error) ?? explained(error, {
			files: kind.slice(0, 1),
			own: [],
			asks: false
		});
		if (!(told instanceof MlopsError)) throw told;
		broken.push(told);
	}
	const [first] = broken;
	if (first === void 0) return groups;
	throw new MlopsError(first.ends, broken.flatMap((error) => error.problems));
}
function withoutColumns(file, error) {
	if (!/at least one non-root column/.test(String(error))) return void 0;
	return MlopsError.of(dataReasons, "no-columns", `${file} has no columns.`);
}
async function alike(connection, files) {
	const result = await connection.run(`SELECT file_name, md5(string_agg(CAST(said AS VARCHAR), chr(10) ORDER BY place))
     FROM (SELECT file_name, row_number() OVER () AS place,
         struct_pack(name, type, type_length, repetition_type, num_children, converted_type, scale, precision,
           logical_type) AS said
       FROM parquet_schema(${literals(files)}))
     GROUP BY file_name`);
	const hashes = new Map((await result.getRows()).map(([file, hash]) => [String(file), String(hash)]));
	const kinds = /* @__PURE__ */ new Map();
	for (const file of files) {
		const hash = hashes.get(file);
		if (hash === void 0) throw new Error(`no schema of ${file}`);
		const known = kinds.get(hash);
		if (known === void 0) kinds.set(hash, [file]);
		else known.push(file);
	}
	return [...kinds.values()];
}
async function typesOf$1(connection, file) {
	const rows = await (await connection.run(`SELECT name, coalesce(num_children, 0), converted_type = 'DECIMAL' AND precision > 38, precision
     FROM parquet_schema(${literal(file)})`)).getRows();
	checkColumnNames(file, topLevel(rows.map(([name, children]) => [String(name), Number(children)])), "in its schema");
	const wide = rows.find(([, , isWide]) => isWide === true);
	if (wide !== void 0) {
		const sentence = `${file}: column ${wide[0]} holds decimals of ${wide[3]} digits; more than 38 would be rounded.`;
		throw MlopsError.of(dataReasons, "decimals-too-wide", sentence);
	}
	const described = await connection.run(`DESCRIBE SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`);
	const types = new Map((await described.getRows()).map((row) => [String(row[0]), String(row[1])]));
	refuseTwice(file, rows.slice(1).map(([name]) => String(name).toLowerCase()), types);
	return types;
}
function topLevel(nodes) {
	const names = [];
	const open = [nodes[0]?.[1] ?? 0];
	for (const [name, children] of nodes.slice(1)) {
		while (open.length > 1 && open.at(-1) === 0) open.pop();
		if (open.length === 1) names.push(name);
		open[open.length - 1] = (open.at(-1) ?? 1) - 1;
		if (children > 0) open.push(children);
	}
	return names;
}
function refuseTwice(file, names, types) {
	const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].toSorted();
	const columns = new Set([...types.keys()].map((column) => column.toLowerCase()));
	const renamed = twice.filter((name) => columns.has(`${name}_1`));
	if (renamed.length === 0) return;
	throw MlopsError.of(dataReasons, "duplicate-header", `${file} has more than one column ${renamed.join(", ")}.`);
}

// src/data/engines/duckdb/partition-folders.ts
const nullFolder = "__HIVE_DEFAULT_PARTITION__";
function folderValues(paths) {
	const problems = [];
	const found = paths.map((path) => valuesOf(path, problems));
	const [bad] = problems;
	if (bad !== void 0) throw new MlopsError(dataReasons["bad-partition-folder"].ends, problems.slice(0, 20));
	const keys = found[0]?.map(([key]) => key) ?? [];
	const other = found.findIndex((values) => values.map(([key]) => key).join("/") !== keys.join("/"));
	if (other > 0) {
		const of = (at) => `${paths[at]} has ${words$1(found[at] ?? [])}`;
		throw MlopsError.of(dataReasons, "partitions-differ", `Files have different partitions: ${of(0)}, ${of(other)}.`);
	}
	if (keys.length > 0) checkColumnNames(paths[0] ?? "", keys, "of its folders");
	return keys.length === 0 ? [] : found;
}
function valuesOf(path, problems) {
	const values = [];
	const bad = (what) => problems.push({
		reason: "bad-partition-folder",
		message: `${path}: ${what}.`
	});
	for (const folder of path.split("/").slice(0, -1)) {
		const at = folder.indexOf("=");
		if (at < 0) continue;
		const key = unescaped(folder.slice(0, at));
		const text = unescaped(folder.slice(at + 1));
		if (key === void 0 || text === void 0) bad(`the escapes of the folder ${folder} are no UTF-8`);
		else if (key === "") bad(`the folder ${folder} has no name before \`=\``);
		else if (text.includes("\0") || key.includes("\0")) bad(`the folder ${folder} stands for a NUL byte`);
		else if (values.some(([known]) => known.toLowerCase() === key.toLowerCase())) bad(`two folders say ${key}`);
		else values.push([key, text === nullFolder ? null : text]);
	}
	return values;
}
function unescaped(text) {
	if (!text.includes("%")) return text;
	const bytes = text.split(/(%[0-9A-Fa-f]{2})/).map((part, at) => {
		return at % 2 === 1 ? Buffer.from(part.slice(1), "hex") : Buffer.from(part);
	});
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(Buffer.concat(bytes));
	} catch {
		return;
	}
}
const words$1 = (values) => values.length === 0 ? "none" : values.map(([key]) => key).join(", ");

// src/data/engines/duckdb/partitions.ts
function partitionKeys(table) {
	return (folderValues(table.paths ?? [])[0] ?? []).map(([key]) => key);
}
async function partitionsOf(connection, table, inFiles) {
	const folders = folderValues(table.paths ?? []);
	const keys = partitionKeys(table);
	if (keys.length === 0) return [];
	refuseInFiles(table, keys, [...inFiles]);
	const columns = [];
	for (const [at, name] of keys.entries()) columns.push(await typed(connection, table, name, textsAt(folders, at)));
	return columns;
}
const textsAt = (folders, at) => folders.map((values) => values[at]?.[1] ?? null);
function refuseInFiles(table, keys, inFiles) {
	const wanted = new Set(keys.map((key) => key.toLowerCase()));
	const twice = [...new Set(inFiles.filter((column) => wanted.has(column.toLowerCase())))];
	if (twice.length > 0) {
		const sentence = `${table.name}: folders and files both have a column ${twice.join(", ")}; nobody can say which one counts.`;
		throw MlopsError.of(dataReasons, "partition-column-twice", sentence);
	}
	if (![...inFiles, ...keys].some((column) => column.toLowerCase() === "file_index")) return;
	const sentence = `${table.name} is partitioned and has a column named file_index.`;
	throw MlopsError.of(dataReasons, "reserved-column-name", sentence);
}
async function typed(connection, table, name, texts) {
	const type = table.types?.get(name) ?? inferred$2(texts);
	const distinct = [...new Set(texts.filter((text) => text !== null))];
	const from = `FROM (SELECT unnest(${literals(distinct)}::VARCHAR[]) AS "k")`;
	const ask = async (sql) => await (await connection.run(`SELECT ${sql} ${from}`)).getRows();
	const misfits = (await ask(`"k", ${misfitOf("k", type)}`)).flatMap(([text, bad]) => bad ? [String(text)] : []);
	if (misfits.length > 0) throw misfit$1(table, name, type, misfits);
	const zoned = type === "timestamp" && await areZoned(await ask(zoneCounts("k").join(", ")), name);
	const cast = castOf("k", type, zoned);
	const cells = new Map((await ask(`"k", (${cast})::VARCHAR`)).map(([text, cell]) => [String(text), String(cell)]));
	const values = texts.map((text) => text === null ? null : cells.get(text) ?? null);
	return {
		name,
		engineType: zoned ? "TIMESTAMP WITH TIME ZONE" : engineTypes[type],
		values
	};
}
const engineTypes = {
	integer: "BIGINT",
	number: "DOUBLE",
	string: "VARCHAR",
	boolean: "BOOLEAN",
	date: "DATE",
	timestamp: "TIMESTAMP"
};
function inferred$2(texts) {
	const filled = texts.filter((text) => text !== null);
	return filled.length > 0 && filled.every((text) => /^-?[0-9]{1,18}$/.test(text)) ? "integer" : "string";
}
function misfit$1(table, name, type, texts) {
	const shown = texts.slice(0, 3).map((text) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text));
	const which = table.hidden?.includes(name) ? `${texts.length} values` : shown.join(", ");
	const sentence = `${table.name}: folders give the column ${name} ${which}, not of type ${type} (${texts.length} of its values).`;
	return MlopsError.of(dataReasons, "partition-misfit", sentence);
}
async function areZoned([counts], name) {
	const [times, offsets] = [Number(counts?.[0]), Number(counts?.[1])];
	if (offsets === 0 || offsets === times) return offsets > 0;
	const sentence = `Folders give the column ${name} ${offsets} of ${times} points in time with an offset from UTC, and none to the others.`;
	throw MlopsError.of(dataReasons, "partition-misfit", sentence);
}
function partitionCells(columns = []) {
	return columns.map(({ name, engineType, values }) => {
		return `([${values.map((value) => value === null ? "NULL" : literal(value)).join(", ")}]::${engineType}[])[file_index::BIGINT + 1] AS ${identifier(name)}`;
	});
}

// src/data/engines/duckdb/parquet.ts
function parquetScan({ files, alike }, more = "") {
	return `read_parquet(${literals(files)}, can_have_nan = true, hive_partitioning = false, union_by_name = ${!alike}${more})`;
}
function rowsOf(found) {
	return `SELECT ${cellsOf(found).join(", ")} FROM ${parquetScan(found)}`;
}
function cellsOf({ only, fromText, firstLine, placed, partitions = [] }) {
	const own = placed ? ["#file", "#row"] : fromText && firstLine === void 0 ? ["#row"] : [];
	const all = own.length === 0 ? "*" : `* EXCLUDE (${own.map(identifier).join(", ")})`;
	if (only === void 0) return [all, ...partitionCells(partitions)];
	const folders = new Map(partitions.map((column) => [column.name, column]));
	return only.flatMap((name) => {
		const folder = folders.get(name);
		return folder === void 0 ? [identifier(name)] : partitionCells([folder]);
	});
}
function viewsOf(name, staged) {
	const rows = [name, rowsOf(staged)];
	if (staged.only !== void 0) return [rows];
	if (staged.placed) return [rows, [`${name}#rows`, `SELECT * FROM ${parquetScan(staged)}`]];
	const scan = parquetScan(staged, `, filename = '#name'`);
	const file = `list_position(${literals(staged.files)}, "#name") - 1 AS "#file"`;
	const folders = partitionCells(staged.partitions);
	const cells = staged.fromText ? [
		"* EXCLUDE (\"#name\")",
		...rowFrom(staged.firstLine),
		...folders,
		file
	] : [
		"* EXCLUDE (\"#name\")",
		...folders,
		file,
		...rowFrom(1)
	];
	return [rows, [`${name}#rows`, `SELECT ${cells.join(", ")} FROM ${scan}`]];
}
function rowFrom(first) {
	return first === void 0 ? [] : [`"file_row_number" + ${first} AS "#row"`];
}
async function stageParquet(connection, table, copy) {
	const { files } = table;
	const groups = await groupsOf(connection, files);
	const columns = new Set(groups.flatMap(({ types }) => [...types.keys()]));
	const partitions = await partitionsOf(connection, table, columns);
	const problems = differences(new Map(groups.flatMap(({ files: of, types }) => of.map((file) => [file, types]))));
	const found = {
		files,
		fromText: false,
		alike: groups.length === 1,
		partitions,
		rejects: [],
		rejected: 0,
		problems
	};
	if (!isWorthCopying(found, copy.most)) return found;
	return await copyOfMany(connection, found, parquetScan(found), copy.file) ?? found;
}
function differences(schemas) {
	return [...new Set([...schemas.values()].flatMap((schema) => [...schema.keys()]))].flatMap((column) => {
		const missing = [...schemas].filter(([, schema]) => !schema.has(column)).map(([file]) => file);
		const types = new Set([...schemas.values()].flatMap((schema) => schema.get(column) ?? []));
		const found = [];
		if (missing.length > 0) {
			const message = `Column ${column} is missing in ${missing.length} of ${schemas.size} files: ${some(missing)}.`;
			found.push({
				reason: "files-differ",
				column,
				message
			});
		}
		if (types.size > 1) {
			const message = `Column ${column} has different types in different files: ${[...types].join(", ")}.`;
			found.push({
				reason: "files-differ",
				column,
				message
			});
		}
		return found;
	});
}
function some(files) {
	const rest = files.length - 3;
	return files.slice(0, 3).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

// src/data/engines/duckdb/describe.ts
async function withShape(connection, found) {
	const rows = rowsOf(found);
	const described = await (await connection.run(`DESCRIBE ${rows}`)).getRows();
	const counted = await (await connection.run(`SELECT count(*) FROM (${rows})`)).getRows();
	return {
		...found,
		rows: Number(counted[0]?.[0]),
		columns: described.map(([name, type]) => {
			const kinds = found.untyped?.get(String(name));
			return {
				name: String(name),
				engineType: String(type),
				...kinds && { kinds }
			};
		})
	};
}
function shapeOf(staged, state) {
	const { rows, columns, rejects, rejected, problems, fromText, blankLines = 0 } = staged;
	return {
		state,
		rows,
		columns,
		rejects,
		rejected,
		problems,
		blankLines,
		rowNumbers: fromText ? "line" : "row"
	};
}

// src/data/engines/duckdb/unpack.ts
const unsuspected = 256 * 2 ** 20;
const steepest = 200;
async function packingOf(file) {
	const found = packingAt(await bytesAt(file, 0));
	const named = /\.(gz|zst)$/i.exec(file)?.[1]?.toLowerCase();
	const wanted = named === void 0 ? found : named === "gz" ? "gzip" : "zstd";
	if (found !== wanted) throw damaged(`${file} ends with .${named} and does not begin like ${wanted}`);
	return found;
}
function packingAt(start) {
	if (start.length < 4) return void 0;
	if (start.readUInt16BE(0) === 8075) return "gzip";
	const magic = start.readUInt32LE(0);
	return magic === 4247762216 || (magic & 4294967280) >>> 0 === 407710288 ? "zstd" : void 0;
}
async function bytesAt(file, position) {
	const handle = await open$1(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, position);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
async function unpack(file, packing, target, mostBytes) {
	const { size } = await stat(file);
	const into = await open$1(target, "w");
	const limit = Math.min(mostBytes, Math.max(unsuspected, steepest * size));
	let written = 0;
	try {
		for (let at = 0; at < size;) {
			if (at > 0 && packingAt(await bytesAt(file, at)) !== packing) throw damaged(`${file} has ${size - at} bytes behind its end that are no ${packing}`);
			const member = await unpackMember({
				file,
				packing,
				at
			}, into, limit - written);
			if (member.read === 0) throw damaged(`${file} is no ${packing} from byte ${at} on`);
			at += member.read;
			written += member.written;
		}
	} finally {
		await into.close();
	}
}
async function unpackMember({ file, packing, at }, into, most) {
	const unpacking = unpackerOf(packing);
	const input = createReadStream(file, { start: at });
	input.on("error", (error) => unpacking.destroy(error));
	let written = 0;
	try {
		for await (const chunk of input.pipe(unpacking)) {
			written += chunk.length;
			if (written > most) throw tooLarge(file);
			await into.appendFile(chunk);
		}
		return {
			written,
			read: unpacking.bytesWritten
		};
	} catch (error) {
		throw told$1(file, packing, error);
	} finally {
		input.destroy();
		unpacking.destroy();
	}
}
function unpackerOf(packing, library = zlib) {
	const make = packing === "gzip" ? library.createGunzip : library.createZstdDecompress;
	if (make !== void 0) return make();
	const sentence = `Node ${process.versions.node} cannot read files that are packed with ${packing}.`;
	throw MlopsError.of(dataReasons, "zstd-not-available", sentence);
}
function told$1(file, packing, error) {
	if (error instanceof MlopsError || !(error instanceof Error)) return error;
	const code = "code" in error ? String(error.code) : "";
	if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(code)) return MlopsError.of(dataReasons, "engine-disk-full", `There is no space left to unpack ${file}.`);
	if (code === "Z_BUF_ERROR") return damaged(`${file} is cut off: its ${packing} ends in the middle`);
	return /^(Z_|ZSTD_)/.test(code) ? damaged(`${file} is damaged: its ${packing} cannot be unpacked`) : error;
}
function tooLarge(file) {
	const sentence = `${file} becomes larger than allowed: ${steepest} times its size above ${unsuspected / 2 ** 20} MiB, and never more than the engine may spill.`;
	return MlopsError.of(dataReasons, "unpacked-too-large", sentence);
}
const damaged = (what) => MlopsError.of(dataReasons, "packed-file-damaged", `${what}.`);

// src/data/engines/duckdb/arrow.ts
function stageArrow(settings, table, id, alone) {
	const { scratch, scratchLimit } = settings;
	const name = `arrow-${id}`;
	const targets = table.files.map((_, at) => join(scratch, `${name}-${at}.parquet`));
	const copy = {
		file: join(scratch, `many-${id}.parquet`),
		most: scratchLimit
	};
	return alone([...targets, copy.file], async (connection) => {
		await stageAll$1(settings, connection, table.files, targets);
		const found = await stageParquet(connection, {
			...table,
			files: targets
		}, copy);
		const staged = await withShape(connection, found);
		if (found.placed) await Promise.all(targets.map((target) => rm(target, { force: true })));
		const named = (text) => renamed(text, targets, table.files);
		return {
			...staged,
			problems: staged.problems.map((one) => ({
				...one,
				message: named(one.message)
			}))
		};
	});
}
function renamed(text, targets, files) {
	return targets.reduceRight((said, target, at) => said.replaceAll(target, files[at] ?? target), text);
}
async function stageAll$1(settings, connection, files, targets) {
	const broken = [];
	for (const [at, file] of files.entries()) try {
		await stageFile(settings, connection, file, targets[at] ?? "");
	} catch (error) {
		const told = toldOf(file, error, settings);
		if (!(told instanceof MlopsError) || told.ends !== "input") throw told;
		broken.push(told);
	}
	if (broken.length === 0) return;
	throw new MlopsError("input", broken.flatMap((error) => error.problems));
}
const loader = () => import("./chunks/load-arrow.js");
async function stageFile(settings, connection, file, target) {
	const packing = await packingOf(file);
	const plain = packing === void 0 ? file : `${target}.arrow`;
	const { loadArrow } = await loader();
	try {
		if (packing !== void 0) await unpack(file, packing, plain, settings.scratchLimit);
		const source = await openSource(plain);
		try {
			await loadArrow({
				connection,
				table: "arrow",
				file,
				source,
				budget: ownMemory(settings.memoryLimit)
			});
		} finally {
			await source.close();
		}
		await connection.run(`COPY ${identifier("arrow")} TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`);
	} finally {
		await connection.run(`DROP TABLE IF EXISTS ${identifier("arrow")}`);
		if (plain !== file) await rm(plain, { force: true });
	}
}
function toldOf(file, error, { memoryLimit }) {
	if (error instanceof ArrowDamage) return MlopsError.of(dataReasons, "unreadable-data-file", `${file} cannot be read: ${error.message}.`);
	if (!(error instanceof ArrowTooLarge)) return error;
	const sentence = `${file}: a batch of rows needs more than the ${Math.floor(ownMemory(memoryLimit) / 2 ** 20)} MiB that reading it may take: ${error.message}.`;
	return MlopsError.of(dataReasons, "arrow-batch-too-large", sentence);
}

// src/data/engines/duckdb/guard.ts
const tableFunctions = /* @__PURE__ */ new Set([
	"range",
	"generate_series",
	"unnest"
]);
const closedFunctions = new Set(`random setseed age uuid gen_random_uuid uuidv4 uuidv7 now current_timestamp get_current_timestamp transaction_timestamp
   current_date today current_time get_current_time current_localtime current_localtimestamp localtime localtimestamp
   nextval currval txid_current current_setting getenv getvariable current_user current_database current_schema
   current_schemas version current_query query query_table sleep_ms write_log parse_duckdb_log_message in_search_path
   current_connection_id current_query_id current_transaction_id current_role session_user user get_block_size
   pg_typeof_oid add_parquet_key json_execute_serialized_sql from_substrait stats vector_type`.split(/\s+/));
const closedWords = new Set("current_date current_time current_timestamp localtime localtimestamp".split(" "));
const isObject$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
async function guardSelect(connection, sql, tables) {
	const statements = (await parse(connection, sql))["statements"];
	if (!Array.isArray(statements) || statements.length !== 1 || !isObject$1(statements[0])) throw notAllowed(`one SELECT is allowed, this is ${Array.isArray(statements) ? statements.length : 0} statements`);
	const node = statements[0]["node"];
	const names = new Set([
		...tables,
		...tables.map((table) => `${table}#rows`),
		...cteNames(node)
	].map(lower$1));
	walk(node, (item) => check(item, names));
}
async function parse(connection, sql) {
	const text = (await (await connection.run(`SELECT json_serialize_sql(${literal(sql)})`)).getRowsJson())[0]?.[0];
	const parsed = fromJson(String(text));
	if (!isObject$1(parsed)) throw notAllowed("it cannot be parsed");
	if (parsed["error"] !== true) return parsed;
	const message = String(parsed["error_message"] ?? "it cannot be parsed");
	if (parsed["error_type"] === "parser") throw MlopsError.of(dataReasons, "sql-syntax", `SQL: ${message}`);
	throw notAllowed(message);
}
function fromJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		throw notAllowed("it holds a number that is too large");
	}
}
function walk(value, visit) {
	if (Array.isArray(value)) for (const entry of value) walk(entry, visit);
	if (!isObject$1(value)) return;
	visit(value);
	for (const entry of Object.values(value)) walk(entry, visit);
}
function check(item, tables) {
	if (item["type"] === "BASE_TABLE") checkTable(item, tables);
	if (item["type"] === "TABLE_FUNCTION") checkTableFunction(item);
	if (item["type"] === "SHOW_REF") throw notAllowed("SHOW and DESCRIBE are closed");
	if (item["class"] === "FUNCTION") checkFunction(item);
	if (item["class"] === "COLUMN_REF") checkWord(item);
	if (isObject$1(item["sample"])) throw notAllowed("samples are closed: counts are over all rows");
}
function checkTableFunction(item) {
	const called = isObject$1(item["function"]) ? lower$1(String(item["function"]["function_name"])) : "";
	if (!tableFunctions.has(called)) throw notAllowed(`the table function ${called} is closed`);
}
function checkFunction(item) {
	const name = lower$1(String(item["function_name"]));
	if (closedFunctions.has(name)) throw notAllowed(`the function ${name} is closed`);
}
function checkWord(item) {
	const names = item["column_names"];
	const word = Array.isArray(names) && names.length === 1 ? lower$1(String(names[0])) : "";
	if (closedWords.has(word)) throw notAllowed(`${word} is closed`);
}
function checkTable(item, tables) {
	const name = String(item["table_name"]);
	if (item["schema_name"] !== "" || item["catalog_name"] !== "" || !tables.has(lower$1(name))) throw notAllowed(`there is no table ${name} here (there is: ${[...tables].filter((table) => !table.endsWith("#rows")).join(", ")})`);
}
function cteNames(node) {
	const names = [];
	walk(node, (item) => {
		const map = isObject$1(item["cte_map"]) ? item["cte_map"]["map"] : void 0;
		if (Array.isArray(map)) {
			for (const entry of map) if (isObject$1(entry)) names.push(String(entry["key"]));
		}
		if (typeof item["cte_name"] === "string") names.push(item["cte_name"]);
	});
	return names;
}
const lower$1 = (text) => text.toLowerCase();
function notAllowed(why) {
	return MlopsError.of(dataReasons, "sql-not-allowed", `SQL: ${why}.`);
}

// src/data/engines/duckdb/locked.ts
async function openLocked(settings, files) {
	const { DuckDBInstance: Instance } = await loadBindings();
	const instance = await Instance.create(":memory:", { threads: `${settings.threads}` });
	const connection = await instance.connect();
	const steps = [
		`SET memory_limit = '${Math.max(64, Math.floor(settings.memoryLimit / 2 ** 20))}MiB'`,
		`SET temp_directory = ${literal(settings.scratch)}`,
		`SET max_temp_directory_size = '${Math.max(64, Math.floor(settings.scratchLimit / 2 ** 20))}MiB'`,
		`SET allowed_paths = ${literals(files)}`,
		"SET autoinstall_known_extensions = false",
		"SET autoload_known_extensions = false",
		"SET allow_community_extensions = false",
		"SET enable_external_file_cache = false",
		"SET parquet_metadata_cache = true",
		"SET TimeZone = 'UTC'",
		"SET enable_progress_bar = true",
		"SET enable_progress_bar_print = false",
		"SET progress_bar_time = 0",
		"SET enable_external_access = false",
		"SET lock_configuration = true"
	];
	for (const step of steps) await connection.run(step);
	return {
		connection,
		close() {
			connection.closeSync();
			instance.closeSync();
		}
	};
}

// src/data/engines/duckdb/source-files.ts
function checkSourceFiles(table) {
	if (table.format.kind === "files") throw MlopsError.of(dataReasons, "not-a-table", `${table.name} is a tree of files without rows and columns.`);
	if (table.files.length === 0) throw MlopsError.of(dataReasons, "no-data-files", `${table.name} has no files.`);
	const stats = table.files.map(statOf);
	const problems = table.files.flatMap((file, index) => {
		const found = stats[index];
		if (found === void 0 || !found.isFile()) return [{
			reason: "missing-data-file",
			message: `${file} does not exist or is not a regular file.`
		}];
		return found.size === 0n ? [{
			reason: "empty-data-file",
			message: `${file} is empty (0 bytes).`
		}] : [];
	});
	if (problems.length > 0) throw new MlopsError(dataReasons["missing-data-file"].ends, problems);
	const state = sha256(stats.map((found) => `${found?.ino}:${found?.size}:${found?.mtimeNs}:${found?.ctimeNs}`).join(" "));
	if (table.state !== void 0 && table.state !== state) {
		const sentence = `The files of ${table.name} were written to while they were read.`;
		throw MlopsError.of(dataReasons, "data-file-changed", sentence);
	}
	return state;
}
function statOf(file) {
	try {
		return statSync(file, { bigint: true });
	} catch {
		return;
	}
}

// src/data/engines/duckdb/csv-header.ts
function firstRecord(file, head, format) {
	const fields = [];
	const text = decode(file, head, format.quote);
	const { delimiter, quote } = format;
	let at = 0;
	for (;;) {
		const field = quote !== "" && text.startsWith(quote, at) ? quoted(file, text, at, quote) : open(text, at, delimiter);
		fields.push(field.text);
		at = field.end;
		if (!text.startsWith(delimiter, at)) return fields;
		at += delimiter.length;
	}
}
function decode(file, head, quote) {
	let quotes = 0;
	let end = head.length;
	const mark = quote === "" ? -1 : quote.charCodeAt(0);
	for (let at = 0; at < head.length; at += 1) {
		if (head[at] === mark) quotes += 1;
		if ((head[at] === 10 || head[at] === 13) && quotes % 2 === 0) {
			end = at;
			break;
		}
	}
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(head.subarray(0, end));
	} catch {
		throw MlopsError.of(dataReasons, "not-utf8", `${file} is not encoded in UTF-8: line 1 has other bytes.`);
	}
}
function quoted(file, text, start, quote) {
	let at = start + quote.length;
	let field = "";
	for (;;) {
		const close = text.indexOf(quote, at);
		if (close < 0) throw MlopsError.of(dataReasons, "bad-header", `${file}: a quote in line 1 is never closed.`);
		field += text.slice(at, close);
		at = close + quote.length;
		if (!text.startsWith(quote, at)) return {
			text: field,
			end: at
		};
		field += quote;
		at += quote.length;
	}
}
function open(text, start, delimiter) {
	const close = text.indexOf(delimiter, start);
	const end = close < 0 ? text.length : close;
	return {
		text: text.slice(start, end),
		end
	};
}
function columnNames(file, record, format, declared = []) {
	const names = format.header ? record.map((name) => name.trim() === "" ? "" : name) : record.map((_, index) => declared[index] ?? `column${index + 1}`);
	checkColumnNames(file, names, "of line 1");
	const seen = /* @__PURE__ */ new Map();
	for (const name of names) {
		const before = seen.get(name.toLowerCase());
		if (before !== void 0) {
			const how = before === name ? `column ${name} twice` : `columns ${before} and ${name}, which differ only in case`;
			throw MlopsError.of(dataReasons, "duplicate-header", `${file} has ${how}.`);
		}
		seen.set(name.toLowerCase(), name);
	}
	return names;
}
function otherDelimiter(name, delimiter) {
	return [
		",",
		";",
		"	",
		"|"
	].find((other) => other !== delimiter && name.split(other).length > 1);
}

// src/data/engines/duckdb/csv-rows.ts
function csvRows({ file, columns, format }, more = "") {
	const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
	const nulls = format.nulls.length > 0 ? format.nulls : [" no null "];
	return `read_csv(${literal(file)}, auto_detect = false, hive_partitioning = false,
    header = ${format.header}, delim = ${literal(format.delimiter)}, quote = ${literal(format.quote)},
    escape = ${literal(format.quote)}, columns = {${types}}, nullstr = ${literals(nulls)}, null_padding = false${more})`;
}
const oneReader = ", parallel = false";
function rejectsInto(table) {
	return `, store_rejects = true, rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0`;
}

// src/data/engines/duckdb/extra-fields.ts
const mostTold = 1e5;
const noExtraFields = {
	count: 0,
	ranges: [],
	told: []
};
function extraFields() {
	const ranges = [];
	const told = [];
	const found = {
		count: 0,
		ranges,
		told
	};
	const add = (row, line, fields) => {
		found.count += 1;
		const last = ranges.at(-1);
		if (last !== void 0 && last[1] === row - 1) last[1] = row;
		else ranges.push([row, row]);
		if (told.length < mostTold) told.push({
			line,
			fields
		});
	};
	return {
		found,
		add
	};
}
async function leaveOut(connection, table, { ranges }) {
	const [all, kept, left] = [
		table,
		`${table}_kept`,
		`${table}_extra`
	].map(identifier);
	await connection.run(`CREATE TABLE ${left} (low BIGINT, high BIGINT)`);
	const appender = await connection.createAppender(`${table}_extra`);
	for (const [low, high] of ranges) {
		appender.appendBigInt(BigInt(low));
		appender.appendBigInt(BigInt(high));
		appender.endRow();
	}
	appender.closeSync();
	await connection.run(`CREATE TABLE ${kept} AS SELECT *, rowid AS "#line" FROM ${all}
     WHERE rowid NOT IN (SELECT unnest(range(low, high + 1)) FROM ${left}) ORDER BY rowid`);
	await connection.run(`DROP TABLE ${left}`);
	await connection.run(`DROP TABLE ${all}`);
	await connection.run(`ALTER TABLE ${kept} RENAME TO ${all}`);
}

// src/data/engines/duckdb/open-ends.ts
const blank$1 = 32;
const carriageReturn$3 = 13;
function openEnds(format) {
	const fill = fillersOf(format);
	const split = Buffer.from(format.delimiter).at(-1);
	const fields = fieldCounter(format);
	let most = 0;
	return {
		onLine: (bytes, from, to) => {
			let end = to;
			while (end > 0 && end > from && fill.has(bytes[end - 1] ?? 0)) end -= 1;
			if (end === 0 || end <= from || bytes[end - 1] !== split) return;
			most = Math.max(most, from < 0 ? Number.POSITIVE_INFINITY : fields(bytes, from, to));
		},
		most: () => most
	};
}
function fillersOf({ quote, delimiter }) {
	const quotes = quote === "" ? [] : [quote.charCodeAt(0)];
	return /* @__PURE__ */ new Set([
		carriageReturn$3,
		...quotes,
		...delimiter.endsWith(" ") ? [] : [blank$1]
	]);
}
function fieldCounter({ quote, delimiter }) {
	const mark = quote === "" ? -1 : quote.charCodeAt(0);
	const split = Buffer.from(delimiter).at(-1);
	return (bytes, from, to) => {
		let fields = 1;
		let isInside = false;
		let mayOpen = true;
		let hasClosed = false;
		for (let at = from; at < to; at += 1) {
			const byte = bytes[at];
			hasClosed = byte === mark && (isInside || mayOpen || hasClosed);
			if (hasClosed) isInside = !isInside;
			if (!isInside && byte === split) fields += 1;
			mayOpen = byte === split || byte === blank$1 && mayOpen;
		}
		return fields;
	};
}
function fieldTracker(format) {
	const fill = fillersOf(format);
	const split = Buffer.from(format.delimiter);
	let matched = 0;
	let fields = 1;
	let isOpen = true;
	return {
		see: (byte, isInside) => {
			if (isInside) matched = 0;
			else if (byte === split[matched]) matched += 1;
			else matched = byte === split[0] ? 1 : 0;
			if (matched === split.length) {
				matched = 0;
				fields += 1;
				isOpen = true;
			} else if (isOpen && !(matched > 0 || fill.has(byte) && !(isInside && byte === blank$1))) isOpen = false;
		},
		take: () => {
			const found = {
				fields,
				isOpen
			};
			matched = 0;
			fields = 1;
			isOpen = true;
			return found;
		}
	};
}

// src/data/engines/duckdb/scan-text.ts
const headSize = 2 ** 20;
const lineFeed$3 = 10;
const carriageReturn$2 = 13;
function bytesOf(file) {
	return createReadStream(file, { highWaterMark: 2 ** 20 });
}
function markOf(start) {
	return start.subarray(0, 3).equals(Buffer.from([
		239,
		187,
		191
	])) ? 3 : 0;
}
function blanksFinder() {
	let [tab, other, isOpen] = [
		false,
		false,
		false
	];
	return {
		see: (chunk) => {
			tab ||= chunk.indexOf(9) >= 0;
			other ||= isOpen && chunk[0] !== lineFeed$3 || chunk.indexOf(11) >= 0 || chunk.indexOf(12) >= 0;
			for (let at = other ? -1 : chunk.indexOf(carriageReturn$2); at >= 0; at = chunk.indexOf(carriageReturn$2, at + 1)) {
				if (at + 1 === chunk.length || chunk[at + 1] === lineFeed$3) continue;
				other = true;
				break;
			}
			isOpen = chunk.at(-1) === carriageReturn$2;
		},
		found: () => ({
			tab,
			other: other || isOpen
		})
	};
}
function hasQuotes(bytes, quote) {
	const [first] = Buffer.from(quote);
	return first !== void 0 && bytes.includes(first);
}
async function scanText(file, onLine, quote = "") {
	const head = [];
	let kept = 0;
	let breaks = 0;
	let last = Buffer.from([lineFeed$3]);
	let seen = 0;
	let isQuoting = false;
	const blanks = blanksFinder();
	const ends = lineEnds(onLine);
	for await (const chunk of bytesOf(file)) {
		if (!Buffer.isBuffer(chunk)) continue;
		if (kept === 0) refuseWide(file, chunk);
		const nul = chunk.indexOf(0);
		if (nul >= 0) {
			const line = breaks + count(chunk.subarray(0, nul)) + 1;
			throw MlopsError.of(dataReasons, "nul-bytes", `${file} has a NUL byte in line ${line}, at byte ${seen + nul}.`);
		}
		blanks.see(chunk);
		isQuoting ||= hasQuotes(chunk, quote);
		if (kept < headSize) head.push(chunk.subarray(0, headSize - kept));
		kept += chunk.length;
		breaks += ends.count(chunk, last, breaks, seen);
		seen += chunk.length;
		last = chunk;
	}
	ends.end(last, seen);
	const start = Buffer.concat(head);
	const mark = markOf(start);
	const otherEnd = ends.other();
	return {
		head: start.subarray(mark),
		mark,
		breaks,
		endsWithBreak: last.at(-1) === lineFeed$3,
		longestLine: ends.longest(seen),
		blanks: blanks.found(),
		hasQuotes: isQuoting,
		...otherEnd !== void 0 && { otherEnd }
	};
}
function lineEnds(onLine) {
	let first;
	let other;
	let longest = 0;
	let start = 0;
	return {
		count: (chunk, before, breaks, seen) => {
			let found = 0;
			for (let at = chunk.indexOf(lineFeed$3); at >= 0; at = chunk.indexOf(lineFeed$3, at + 1)) {
				found += 1;
				longest = Math.max(longest, seen + at - start);
				if (onLine !== void 0 && start >= seen) onLine(chunk, start - seen, at);
				else if (onLine !== void 0) tellApart(onLine, before, start - seen, chunk.subarray(0, at));
				start = seen + at + 1;
				if (other !== void 0) continue;
				const withReturn = (at === 0 ? before.at(-1) : chunk[at - 1]) === carriageReturn$2;
				first ??= withReturn;
				if (withReturn !== first) other = breaks + found;
			}
			return found;
		},
		end: (last, seen) => {
			if (onLine !== void 0 && start < seen) tellApart(onLine, last, start - seen, Buffer.alloc(0));
		},
		other: () => other,
		longest: (seen) => Math.max(longest, seen - start)
	};
}
function tellApart(onLine, before, from, rest) {
	const bytes = Buffer.concat([before.subarray(from), rest]);
	onLine(bytes, -from > before.length ? -1 : 0, bytes.length);
}
function refuseWide(file, chunk) {
	const start = chunk.length >= 2 ? chunk.readUInt16BE(0) : 0;
	if (start === 65534 || start === 65279) throw MlopsError.of(dataReasons, "not-utf8", `${file} is encoded in UTF-16, not UTF-8.`);
}
function count(bytes) {
	let found = 0;
	for (let at = bytes.indexOf(lineFeed$3); at >= 0; at = bytes.indexOf(lineFeed$3, at + 1)) found += 1;
	return found;
}

// src/data/engines/duckdb/line-numbers.ts
const lineFeed$2 = 10;
const carriageReturn$1 = 13;
const blank = 32;
const mostSteps = 2e3;
function lineSql(record, steps) {
	const [first, ...rest] = steps;
	return `CASE ${rest.toReversed().map((step) => `WHEN ${record} >= ${step.record} THEN ${record} + ${step.offset}`).join(" ")} ${rest.length > 0 ? "" : "WHEN false THEN 0"} ELSE ${record} + ${first?.offset ?? 1} END`;
}
async function findLineSteps({ file, format, columns, longest }, rejected, mark) {
	const steps = [];
	const dropped = [];
	const lineOfRejected = /* @__PURE__ */ new Map();
	let header = format.header;
	let record = 0;
	let blank = 0;
	let pending;
	const extra = extraFields();
	const onRecord = ({ start, line, length, fields, isOpen }) => {
		if (rejected.has(start)) pending = start;
		if (length === 0 && columns > 1) {
			blank += 1;
			return;
		}
		if (header) header = false;
		else if (pending !== void 0) {
			lineOfRejected.set(pending, line);
			pending = void 0;
		} else if (length > longest) dropped.push(line);
		else {
			const offset = line - record;
			if (steps.at(-1)?.offset !== offset && steps.length < mostSteps) steps.push({
				record,
				offset
			});
			if (fields > columns && isOpen) extra.add(record, line, fields);
			record += 1;
		}
	};
	const isOpen = await eachRecord(file, format, mark, onRecord);
	if (steps.length === 0) steps.push({
		record: 0,
		offset: format.header ? 2 : 1
	});
	return {
		steps,
		lineOfRejected,
		dropped,
		blank,
		extra: extra.found,
		rows: record,
		isOpen
	};
}
async function eachRecord(file, format, mark, onRecord) {
	const inside = quoteTracker(format);
	const fields = fieldTracker(format);
	let position = 0;
	let start = mark;
	let line = 1;
	let startLine = 1;
	let length = 0;
	let isInside = false;
	for await (const chunk of bytesOf(file)) {
		if (!Buffer.isBuffer(chunk)) continue;
		const skip = Math.max(0, Math.min(chunk.length, mark - position));
		position += skip;
		for (const byte of chunk.subarray(skip)) {
			position += 1;
			if (byte === lineFeed$2) line += 1;
			isInside = inside(byte);
			if (!isInside && byte === lineFeed$2) {
				onRecord({
					start,
					line: startLine,
					length,
					...fields.take()
				});
				start = position;
				startLine = line;
				length = 0;
				continue;
			}
			if (byte !== carriageReturn$1) length += 1;
			fields.see(byte, isInside);
		}
	}
	if (position > start) onRecord({
		start,
		line: startLine,
		length,
		...fields.take()
	});
	return isInside;
}
function quoteTracker(format) {
	const quote = format.quote === "" ? -1 : format.quote.charCodeAt(0);
	const split = Buffer.from(format.delimiter).at(-1) ?? -1;
	let open = false;
	let fieldStart = true;
	let closed = false;
	return (byte) => {
		closed = byte === quote && (open || fieldStart || closed);
		if (closed) open = !open;
		fieldStart = byte === split || byte === lineFeed$2 || byte === blank && fieldStart;
		return open;
	};
}

// src/data/engines/duckdb/lone-return.ts
const lineFeed$1 = 10;
const carriageReturn = 13;
async function loneReturn(file, format) {
	const inside = quoteTracker(format);
	let line = 1;
	let open = false;
	for await (const chunk of bytesOf(file)) {
		if (!Buffer.isBuffer(chunk)) continue;
		for (const byte of chunk) {
			if (open && byte !== lineFeed$1) return line;
			if (byte === lineFeed$1) line += 1;
			open = !inside(byte) && byte === carriageReturn;
		}
	}
	return open ? line : void 0;
}

// src/data/engines/duckdb/long-lines.ts
const usual = 2e6;
const widest = 128 * 2 ** 20;
function longestRecord(file, { longestLine }) {
	if (longestLine <= widest) return Math.max(usual, longestLine + 2);
	const sentence = `${file} has a line of ${longestLine} bytes; a line may have ${widest}.`;
	throw MlopsError.of(dataReasons, "line-too-long", sentence);
}
function isUsual({ longestLine }) {
	return longestLine + 2 <= usual;
}
function lineLimit(longest) {
	return longest > usual ? `, max_line_size = ${longest}, buffer_size = ${longest}` : "";
}

// src/data/engines/duckdb/open-end-of-file.ts
const lineFeed = 10;
async function endsWithinQuotes(file, format, longest) {
	const handle = await open$1(file);
	try {
		const { size } = await handle.stat();
		const length = Math.min(size, longest + 4);
		const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
		const end = buffer.at(-1) === lineFeed ? length - 1 : length;
		const inside = quoteTracker(format);
		let isOpen = false;
		for (const byte of buffer.subarray(buffer.lastIndexOf(lineFeed, end - 1) + 1, end)) isOpen = inside(byte);
		return isOpen;
	} finally {
		await handle.close();
	}
}

// src/data/engines/duckdb/staged.ts
const stagedAs = "FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false";

// src/data/engines/duckdb/csv.ts
const mostRejects = 1e5;
async function loadCsv(connection, source, file, table) {
	const format = source.format;
	if (format.kind !== "csv") throw new TypeError("not a CSV source");
	const ends = openEnds(format);
	const scan = await scanText(file, ends.onLine);
	const columns = columnNames(file, firstRecord(file, scan.head, format), format, source.names);
	const longest = longestRecord(file, scan);
	const records = {
		file,
		table,
		format,
		columns: columns.length,
		longest
	};
	const isSuspect = ends.most() > columns.length;
	const read = async (readers) => {
		await connection.run(readCsv(file, table, columns, format, longest, readers)).catch(async (error) => {
			throw await mixedLineEnds(file, scan, format, error) ?? error;
		});
		const found = await engineRejects(connection, table);
		return {
			found,
			lines: await linesOf(connection, {
				...records,
				isSuspect
			}, scan, found)
		};
	};
	let { found, lines } = await read(oneReader);
	if (lines.isOpen) {
		for (const each of [
			"",
			"_rejects",
			"_scans"
		]) await connection.run(`DROP TABLE IF EXISTS ${identifier(`${table}${each}`)}`);
		({found, lines} = await read(""));
	}
	const encoding = found.find((reject) => reject.kind === "INVALID ENCODING");
	const { steps, lineOfRejected, dropped, blank, extra } = lines;
	const rejects = [
		...found.map((reject) => told(file, reject, lineOfRejected, longest)),
		...dropped.map((line) => ({
			file,
			line,
			error: tooLong(longest)
		})),
		...extra.told.map(({ line, fields }) => ({
			file,
			line,
			error: tooMany(fields, columns.length)
		}))
	].toSorted((a, b) => a.line - b.line);
	if (encoding) {
		const line = lineOfRejected.get(encoding.offset) ?? encoding.line;
		throw MlopsError.of(dataReasons, "not-utf8", `${file} is not encoded in UTF-8: line ${line} has other bytes.`);
	}
	const without = extra.count > 0 && lines.isAligned;
	if (without) await leaveOut(connection, table, extra);
	return {
		file,
		table,
		columns,
		line: lineSql(without ? "\"#line\"" : "rowid", steps),
		blankLines: blank,
		rejects: rejects.slice(0, source.listed ?? 20),
		rejected: new Set(found.map((reject) => reject.offset)).size + dropped.length + extra.count,
		problems: delimiterProblem(file, columns, format),
		strict: /* @__PURE__ */ new Set()
	};
}
function readCsv(file, table, columns, format, longest, readers) {
	return `CREATE TABLE ${identifier(table)} AS SELECT * FROM ${csvRows({
		file,
		columns,
		format
	}, `${readers}${rejectsInto(table)}${lineLimit(longest)}`)}`;
}
async function mixedLineEnds(file, { otherEnd }, format, error) {
	if (!/reached an invalid state/.test(String(error))) return void 0;
	if (otherEnd !== void 0) {
		const sentence = `${file} has two kinds of line ends: line ${otherEnd} is the first that ends otherwise than line 1 does (LF or CR LF).`;
		return MlopsError.of(dataReasons, "mixed-line-ends", sentence);
	}
	const line = await loneReturn(file, format);
	if (line === void 0) return void 0;
	const sentence = `${file} has a carriage return (CR) in line ${line} that ends no line: the others end with LF or CR LF.`;
	return MlopsError.of(dataReasons, "mixed-line-ends", sentence);
}
async function engineRejects(connection, table) {
	return (await (await connection.run(`SELECT line, line_byte_position, column_name, error_type, error_message FROM ${identifier(`${table}_rejects`)}
     ORDER BY line, column_idx LIMIT ${mostRejects}`)).getRows()).map(([line, position, column, kind, message]) => ({
		line: Number(line),
		offset: Number(position) - 1,
		column: column === null || column === void 0 ? null : String(column),
		kind: String(kind),
		message: String(message)
	}));
}
const words = {
	"MISSING COLUMNS": "too few fields",
	"TOO MANY COLUMNS": "too many fields",
	"UNQUOTED VALUE": "a quote that is never closed, or text after a closing quote",
	"INVALID STATE": "quotes that do not match"
};
function tooMany(fields, columns) {
	return `${words["TOO MANY COLUMNS"]}: ${fields} instead of ${columns}`;
}
function tooLong(longest) {
	return `longer than ${Math.floor(longest / 1e6)} MB`;
}
function told(file, reject, lines, longest) {
	const line = lines.get(reject.offset) ?? reject.line;
	const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(reject.message);
	const why = (reject.kind === "LINE SIZE OVER MAXIMUM" ? tooLong(longest) : void 0) ?? words[reject.kind] ?? `${reject.kind.toLowerCase()}: ${reject.message}`;
	const error = counts ? `${why}: ${counts[2]} instead of ${counts[1]}` : why;
	return {
		file,
		line,
		...reject.kind === "CAST" && reject.column !== null ? { column: reject.column } : {},
		error
	};
}
async function linesOf(connection, { table, isSuspect, ...records }, scan, rejects) {
	const counted = await connection.run(`SELECT count(*) FROM ${identifier(table)}`);
	const rows = Number((await counted.getRows())[0]?.[0]);
	const header = records.format.header ? 1 : 0;
	const lines = scan.breaks + (scan.endsWithBreak ? 0 : 1);
	if (rejects.length === 0 && lines === rows + header && !isSuspect) {
		const steps = [{
			record: 0,
			offset: header + 1
		}];
		return {
			isOpen: await endsWithinQuotes(records.file, records.format, scan.longestLine),
			steps,
			lineOfRejected: /* @__PURE__ */ new Map(),
			dropped: [],
			blank: 0,
			extra: noExtraFields,
			rows,
			isAligned: true
		};
	}
	const found = await findLineSteps(records, new Set(rejects.map((reject) => reject.offset)), scan.mark);
	return {
		...found,
		isAligned: found.rows === rows
	};
}
function delimiterProblem(file, columns, format) {
	const [only] = columns;
	if (columns.length !== 1 || only === void 0) return [];
	const other = otherDelimiter(only, format.delimiter);
	if (other === void 0) return [];
	return [{
		reason: "wrong-delimiter",
		column: only,
		message: `${file} has one column named ${JSON.stringify(only)}; with the delimiter ${JSON.stringify(other)} it would have ${only.split(other).length}.`
	}];
}

// src/data/engines/duckdb/json.ts
async function loadJson(connection, source, file, table) {
	const longest = longestRecord(file, await scanText(file));
	const lines = identifier(`${table}_lines`);
	await connection.run(`CREATE TABLE ${lines} AS SELECT line FROM read_csv(${literal(file)}, auto_detect = false, hive_partitioning = false, header = false,
       delim = '', quote = '', escape = '', columns = {line: 'VARCHAR'}, store_rejects = true,
       rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0${lineLimit(longest)})`);
	await refuseOtherBytes(connection, table, file);
	const { keys, isRow } = await shapesOf(connection, lines);
	const badRows = await (await connection.run(`SELECT rowid + 1, line, CASE WHEN ${isObject} THEN to_json(json_keys(line))::VARCHAR ELSE '[]' END, count(*) OVER () FROM ${lines} WHERE trim(line) <> '' AND NOT (${isRow})
     ORDER BY rowid LIMIT ${source.listed ?? 20}`)).getRows();
	const columns = uniqueKeys(file, keys);
	await connection.run(tableOf(table, {
		lines,
		isRow
	}, columns));
	const kinds = await kindsOf(connection, table, columns);
	await connection.run(`DROP TABLE ${lines}`);
	return {
		file,
		table,
		columns,
		line: "\"#line\"",
		rejects: badRows.map(([line, text, found]) => ({
			file,
			line: Number(line),
			error: why(String(text), String(found))
		})),
		rejected: Number(badRows[0]?.[3] ?? 0),
		problems: [],
		kinds,
		kindColumns: new Map(columns.map((column) => [column, kindName(column)])),
		strict: new Set(columns.filter((column) => source.types?.get(column) === "string"))
	};
}
const isObjectWith = (condition) => `CASE WHEN json_valid(line) THEN CASE WHEN json_type(line) = 'OBJECT' THEN ${condition} ELSE false END ELSE false END`;
const isObject = isObjectWith("true");
const hasTwice = (keys) => `len(${keys}) > len(list_distinct(${keys}))`;
const nested = "list or object";
const kindName = (column) => `#kind ${column}`;
function why(line, keys) {
	const start = line.trimStart();
	const twice = keysTwice(keys);
	if (twice.length > 0) return `the ${twice.length === 1 ? "key" : "keys"} ${twice.join(", ")} twice`;
	if (start.startsWith("[")) return "a list; each line has to be one JSON object";
	return "not a JSON object";
}
function keysTwice(keys) {
	const list = JSON.parse(keys);
	if (!Array.isArray(list)) return [];
	const texts = list.map(String);
	return [...new Set(texts.filter((key, at) => texts.indexOf(key) !== at))];
}
async function refuseOtherBytes(connection, table, file) {
	const first = (await (await connection.run(`SELECT line, error_message FROM ${identifier(`${table}_rejects`)} ORDER BY line LIMIT 1`)).getRows())[0];
	if (first === void 0) return;
	throw MlopsError.of(dataReasons, "not-utf8", `${file} is not encoded in UTF-8: line ${first[0]} has other bytes.`);
}
async function shapesOf(connection, lines) {
	const shapes = `(SELECT json_keys(line) AS keys, min(rowid) + 1 AS first FROM ${lines}
    WHERE trim(line) <> '' AND ${isObject} GROUP BY 1)`;
	const rows = await (await connection.run(`SELECT key, min(first) AS first_line, bool_or(doubled) FROM (SELECT first, unnest(keys) AS key,
       generate_subscripts(keys, 1) AS place, ${hasTwice("keys")} AS doubled FROM ${shapes})
     GROUP BY key ORDER BY first_line, min(place), key`)).getRows();
	return {
		keys: rows.map(([key, line]) => ({
			key: String(key),
			line: Number(line)
		})),
		isRow: `trim(line) <> '' AND ${rows.some(([, , doubled]) => doubled === true) ? isObjectWith(`NOT (${hasTwice("json_keys(line)")})`) : isObject}`
	};
}
function uniqueKeys(file, found) {
	const keys = found.map(({ key }) => key);
	checkColumnNames(file, keys, "of its keys");
	const seen = /* @__PURE__ */ new Map();
	for (const { key, line } of found) {
		const before = seen.get(key.toLowerCase());
		if (before !== void 0) {
			const message = `${file} has the keys ${before} and ${key}, which differ only in case: ${key} first in line ${line}.`;
			throw MlopsError.of(dataReasons, "duplicate-header", message);
		}
		seen.set(key.toLowerCase(), key);
	}
	return keys;
}
function tableOf(table, { lines, isRow }, columns) {
	const pointers = literals(columns.map((column) => `/${column.replaceAll("~", "~0").replaceAll("/", "~1")}`));
	const cells = columns.flatMap((column, index) => [`texts[${index + 1}] AS ${identifier(column)}`, `CASE types[${index + 1}] WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN NULL
       WHEN 'ARRAY' THEN '${nested}' WHEN 'OBJECT' THEN '${nested}'
       ELSE CASE WHEN types[${index + 1}] IS NULL THEN NULL ELSE 'number' END END AS ${identifier(kindName(column))}`]);
	return `CREATE TABLE ${identifier(table)} AS SELECT ${[...cells, "\"#line\""].join(", ")} FROM (
    SELECT rowid + 1 AS "#line", json_extract_string(line, ${pointers}) AS texts,
      json_type(line, ${pointers}) AS types FROM ${lines} WHERE ${isRow} ORDER BY rowid)`;
}
async function kindsOf(connection, table, columns) {
	const found = /* @__PURE__ */ new Map();
	for (const column of columns) {
		const kind = identifier(kindName(column));
		const result = await connection.run(`SELECT DISTINCT ${kind} FROM ${identifier(table)} WHERE ${kind} IS NOT NULL ORDER BY 1`);
		found.set(column, (await result.getRows()).map((row) => String(row[0])));
	}
	return found;
}

// src/data/engines/duckdb/cell-readings.ts
function readingsOf(column, cell) {
	const text = identifier(column);
	if (cell.type === "string") return [{
		text,
		value: same,
		odd: () => "false"
	}];
	const cheap = cell.zoned ? [] : [{
		text,
		...cheapWays[cell.type](cell)
	}];
	const times = cell.type === "timestamp" ? [{
		text,
		...timeWay(cell.zoned)
	}] : [];
	return [
		...cheap,
		...times,
		{
			text: `trim(${text})`,
			...patternWay(cell.type, cell)
		}
	];
}
function emptyReading(column) {
	return {
		text: identifier(column),
		value: same,
		odd: (text) => `${text} IS NOT NULL`
	};
}
function rowsByReadings(readings, from) {
	const texts = readings.map(({ text }, at) => `${text} AS t${at}`);
	return `(SELECT ${readings.map(({ value }, at) => `t${at}, ${value(`t${at}`)} AS v${at}`).join(", ")} FROM (SELECT ${texts.join(", ")} FROM ${from}))`;
}
function oddAt({ odd }, at) {
	return odd(`t${at}`, `v${at}`);
}
const same = (text) => text;
const missing = (text, value) => `(${text} IS NOT NULL AND ${value} IS NULL)`;
const castTo = (type) => (text) => `try_cast(${text} AS ${type})`;
const cheapWays = {
	integer: () => sameText("BIGINT"),
	number: ({ inferred, tabs }) => ({
		value: castTo("DOUBLE"),
		odd: (text, value) => [
			`${text} < '-' OR ${text} >= ':'`,
			...[
				"_",
				" ",
				...tabs ? ["	"] : []
			].map((part) => `contains(${text}, '${part}')`),
			`${missing(text, value)} OR NOT isfinite(${value})`,
			...inferred ? [codeLike(text), `(strlen(${text}) > 15 AND NOT contains(${text}, '.'))`] : []
		].join(" OR "),
		noBlanks: true
	}),
	boolean: ({ inferred }) => {
		const digit = (text) => inferred ? "" : `, '${text}'`;
		const [yes, no] = [`'true', 'True', 'TRUE'${digit("1")}`, `'false', 'False', 'FALSE'${digit("0")}`];
		return {
			value: (text) => `(${text} IN (${yes}))`,
			odd: (text) => `${text} NOT IN (${yes}, ${no})`
		};
	},
	date: () => sameText("DATE", 10),
	timestamp: () => sameText("TIMESTAMP", 19)
};
function sameText(type, bytes) {
	const length = (text) => bytes === void 0 ? "" : `strlen(${text}) <> ${bytes} OR `;
	return {
		value: castTo(type),
		odd: (text, value) => `${length(text)}CAST(${value} AS VARCHAR) IS DISTINCT FROM ${text}`
	};
}
function codeLike(text) {
	return `(${text} >= '00' AND ${text} < '0:') OR (${text} >= '-00' AND ${text} < '-0:')`;
}
function timeWay(zoned) {
	const pattern = zoned ? timePatterns.zoned : timePatterns.local;
	return {
		value: castTo(zoned ? "TIMESTAMPTZ" : "TIMESTAMP"),
		odd: (text, value) => `NOT regexp_full_match(${text}, '${pattern}') OR ${missing(text, value)}`
	};
}
function patternWay(type, { inferred, zoned }) {
	const surely = (text) => `(${text} IS NOT NULL AND (${surelyText(text, type)}) IS NOT TRUE)`;
	const otherZone = (text) => zoned ? `NOT ${hasOffset(text)}` : hasOffset(text);
	return {
		value: (text) => castOfText(text, type, zoned),
		odd: (text, value) => [
			missing(text, value),
			...inferred ? [surely(text)] : [],
			...type === "timestamp" ? [otherZone(text)] : []
		].join(" OR ")
	};
}

// src/data/engines/duckdb/first-look.ts
const looked = 2e3;
const atOnce = 32;
async function readingsFor(connection, files, declared) {
	const looks = [];
	for (const [at, file] of files.entries()) {
		const table = identifier(`look_${at}`);
		await connection.run(`CREATE TABLE ${table} AS SELECT * FROM ${csvRows(file, oneReader)} LIMIT ${looked}`);
		looks.push({
			table,
			columns: file.columns
		});
	}
	const candidates = await candidatesOf(connection, looks, [...new Set(files.flatMap((file) => file.columns))], files, declared);
	const readings = candidates && await firstThatFit(connection, looks, candidates, files);
	for (const { table } of looks) await connection.run(`DROP TABLE ${table}`);
	return readings;
}
async function candidatesOf(connection, looks, columns, files, declared) {
	const open = columns.filter((column) => !declared.has(column));
	const times = columns.filter((column) => declared.get(column) === "timestamp");
	const forms = await added(connection, looks, open, ofEach(formCounts));
	const zones = await added(connection, looks, times, ofEach(zoneCounts));
	const tabs = files.some(({ format }) => format.delimiter.includes("	"));
	const found = /* @__PURE__ */ new Map();
	for (const column of columns) {
		const [points = 0, offsets = 0] = zones.get(column) ?? [];
		if (offsets > 0 && offsets < points) return void 0;
		const cell = {
			zoned: offsets > 0,
			tabs
		};
		const type = declared.get(column);
		const readings = type === void 0 ? inferred$1(column, forms.get(column) ?? [], cell) : readingsOf(column, {
			...cell,
			type,
			inferred: false
		});
		if (readings === void 0) return void 0;
		found.set(column, readings);
	}
	return found;
}
function inferred$1(column, counts, cell) {
	const forms = formsFrom(counts);
	const type = inferType(forms);
	if (forms.filled === 0) return [emptyReading(column)];
	if (type === "string" && !isText(forms)) return void 0;
	return readingsOf(column, {
		...cell,
		type,
		inferred: true
	});
}
async function firstThatFit(connection, looks, candidates, files) {
	const hasBlanks = files.some(({ blanks }) => blanks.other);
	const readings = /* @__PURE__ */ new Map();
	const odd = await added(connection, looks, [...candidates.keys()], (some) => {
		const all = some.map((column) => candidates.get(column) ?? []);
		const flat = all.flat();
		return {
			counts: flat.map((reading, at) => `count(*) FILTER (WHERE ${oddAt(reading, at)})`),
			each: all.map(({ length }) => length),
			from: (table) => rowsByReadings(flat, table)
		};
	});
	for (const [column, all] of candidates) {
		const fit = all.filter((_, at) => odd.get(column)?.[at] === 0);
		const always = fit.find((reading) => !reading.noBlanks);
		const likely = hasBlanks ? always : fit[0];
		if (always === void 0 || likely === void 0) return void 0;
		readings.set(column, {
			likely,
			always
		});
	}
	return readings;
}
function ofEach(countsOf) {
	return (columns) => {
		const lists = columns.map(countsOf);
		return {
			counts: lists.flat(),
			each: lists.map(({ length }) => length),
			from: (table) => table
		};
	};
}
async function added(connection, looks, columns, question) {
	const sums = /* @__PURE__ */ new Map();
	for (const { table, columns: own } of looks) {
		const having = new Set(own);
		const asked = columns.filter((column) => having.has(column));
		for (let start = 0; start < asked.length; start += atOnce) {
			const some = asked.slice(start, start + atOnce);
			const { counts, each, from } = question(some);
			const row = ((await (await connection.run(`SELECT ${counts.join(", ")} FROM ${from(table)}`)).getRows())[0] ?? []).map(Number);
			for (const [at, column] of some.entries()) {
				const first = each.slice(0, at).reduce((sum, count) => sum + count, 0);
				const before = sums.get(column) ?? [];
				const found = row.slice(first, first + (each[at] ?? 0));
				sums.set(column, found.map((count, place) => count + (before[place] ?? 0)));
			}
		}
	}
	return sums;
}

// src/data/engines/duckdb/one-pass.ts
async function writeInOnePass(connection, table, targets) {
	const { format } = table;
	if (format.kind !== "csv") return void 0;
	try {
		const files = [];
		for (const file of table.files) files.push(await seeFile(file, format, table.names));
		const readings = await readingsFor(connection, files, table.types ?? /* @__PURE__ */ new Map());
		if (readings === void 0) return void 0;
		for (const [at, file] of files.entries()) if (!await write$1(connection, file, readings, targets[at] ?? "", `once_${at}`)) return void 0;
		return {
			files,
			problems: files.flatMap(({ file, columns }) => delimiterProblem(file, columns, format)),
			firstLine: format.header ? 2 : 1
		};
	} catch (error) {
		if (error instanceof Error && /^interrupt/i.test(error.message)) throw error;
		return;
	}
}
async function seeFile(file, format, names) {
	if (await packingOf(file) !== void 0) throw new TypeError(`${file} is packed`);
	const handle = await open$1(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
		const head = buffer.subarray(0, bytesRead);
		const blanks = blanksFinder();
		blanks.see(head);
		const record = firstRecord(file, head.subarray(markOf(head)), format);
		return {
			file,
			format,
			columns: columnNames(file, record, format, names),
			blanks: blanks.found(),
			hasQuotes: hasQuotes(head, format.quote)
		};
	} finally {
		await handle.close();
	}
}
async function write$1(connection, file, readings, target, name) {
	const own = file.columns.flatMap((column) => readings.get(column) ?? []);
	const likely = own.map((reading) => reading.likely);
	const ends = openEnds(file.format);
	const [scanned, copied] = await Promise.allSettled([scanText(file.file, ends.onLine, file.format.quote), copy(connection, file, {
		readings: likely,
		hasQuotes: file.hasQuotes,
		target,
		name
	})]);
	if (copied.status === "rejected") throw copied.reason;
	if (scanned.status === "rejected") throw scanned.reason;
	const scan = scanned.value;
	if (!(isUsual(scan) && ends.most() <= file.columns.length) || await endsWithinQuotes(file.file, file.format, scan.longestLine)) return false;
	if (scan.hasQuotes === file.hasQuotes && !(scan.blanks.other && likely.some(({ noBlanks }) => noBlanks))) return areAllRows(file, scan, copied.value) && !await hasRejects(connection, name);
	const again = {
		readings: own.map(({ always }) => always),
		hasQuotes: scan.hasQuotes,
		target,
		name: `${name}_again`
	};
	return areAllRows(file, scan, await copy(connection, file, again)) && !await hasRejects(connection, again.name);
}
function areAllRows({ format }, { breaks, endsWithBreak }, rows) {
	return breaks + (endsWithBreak ? 0 : 1) === rows + (format.header ? 1 : 0);
}
async function copy(connection, file, how) {
	const cells = how.readings.map((reading, at) => `${strict(reading, at)} AS ${identifier(file.columns[at] ?? "")}`);
	const readers = how.hasQuotes ? oneReader : "";
	const rows = rowsByReadings(how.readings, csvRows(file, `${readers}${rejectsInto(how.name)}`));
	const copied = await connection.run(`COPY (SELECT ${cells.join(", ")} FROM ${rows}) TO ${literal(how.target)} (${stagedAs}, PARQUET_VERSION v2)`);
	return Number((await copied.getRows())[0]?.[0]);
}
function strict(reading, at) {
	const odd = oddAt(reading, at);
	return odd === "false" ? `v${at}` : `CASE WHEN ${odd} THEN error('a cell needs another look') ELSE v${at} END`;
}
async function hasRejects(connection, name) {
	return (await (await connection.run(`SELECT 1 FROM ${identifier(`${name}_rejects`)} LIMIT 1`)).getRows()).length > 0;
}

// src/data/engines/duckdb/plain-text.ts
async function loadPlain({ file, target, most }, load) {
	const packing = await packingOf(file);
	if (packing === void 0) return load(file);
	const named = (text) => text.replaceAll(target, file);
	try {
		await unpack(file, packing, target, most);
		const raw = await load(target);
		return {
			...raw,
			file,
			rejects: raw.rejects.map((reject) => ({
				...reject,
				file
			})),
			problems: raw.problems.map((problem) => ({
				...problem,
				message: named(problem.message)
			}))
		};
	} catch (error) {
		const known = explained(error, {
			files: [target],
			own: [dirname(target)],
			asks: false
		});
		if (!(known instanceof MlopsError)) throw known;
		throw new MlopsError(known.ends, known.problems.map((problem) => ({
			...problem,
			message: named(problem.message)
		})));
	} finally {
		await rm(target, { force: true });
	}
}

// src/data/engines/duckdb/text.ts
async function stageText(settings, table, name, alone) {
	const targets = table.files.map((_, index) => join(settings.scratch, `${name}-${index}.parquet`));
	const once = await alone([...table.files, ...targets], async (connection) => {
		const written = await writeInOnePass(connection, withoutPartitions(table), targets);
		return written && withShape(connection, await foundOf(connection, table, written, targets));
	});
	const plain = join(settings.scratch, `${name}.txt`);
	const all = [
		...table.files,
		...targets,
		plain
	];
	return once ?? alone(all, (connection) => stageAsText(connection, table, targets, {
		target: plain,
		most: settings.scratchLimit
	}));
}
async function stageAsText(connection, table, targets, unpacking) {
	const inFiles = withoutPartitions(table);
	const raws = [];
	for (const [index, file] of table.files.entries()) {
		const load = table.format.kind === "csv" ? loadCsv : loadJson;
		raws.push(await loadPlain({
			...unpacking,
			file
		}, (text) => load(connection, inFiles, text, `raw_${index}`)));
	}
	const columns = new Set(raws.flatMap((raw) => raw.columns));
	const partitions = await partitionsOf(connection, table, columns);
	const { types, untyped, problems } = await typesOf(connection, table, raws);
	const { zoned, problems: zoneProblems } = await zonesOf(connection, raws, types);
	const rejects = [];
	let rejected = 0;
	for (const [index, raw] of raws.entries()) {
		const target = targets[index] ?? "";
		const fits = await isWhole(connection, raw, {
			types,
			zoned
		}, target);
		const found = fits ? {
			rejects: [],
			rejected: 0
		} : await misfits(connection, raw, types, table);
		if (!fits) await writeTyped(connection, raw, {
			types,
			zoned
		}, target, found.rejected > 0);
		await connection.run(`DROP TABLE ${identifier(raw.table)}`);
		rejects.push(...[...raw.rejects, ...found.rejects].toSorted((a, b) => a.line - b.line));
		rejected += raw.rejected + found.rejected;
	}
	return await withShape(connection, {
		files: targets,
		fromText: true,
		rejects: rejects.slice(0, table.listed ?? 20),
		rejected,
		problems: [
			...missingColumns(raws),
			...raws.flatMap((raw) => raw.problems),
			...problems,
			...zoneProblems
		],
		blankLines: raws.reduce((sum, raw) => sum + (raw.blankLines ?? 0), 0),
		alike: alikeNames(raws),
		partitions,
		untyped
	});
}
async function foundOf(connection, table, { files, problems, firstLine }, targets) {
	return {
		files: targets,
		fromText: true,
		firstLine,
		rejects: [],
		rejected: 0,
		problems: [...missingColumns(files), ...problems],
		blankLines: 0,
		alike: alikeNames(files),
		partitions: await partitionsOf(connection, table, new Set(files.flatMap(({ columns }) => columns)))
	};
}
function withoutPartitions(table) {
	const keys = new Set(partitionKeys(table));
	return keys.size === 0 ? table : {
		...table,
		names: (table.names ?? []).filter((name) => !keys.has(name))
	};
}
async function typesOf(connection, table, raws) {
	const types = /* @__PURE__ */ new Map();
	const untyped = /* @__PURE__ */ new Map();
	const problems = [];
	for (const column of new Set(raws.flatMap((raw) => raw.columns))) {
		const declared = table.types?.get(column);
		const having = raws.filter((raw) => raw.columns.includes(column));
		const kinds = new Set(having.flatMap((raw) => raw.kinds?.get(column) ?? []));
		if (declared === void 0 && kinds.size > 1) {
			const list = [...kinds].toSorted().join(", ");
			problems.push({
				reason: "mixed-types",
				column,
				message: `Column ${column} holds values of different kinds: ${list}.`
			});
		}
		if (declared === void 0 && (kinds.size > 1 || kinds.has("list or object"))) untyped.set(column, [...kinds].toSorted());
		types.set(column, declared ?? await inferred(connection, having, column, kinds));
	}
	return {
		types,
		untyped,
		problems
	};
}
async function inferred(connection, raws, column, kinds) {
	if (kinds.size > 1 || kinds.has("string") || kinds.has("list or object")) return "string";
	const first = await formsOf(connection, raws, column, firstLook);
	const likely = inferType(first);
	if (likely === "string" && isText(first)) return "string";
	if (likely !== "string" && await isAll(connection, raws, column, likely)) return likely;
	return inferType(await formsOf(connection, raws, column));
}
const firstLook = 2e3;
async function formsOf(connection, raws, column, rows) {
	const sums = [
		0,
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (const raw of raws) {
		const all = identifier(raw.table);
		const from = rows === void 0 ? all : `(SELECT ${identifier(column)} FROM ${all} LIMIT ${rows})`;
		const row = (await (await connection.run(`SELECT ${formCounts(column).join(", ")} FROM ${from}`)).getRows())[0] ?? [];
		for (const [index, value] of row.entries()) sums[index] = (sums[index] ?? 0) + Number(value);
	}
	return formsFrom(sums);
}
async function isAll(connection, raws, column, type) {
	for (const raw of raws) {
		const cell = identifier(column);
		const result = await connection.run(`SELECT count(*) FROM ${identifier(raw.table)} WHERE ${cell} IS NOT NULL AND (${surely(column, type)}) IS NOT TRUE`);
		if (Number((await result.getRows())[0]?.[0]) > 0) return false;
	}
	return true;
}
async function zonesOf(connection, raws, types) {
	const zoned = /* @__PURE__ */ new Set();
	const problems = [];
	for (const [column, type] of types) {
		if (type !== "timestamp") continue;
		let [times, offsets] = [0, 0];
		for (const raw of raws.filter(({ columns }) => columns.includes(column))) {
			const [found, having] = (await (await connection.run(`SELECT ${zoneCounts(column).join(", ")} FROM ${identifier(raw.table)}`)).getRows())[0] ?? [];
			times += Number(found);
			offsets += Number(having);
		}
		if (offsets > 0 && offsets === times) zoned.add(column);
		if (offsets === 0 || offsets === times) continue;
		const message = `Column ${column} has an offset from UTC in ${offsets} of ${times} points in time and none in the others.`;
		problems.push({
			reason: "mixed-time-zones",
			column,
			message
		});
	}
	return {
		zoned,
		problems
	};
}
async function misfits(connection, raw, types, { hidden = [], listed = 20 }) {
	const table = identifier(raw.table);
	const checked = raw.columns.map((column) => [
		column,
		types.get(column) ?? "string",
		misfit(raw, column, types)
	]);
	const any = checked.map(([, , sql]) => sql).join(" OR ");
	const rejected = Number((await (await connection.run(`SELECT count(*) FROM ${table} WHERE ${any}`)).getRows())[0]?.[0]);
	const rejects = [];
	if (rejected === 0) return {
		rejects,
		rejected
	};
	for (const [column, type, sql] of checked) {
		const kind = raw.kindColumns?.get(column);
		const result = await connection.run(`SELECT ${raw.line}, ${identifier(column)}, ${kind === void 0 ? "NULL" : identifier(kind)} FROM ${table}
       WHERE ${sql} ORDER BY rowid LIMIT ${listed}`);
		for (const [line, value, found] of await result.getRows()) {
			const what = hidden.includes(column) ? "a value" : shown(String(value), String(found));
			rejects.push({
				file: raw.file,
				line: Number(line),
				column,
				error: `${what} is not of type ${type}`
			});
		}
	}
	return {
		rejects: rejects.toSorted((a, b) => a.line - b.line),
		rejected
	};
}
function misfit(raw, column, types) {
	const type = types.get(column) ?? "string";
	const kind = raw.kindColumns?.get(column);
	if (kind === void 0 || (raw.kinds?.get(column)?.length ?? 0) === 0) return misfitOf(column, type);
	const wanted = type === "string" && raw.strict.has(column) ? ["string"] : kindsFor[type];
	const other = wanted === void 0 ? "false" : `${identifier(kind)} NOT IN (${wanted.map(literal).join(", ")})`;
	return `(${misfitOf(column, type)} OR (${identifier(column)} IS NOT NULL AND ${other}))`;
}
const kindsFor = {
	integer: ["number"],
	number: ["number"],
	boolean: ["boolean"],
	date: ["string"],
	timestamp: ["string"]
};
async function isWhole(connection, raw, typing, target) {
	if (raw.kindColumns !== void 0) return false;
	await writeTyped(connection, raw, typing, target, false);
	const typed = raw.columns.filter((column) => (typing.types.get(column) ?? "string") !== "string");
	if (typed.length === 0) return true;
	const counts = typed.map((column) => `count(${identifier(column)})`).join(", ");
	const [before, after] = [identifier(raw.table), `read_parquet(${literal(target)}, hive_partitioning = false)`];
	const rows = await Promise.all([before, after].map(async (from) => (await connection.run(`SELECT ${counts} FROM ${from}`)).getRows()));
	return String(rows[0]?.[0]) === String(rows[1]?.[0]);
}
async function writeTyped(connection, raw, { types, zoned }, target, someMisfit) {
	const cells = raw.columns.map((column) => `${castOf(column, types.get(column) ?? "string", zoned.has(column))} AS ${identifier(column)}`);
	const keep = someMisfit ? raw.columns.map((column) => `NOT ${misfit(raw, column, types)}`).join(" AND ") : "true";
	await connection.run(`COPY (SELECT ${cells.join(", ")}, (${raw.line})::BIGINT AS "#row"
       FROM ${identifier(raw.table)} WHERE ${keep} ORDER BY rowid)
     TO ${literal(target)} (${stagedAs})`);
}
function alikeNames(raws) {
	return new Set(raws.map(({ columns }) => JSON.stringify(columns))).size === 1;
}
function missingColumns(raws) {
	return [...new Set(raws.flatMap((raw) => raw.columns))].flatMap((column) => {
		const without = raws.filter((raw) => !raw.columns.includes(column)).map((raw) => raw.file);
		if (without.length === 0) return [];
		return [{
			reason: "files-differ",
			column,
			message: `Column ${column} is missing in ${without.length} of ${raws.length} files: ${without.slice(0, 3).join(", ")}.`
		}];
	});
}
function shown(value, kind) {
	if (kind === "list or object") return `a ${nested}`;
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
}

// src/data/engines/duckdb/values.ts
async function plainRows(result) {
	const rows = await result.getRows();
	return {
		columns: result.columnNames(),
		rows: rows.map((row) => row.map(plain))
	};
}
function plain(value) {
	if (value === null || value === void 0) return null;
	if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
	if (typeof value === "object") return String(value);
	return value;
}
const numeric = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|BOOLEAN|DECIMAL\(.*\))$/;
async function columnArrays(connection, sql, parameters) {
	if (parameters.length > 0) return throughTable(connection, sql, parameters);
	const prepared = await connection.prepare(sql);
	const columns = Array.from({ length: prepared.columnCount }, (_, index) => index);
	const names = columns.map((index) => prepared.columnName(index));
	const types = columns.map((index) => String(prepared.columnType(index)));
	prepared.destroySync();
	if (!(types.every((type) => numeric.test(type)) && new Set(names.map(lower)).size === names.length)) return throughTable(connection, sql, parameters);
	const cells = names.map((name, index) => cellOf(name, index, /* @__PURE__ */ new Map()));
	return collect(await connection.run(`SELECT ${cells.join(", ")} FROM (\n${sql}\n) AS "#result"`), names, /* @__PURE__ */ new Map());
}
const lower = (text) => text.toLowerCase();
async function throughTable(connection, sql, parameters) {
	await connection.run(`CREATE OR REPLACE TEMP TABLE "#result" AS ${sql}\n`, parameters);
	try {
		const shape = await connection.run("SELECT * FROM \"#result\" LIMIT 0");
		const names = shape.columnNames();
		const types = shape.columnTypes().map(String);
		const dictionaries = /* @__PURE__ */ new Map();
		for (const [index, type] of types.entries()) if (!numeric.test(type)) dictionaries.set(index, await dictionary(connection, names[index] ?? "", index));
		const cells = names.map((name, index) => cellOf(name, index, dictionaries));
		return await collect(await connection.run(`SELECT ${cells.join(", ")} FROM "#result"`), names, dictionaries);
	} finally {
		await connection.run("DROP TABLE IF EXISTS \"#result\"");
		await connection.run("DROP TABLE IF EXISTS \"#names\"");
	}
}
function cellOf(name, index, dictionaries) {
	const texts = dictionaries.get(index);
	if (texts === void 0) return `coalesce(${identifier(name)}::DOUBLE, 'nan'::DOUBLE)`;
	if (texts.length === 0) return "-1::INTEGER";
	return `coalesce(enum_code(${identifier(name)}::VARCHAR::${enumName(index)})::INTEGER, -1)`;
}
const enumName = (index) => `"#e${index}"`;
async function dictionary(connection, name, index) {
	await connection.run(`CREATE OR REPLACE TEMP TABLE "#names" AS
     SELECT DISTINCT ${identifier(name)}::VARCHAR AS text FROM "#result" WHERE ${identifier(name)} IS NOT NULL
     ORDER BY text`);
	const texts = (await (await connection.run("SELECT text FROM \"#names\"")).getRows()).map((row) => String(row[0]));
	await connection.run(`DROP TYPE IF EXISTS ${enumName(index)}`);
	if (texts.length > 0) await connection.run(`CREATE TYPE ${enumName(index)} AS ENUM (SELECT text FROM "#names")`);
	return texts;
}
async function collect(result, names, dictionaries) {
	const chunks = await result.fetchAllChunks();
	const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
	const columns = /* @__PURE__ */ new Map();
	for (const [index, name] of names.entries()) {
		const texts = dictionaries.get(index);
		const values = texts === void 0 ? new Float64Array(rows) : new Int32Array(rows);
		let at = 0;
		for (const chunk of chunks) {
			const vector = chunk.getColumnVector(index);
			const items = "items" in vector ? vector.items : void 0;
			if (items instanceof Float64Array || items instanceof Int32Array) values.set(items.subarray(0, chunk.rowCount), at);
			else for (let row = 0; row < chunk.rowCount; row += 1) values[at + row] = Number(vector.getItem(row));
			at += chunk.rowCount;
		}
		if (values instanceof Float64Array) columns.set(name, {
			kind: "numbers",
			values
		});
		else columns.set(name, {
			kind: "codes",
			codes: values,
			names: texts ?? []
		});
	}
	return {
		rows,
		columns
	};
}
function copyOptions(target) {
	const never = "USE_TMP_FILE false";
	if (target.endsWith(".parquet")) return `(FORMAT parquet, COMPRESSION zstd, ${never})`;
	if (target.endsWith(".csv")) return `(FORMAT csv, HEADER true, ${never})`;
	if (/\.(jsonl|ndjson|json)$/.test(target)) return `(FORMAT json, ${never})`;
}
function copyStatement(sql, target, options) {
	return `COPY (\n${sql}\n) TO ${literal(target)} ${options}`;
}

// src/data/engines/duckdb/session.ts
async function openSession(settings) {
	await loadBindings();
	const state = {
		settings,
		staged: /* @__PURE__ */ new Map(),
		written: 0
	};
	return {
		describe: (table) => describe(state, table),
		query: (select) => run(state, select, async (connection) => plainRows(await connection.run(select.sql, [...select.parameters]))),
		columns: (select) => run(state, select, (connection) => columnArrays(connection, select.sql, [...select.parameters])),
		write: (select, target) => write(state, select, target),
		interrupt: () => state.busy?.interrupt(),
		share: () => shareOf(state.busy)
	};
}
function shareOf(connection) {
	const percentage = connection?.progress.percentage ?? -1;
	return percentage < 0 ? void 0 : Math.min(1, percentage / 100);
}
async function describe(state, table) {
	try {
		const before = checkSourceFiles(table);
		return shapeOf(await stage(state, {
			...table,
			state: before
		}), before);
	} catch (error) {
		throw explained(error, staging(state, table.files));
	}
}
async function run(state, select, work) {
	try {
		const connection = await openFor(state, await stageAll(state, select.tables));
		state.busy = connection;
		await guardSelect(connection, select.sql, namesOf(select));
		const value = await work(connection);
		checkStates(select);
		return value;
	} catch (error) {
		checkStates(select);
		throw explained(error, {
			files: filesOf(select),
			own: [state.settings.scratch],
			asks: true
		});
	} finally {
		state.busy = void 0;
	}
}
function checkStates({ tables }) {
	for (const table of tables) if (table.state !== void 0) checkSourceFiles(table);
}
async function write(state, select, target) {
	const options = copyOptions(target);
	if (options === void 0) throw MlopsError.of(dataReasons, "unknown-target-format", `${basename(target)} ends with no known format.`);
	const staged = await stageAll(state, select.tables);
	state.written += 1;
	const part = `${target}.part-${process.pid}-${state.written}`;
	try {
		const own = [state.settings.scratch, part];
		return await alone(state, {
			files: [...staged.flatMap(([, table]) => table.files), part],
			own,
			asks: true
		}, async (connection) => {
			await createViews(connection, staged);
			await guardSelect(connection, select.sql, namesOf(select));
			const copied = await connection.run(copyStatement(select.sql, part, options), [...select.parameters]);
			await rename(part, target);
			return { rows: Number((await copied.getRows())[0]?.[0]) };
		});
	} finally {
		await rm(part, { force: true });
	}
}
const namesOf = (select) => select.tables.map((table) => table.name);
const filesOf = (select) => select.tables.flatMap((table) => table.files);
async function stageAll(state, tables) {
	const staged = [];
	for (const table of tables) staged.push([table.name, await stage(state, table)]);
	return staged;
}
async function stage(state, { only, ...all }) {
	const whole = await stageWhole(state, all);
	if (only === void 0) return whole;
	return {
		...whole,
		only,
		columns: whole.columns.filter(({ name }) => only.includes(name))
	};
}
async function stageWhole(state, table) {
	const { files, paths, format, types, names, hidden, listed } = table;
	const keyOf = (stamp) => JSON.stringify([
		stamp,
		files,
		paths,
		format,
		[...types ?? []],
		names,
		hidden,
		listed
	]);
	const before = table.state === void 0 ? void 0 : state.staged.get(keyOf(table.state));
	if (before !== void 0) return before;
	const stamp = checkSourceFiles(table);
	const known = state.staged.get(keyOf(stamp));
	if (known !== void 0) return known;
	const id = state.staged.size;
	const made = {
		...await stageNew(state, table, id),
		id
	};
	checkSourceFiles({
		...table,
		state: stamp
	});
	state.staged.set(keyOf(stamp), made);
	return made;
}
function stageNew(state, table, id) {
	const { settings } = state;
	const inOwn = (files, work) => alone(state, staging(state, files), work);
	if (table.format.kind === "arrow") return stageArrow(settings, table, id, inOwn);
	if (table.format.kind !== "parquet") return stageText(settings, table, `stage-${id}`, inOwn);
	const copy = {
		file: join(settings.scratch, `many-${id}.parquet`),
		most: settings.scratchLimit
	};
	return alone(state, staging(state, [...table.files, copy.file]), async (connection) => withShape(connection, await stageParquet(connection, table, copy)));
}
function staging({ settings }, files) {
	return {
		files,
		own: [settings.scratch],
		asks: false
	};
}
async function alone(state, attempt, work) {
	const database = await openLocked(state.settings, attempt.files);
	state.busy = database.connection;
	try {
		return await work(database.connection);
	} catch (error) {
		throw explained(error, attempt);
	} finally {
		state.busy = void 0;
		database.close();
	}
}
async function openFor(state, staged) {
	const numbers = staged.map(([, { id }]) => id).join(" ");
	const files = staged.flatMap(([, table]) => table.files);
	const slot = staged.length === 0 ? "bare" : "open";
	let open = state[slot];
	if (open?.files !== numbers) {
		open?.database.close();
		state[slot] = void 0;
		open = {
			files: numbers,
			database: await openLocked(state.settings, files),
			views: []
		};
		state[slot] = open;
	}
	await showTables(open, staged).catch((error) => {
		throw explained(error, staging(state, files));
	});
	return open.database.connection;
}
async function showTables(open, staged) {
	const tables = JSON.stringify(staged.map(([name, { id, only }]) => [
		name,
		id,
		only
	]));
	if (open.tables === tables) return;
	open.tables = void 0;
	const { connection } = open.database;
	for (const view of open.views) await connection.run(`DROP VIEW IF EXISTS ${identifier(view)}`);
	open.views = staged.flatMap(([name, table]) => viewsOf(name, table).map(([view]) => view));
	await createViews(connection, staged);
	open.tables = tables;
}
async function createViews(connection, staged) {
	for (const [view, sql] of staged.flatMap(([name, table]) => viewsOf(name, table))) await connection.run(`CREATE VIEW ${identifier(view)} AS ${sql}`);
}

// src/data/engines/duckdb-worker.ts
let session;
let scratch;
process.on("message", (request) => {
	if (request.kind === "interrupt") {
		session?.interrupt();
		return;
	}
	answer(request).then((reply) => process.send?.(reply));
});
process.on("disconnect", endAtOnce);
function endAtOnce() {
	try {
		if (scratch !== void 0) removeScratch(scratch);
	} finally {
		process.kill(process.pid, "SIGKILL");
	}
}
function removeScratch(folder) {
	rmSync(folder, {
		recursive: true,
		force: true
	});
	rmdirSync(dirname(folder));
}
async function answer(request) {
	const timer = setInterval(() => tellShare(request.id), 250);
	try {
		return {
			id: request.id,
			value: await work(request)
		};
	} catch (error) {
		if (error instanceof MlopsError) return {
			id: request.id,
			problems: error.problems,
			ends: error.ends
		};
		return {
			id: request.id,
			defect: error instanceof Error ? error.stack ?? error.message : String(error)
		};
	} finally {
		clearInterval(timer);
	}
}
function tellShare(id) {
	const share = session?.share();
	if (share !== void 0) process.send?.({
		id,
		share
	});
}
async function work(request) {
	if (request.kind === "start") {
		scratch = request.settings.scratch;
		session = await openSession(request.settings);
		return null;
	}
	if (session === void 0) throw new Error("the worker was asked before it was started");
	if (request.kind === "describe") return session.describe(request.table);
	if (request.kind === "write") return session.write(request.select, request.target);
	return request.kind === "query" ? session.query(request.select) : session.columns(request.select);
}

export {  };