import { describe, expect, it } from 'vitest';
import { columnOf } from '../../../src/data/infer/column.ts';
import { sensitiveOf } from '../../../src/data/infer/sensitive.ts';
import { numbersPersons, sensitiveWord } from '../../../src/data/infer/sensitive-name.ts';
import { evidenceOf, withValues } from './evidence.ts';

describe('a name that says that values are nobody’s business', () => {
  it.each(
    `ssn password userPassword passwd secret token accessToken api_key apiKey APIKey first_name last_name fullName surname
     name customer_name patient patient_id address homeAddress billing_address_line1 street zip zip_code postcode dob date_of_birth birthDate phone
     phone_num mobile_number iban passport_no licence_plate license_plate number_plate ip ip_address IPAddress client_ip ipv4 lat longitude geo device_id
     deviceId imei mac_address email e_mail Email1 card_number credit_card cvv vin tax_id social_security_number account_number
     Vorname nachname Straße strasse geburtsdatum plz Kennzeichen telefon prénom nom naissance adresse téléphone apellido
     dirección teléfono contraseña username firstname user_agent private_key`.split(/\s+/),
  )('%s', (name) => {
    expect(sensitiveWord(name)).toBeDefined();
  });

  it.each(
    `kundenname kunden_name Kundin kunde nome nome_cliente geb_datum gebdat GebDat geburtsort fecha_nac data_nascimento date_naiss SVNR versichertennr
     Versicherungsnummer personalnr kundennr Kunden-Nr insurance_no insurance_number policy_number tel telnr konto konto_nr emergency_contact spouse
     author auteur autor reviewer reviewer_name Arzt Hausarzt Ärztin Aerztin médecin physician assigned_doctor doctor_name nurse employee employeeId
     handle nationality Nationalität salary base_salary gehalt lohn salaire salario customer customer_id customerid user_id userid user_hash id_cliente
     idCliente cookie_id visitor_id student_no patient_description note notes comment comments remark remarks bemerkung Bemerkungen Freitext free_text
     message message_text error_message observações lieferadresse emailaddress phonenumber cuenta`.split(/\s+/),
  )('%s, of a person, their papers or what somebody wrote', (name) => {
    expect(sensitiveWord(name)).toBeDefined();
  });

  it.each(
    `customers customer_segment user_type client_version employee_count doctor_visits nurse_station author_count has_spouse no_insurance insurance_type
     days_employed message_type message_id comment_count note_id cookie_consent contact_type dateiname produktname spaltenname filename hostname
     tablename kontostand zuckergehalt geburtenrate gebiet artikelnr bestellnummer session_id product_description p_in casino nomination`.split(
      /\s+/,
    ),
  )('not %s, of a kind, an amount or a thing', (name) => {
    expect(sensitiveWord(name)).toBeUndefined();
  });

  it.each(
    `price status product_name station_name event_name file_name month token_count num_tokens n_tokens has_phone is_mobile email_count
     species island bill_length_mm origin dest carrier temperature ship street_count order_id created_at platform scorecard
     equipment description shipping pinned`.split(/\s+/),
  )('not %s', (name) => {
    expect(sensitiveWord(name)).toBeUndefined();
  });
});

describe('a sensitive column', () => {
  it.each(['integer', 'number', 'string', 'date'] as const)('may be a %s', (type) => {
    expect(sensitiveOf(evidenceOf('ssn', { type }), [])?.short).toBe('by its name');
  });

  it('has no closed set, whatever was listed', () => {
    const table = { rows: 1000, isTyped: true, namesNulls: false, rejected: 0, columns: [], keys: [], sets: [] };
    const of = (name: string) => columnOf(withValues(name, ['Meier', 'Huber']), table, { dataset: 'people', key: [] });
    expect(of('surname').rules).toEqual({ type: 'string', nulls: '2%', sensitive: true });
    expect(of('plan').rules['values']).toEqual(['Huber', 'Meier']);
  });

  it('is one of physicians, whose names are no closed set', () => {
    const table = { rows: 1000, isTyped: true, rejected: 0, namesNulls: true, columns: [], keys: [], sets: [] };
    const { rules } = columnOf(withValues('physician', ['Meier', 'Huber']), table, { dataset: 'visits', key: [] });
    expect(rules).toEqual({ type: 'string', nulls: '2%', sensitive: true });
  });

  it('is a number of persons unless that is the key of the table, and everything else of persons as its key, too', () => {
    const of = (name: string, key: readonly string[]) => sensitiveOf(evidenceOf(name), key);
    for (const name of ['customer_id', 'userId', 'kundennr', 'cookie_id']) {
      expect(numbersPersons(name), name).toBe(true);
      expect(of(name, []), name).toBeDefined();
      expect(of(name, ['order_id']), name).toBeDefined();
      expect(of(name, [name]), name).toBeUndefined();
      expect(of(name, [name, 'day']), name).toBeUndefined();
    }
    for (const name of ['email', 'patient_id', 'svnr', 'customer_name', 'note']) {
      expect(numbersPersons(name), name).toBe(false);
      expect(of(name, [name]), name).toBeDefined();
    }
    const emails = evidenceOf('user_id', { forms: [{ name: 'email', rows: 1000 }] });
    expect(sensitiveOf(emails, ['user_id'])?.short).toBe('looks like email');
  });

  it('is no yes or no', () => {
    expect(sensitiveOf(evidenceOf('phone', { type: 'boolean' }), [])).toBeUndefined();
  });

  it('shows by what most of its values are, however few', () => {
    const of = (rows: number, filled: number) =>
      sensitiveOf(evidenceOf('contact', { filled, forms: [{ name: 'email', rows }] }), []);
    expect(of(3, 3)?.why).toBe('3 values of 3 rows look like email');
    expect(of(80, 100)).toBeDefined();
    expect(of(79, 100)).toBeUndefined();
    expect(of(0, 0)).toBeUndefined();
  });
});
