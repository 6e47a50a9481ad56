import { wordSet } from './words-of-name.ts';

/** One of these words is enough: English, then German, French, Spanish and Portuguese. */
export const tellingWords = wordSet(
  'email mail phone tel telephone mobile fax msisdn imei imsi udid idfa gaid ip ipv mac ssn sin nin itin nhs mrn passport iban bic swift card pan cvv cvc pin otp',
  'password passwd pwd passphrase secret secrets credential credentials token apikey surname lastname firstname fullname forename middlename nickname',
  'username login patient patients dob birth birthday birthdate birthplace address addr street zip zipcode postcode postal geo gps lat latitude lon lng',
  'longitude coordinates coordinate vin vrn numberplate licence license diagnosis religion ethnicity race biometric fingerprint signature',
  'nationality citizenship salary salaries biography',
  'telefon handy mobil anschrift adresse strasse hausnummer plz postleitzahl wohnort geburtstag geburtsdatum geboren geburtsort vorname nachname familienname',
  'passwort kennwort geheimnis steuernummer steuerid kontonummer kennzeichen reisepass ausweis gehalt lohn nationalitat nationalitaet staatsangehorigkeit',
  'staatsangehoerigkeit staatsburgerschaft staatsbuergerschaft svnr kvnr rvnr',
  'courriel telephone portable rue nom prenom naissance naiss passeport motdepasse salaire nationalite',
  'correo telefono movil calle direccion codigopostal nombre apellido apellidos nacimiento pasaporte contrasena clave dni nie nif curp cpf matricula',
  'salario sueldo nacionalidad nome sobrenome endereco telefone celular senha nascimento nasc rua morada nacionalidade passaporte',
);

/** These words only together. */
export const tellingPairs: readonly (readonly string[])[] = [
  ['api', 'key'],
  ['private', 'key'],
  ['access', 'key'],
  ['social', 'security'],
  ['national', 'id'],
  ['tax', 'id'],
  ['tax', 'number'],
  ['device', 'id'],
  ['device', 'identifier'],
  ['advertising', 'id'],
  ['account', 'number'],
  ['account', 'no'],
  ['insurance', 'number'],
  ['insurance', 'no'],
  ['insurance', 'nr'],
  ['insurance', 'id'],
  ['policy', 'number'],
  ['policy', 'no'],
  ['routing', 'number'],
  ['sort', 'code'],
  ['number', 'plate'],
  ['plate', 'number'],
  ['cell', 'number'],
  ['medical', 'record'],
  ['user', 'agent'],
  ['emergency', 'contact'],
  ['free', 'text'],
  ['frei', 'text'],
  ['fecha', 'nac'],
  ['fec', 'nac'],
  ['securite', 'sociale'],
  ['numero', 'compte'],
  ['seguridad', 'social'],
  ['seguranca', 'social'],
];

/** As the last word these stand for one person, or for what only that person has; several of them are an amount. */
export const onePerson = wordSet(
  'user customer client employee driver owner doctor physician surgeon nurse author reviewer spouse husband wife handle cookie',
  'kunde kundin mitarbeiter mitarbeiterin nutzer benutzer arzt arztin aerztin hausarzt patientin ehepartner ehefrau ehemann autor verfasser ansprechpartner konto',
  'utilisateur medecin infirmier infirmiere conjoint epoux epouse auteur employe cliente usuario medico enfermera conyuge empleado paciente cuenta',
  'enfermeiro conjuge funcionario utente conta',
);

/** Whose number is a person's: `rider_id`, `kundennr`. */
export const numbered = wordSet(
  [...onePerson].join(' '),
  'person rider passenger guest student teacher member subscriber visitor participant respondent applicant borrower recipient sender subject cardholder',
  'kund schuler schueler student lehrer fahrer halter inhaber versicherten mieter mitglied mitglieder bewerber anwender personal',
);

/** Before `name`, whose it is. */
export const named = wordSet(
  [...numbered].join(' '),
  'first last middle full given family maiden sur nick legal display patient staff contact holder mother father child account',
  'empfanger empfaenger absender vermieter betreuer bearbeiter sachbearbeiter geburts kontoinhaber',
);

/** As the last word these say that anybody wrote anything there. */
export const freeTexts = wordSet(
  'note notes comment comments remark remarks message freetext freitext bemerkung bemerkungen kommentar kommentare anmerkung anmerkungen notiz notizen',
  'nachricht commentaire commentaires remarque remarques comentario comentarios observacion observaciones observacao observacoes mensaje mensagem',
);
