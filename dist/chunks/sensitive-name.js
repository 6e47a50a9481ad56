import { n as wordsOfName, t as wordSet } from "./words-of-name.js";

// src/data/infer/sensitive-words.ts
const tellingWords = wordSet("email mail phone tel telephone mobile fax msisdn imei imsi udid idfa gaid ip ipv mac ssn sin nin itin nhs mrn passport iban bic swift card pan cvv cvc pin otp", "password passwd pwd passphrase secret secrets credential credentials token apikey surname lastname firstname fullname forename middlename nickname", "username login patient patients dob birth birthday birthdate birthplace address addr street zip zipcode postcode postal geo gps lat latitude lon lng", "longitude coordinates coordinate vin vrn numberplate licence license diagnosis religion ethnicity race biometric fingerprint signature", "nationality citizenship salary salaries biography", "telefon handy mobil anschrift adresse strasse hausnummer plz postleitzahl wohnort geburtstag geburtsdatum geboren geburtsort vorname nachname familienname", "passwort kennwort geheimnis steuernummer steuerid kontonummer kennzeichen reisepass ausweis gehalt lohn nationalitat nationalitaet staatsangehorigkeit", "staatsangehoerigkeit staatsburgerschaft staatsbuergerschaft svnr kvnr rvnr", "courriel telephone portable rue nom prenom naissance naiss passeport motdepasse salaire nationalite", "correo telefono movil calle direccion codigopostal nombre apellido apellidos nacimiento pasaporte contrasena clave dni nie nif curp cpf matricula", "salario sueldo nacionalidad nome sobrenome endereco telefone celular senha nascimento nasc rua morada nacionalidade passaporte");
const tellingPairs = [
	["api", "key"],
	["private", "key"],
	["access", "key"],
	["social", "security"],
	["national", "id"],
	["tax", "id"],
	["tax", "number"],
	["device", "id"],
	["device", "identifier"],
	["advertising", "id"],
	["account", "number"],
	["account", "no"],
	["insurance", "number"],
	["insurance", "no"],
	["insurance", "nr"],
	["insurance", "id"],
	["policy", "number"],
	["policy", "no"],
	["routing", "number"],
	["sort", "code"],
	["number", "plate"],
	["plate", "number"],
	["cell", "number"],
	["medical", "record"],
	["user", "agent"],
	["emergency", "contact"],
	["free", "text"],
	["frei", "text"],
	["fecha", "nac"],
	["fec", "nac"],
	["securite", "sociale"],
	["numero", "compte"],
	["seguridad", "social"],
	["seguranca", "social"]
];
const onePerson = wordSet("user customer client employee driver owner doctor physician surgeon nurse author reviewer spouse husband wife handle cookie", "kunde kundin mitarbeiter mitarbeiterin nutzer benutzer arzt arztin aerztin hausarzt patientin ehepartner ehefrau ehemann autor verfasser ansprechpartner konto", "utilisateur medecin infirmier infirmiere conjoint epoux epouse auteur employe cliente usuario medico enfermera conyuge empleado paciente cuenta", "enfermeiro conjuge funcionario utente conta");
const numbered = wordSet([...onePerson].join(" "), "person rider passenger guest student teacher member subscriber visitor participant respondent applicant borrower recipient sender subject cardholder", "kund schuler schueler student lehrer fahrer halter inhaber versicherten mieter mitglied mitglieder bewerber anwender personal");
const named = wordSet([...numbered].join(" "), "first last middle full given family maiden sur nick legal display patient staff contact holder mother father child account", "empfanger empfaenger absender vermieter betreuer bearbeiter sachbearbeiter geburts kontoinhaber");
const freeTexts = wordSet("note notes comment comments remark remarks message freetext freitext bemerkung bemerkungen kommentar kommentare anmerkung anmerkungen notiz notizen", "nachricht commentaire commentaires remarque remarques comentario comentarios observacion observaciones observacao observacoes mensaje mensagem");

// src/data/infer/sensitive-name.ts
const amountFirst = wordSet("num n count total sum mean avg is has no");
const amountLast = wordSet("count counts length len rate ratio share total sum mean avg size");
const ofText = wordSet("text body content");
const shortestJoined = 6;
const nameOfPerson = compound(named, "names?|namen");
const numberOfPerson = compound(numbered, "ids?|uuid|guid|nr|no|nummer|number|key|code|ref|hash|kennung");
const numberFirst = new RegExp(`^id(?:${[...numbered].join("|")})$`);
const stems = [
	/^geb(?:urts[a-z]*|urt|dat|datum|jahr|tag|ort|name)$/,
	/(?:adresse|anschrift|strasse|telefon|passwort|kennwort|vorname|nachname)$/,
	/^(?:sv|kv|rv|sozialvers|versich|kranken|personal|pers|pass|reisepass|ausweis|fuhrerschein|fuehrerschein)[a-z]*(?:nr|nummer)$/,
	/^(?:tel|telefon|handy|mobil|fax|konto|steuer|karten|kreditkarten|haus)(?:nr|nummer)$/,
	/^(?:phone|mobile|account|passport|insurance|card)(?:number|no|nr)$/,
	/(?:email|address)$/
];
function sensitiveWord(name) {
	const plain = plainWords(name);
	if (isAmount(plain)) return void 0;
	const last = plain.at(-1) ?? "";
	const parts = partsOf(plain);
	return parts.find((word) => tellingWords.has(word) || stems.some((stem) => stem.test(word))) ?? pairIn(plain)?.join(" ") ?? (onePerson.has(last) ? last : void 0) ?? freeTextIn(plain) ?? (namesPerson(plain) ? plain.join(" ") : void 0) ?? parts.find((word) => nameOfPerson.test(word)) ?? numberIn(parts);
}
function numbersPersons(name) {
	const word = sensitiveWord(name);
	return word !== void 0 && word === numberIn(partsOf(plainWords(name)));
}
function plainWords(name) {
	return wordsOfName(name).map((word) => word.replace(/(?<=..)\d+$/, ""));
}
function isAmount(plain) {
	return amountFirst.has(plain[0] ?? "") || amountLast.has(plain.at(-1) ?? "");
}
function partsOf(plain) {
	const joined = [...plain.slice(1).map((word, at) => `${plain[at]}${word}`), ...plain.length > 2 ? [plain.join("")] : []];
	return [...plain, ...joined.filter((word) => word.length >= shortestJoined)];
}
function pairIn(plain) {
	return tellingPairs.find((each) => each.every((word) => plain.includes(word)));
}
function freeTextIn(plain) {
	const last = plain.at(-1) ?? "";
	if (last === "description") return plain.some((word) => numbered.has(word)) ? plain.join(" ") : void 0;
	const word = plain.length > 1 && ofText.has(last) ? plain.at(-2) : last;
	return word !== void 0 && freeTexts.has(word) ? word : void 0;
}
function namesPerson(plain) {
	const last = plain.at(-1);
	if (last !== "name" && last !== "names") return false;
	return plain.length === 1 || plain.some((word) => named.has(word));
}
function numberIn(parts) {
	return parts.find((word) => numberOfPerson.test(word) || numberFirst.test(word));
}
function compound(stemsOfPersons, ends) {
	return new RegExp(`^(?:${[...stemsOfPersons].join("|")})(?:en|es|e|n|s|innen|in)?(?:${ends})$`);
}

export { sensitiveWord as n, numbersPersons as t };