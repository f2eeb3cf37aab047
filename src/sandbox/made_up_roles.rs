//! Who holds which role in a made-up organisation: what its form usually has. Nobody of them exists.

use serde_json::{Value, json};

use super::units::OTHER_MAIN_UNIT;

/// One role: its group, its code, what the register calls it, and who holds it.
struct MadeUp(&'static str, &'static str, &'static str, Holder);

/// Who holds a role.
enum Holder {
    /// A person, by number: the same number is the same person.
    Person(usize),
    /// Another organisation.
    Organisation,
}

use Holder::{Organisation, Person};

/// First and last name, and day of birth, by number.
const PERSONS: [(&str, &str, &str); 4] = [
    ("PRØVE", "ØVELSE", "1970-01-01"),
    ("TEST", "ØVELSE", "1975-02-02"),
    ("PRØVE", "REHEARSAL", "1980-03-03"),
    ("TEST", "REHEARSAL", "1985-04-04"),
];

const COMPANY: &[MadeUp] = &[
    MadeUp("DAGL", "DAGL", "Daglig leder", Person(0)),
    MadeUp("STYR", "LEDE", "Styrets leder", Person(1)),
    MadeUp("STYR", "NEST", "Nestleder", Person(2)),
    MadeUp("STYR", "MEDL", "Styremedlem", Person(0)),
    MadeUp("STYR", "MEDL", "Styremedlem", Person(3)),
    MadeUp("REVI", "REVI", "Revisor", Organisation),
    MadeUp("REGN", "REGN", "Regnskapsfører", Organisation),
];

const SOLE_PROPRIETOR: &[MadeUp] =
    &[MadeUp("INNH", "INNH", "Innehaver", Person(0)), MadeUp("REGN", "REGN", "Regnskapsfører", Organisation)];

const FULL_RESPONSIBILITY: &[MadeUp] = &[
    MadeUp("DELT", "DTSO", "Deltaker med solidarisk ansvar", Person(0)),
    MadeUp("DELT", "DTSO", "Deltaker med solidarisk ansvar", Person(1)),
];

const SHARED_RESPONSIBILITY: &[MadeUp] = &[
    MadeUp("DELT", "DTPR", "Deltaker med proratarisk ansvar", Person(0)),
    MadeUp("DELT", "DTPR", "Deltaker med proratarisk ansvar", Organisation),
];

const FOREIGN: &[MadeUp] = &[
    MadeUp("KNUF", "KNUF", "Kontaktperson", Person(0)),
    MadeUp("REPR", "REPR", "Norsk representant for utenlandsk enhet", Person(1)),
];

const MUNICIPALITY: &[MadeUp] =
    &[MadeUp("DAGL", "DAGL", "Daglig leder", Person(0)), MadeUp("KOMK", "KOMK", "Kontaktperson i kommune", Person(1))];

const INTERMUNICIPAL: &[MadeUp] = &[
    MadeUp("DAGL", "DAGL", "Daglig leder", Person(0)),
    MadeUp("STYR", "LEDE", "Styrets leder", Person(1)),
    MadeUp("STYR", "MEDL", "Styremedlem", Person(2)),
    MadeUp("DELT", "DTPR", "Deltaker med proratarisk ansvar", Organisation),
];

const BANKRUPTCY: &[MadeUp] = &[MadeUp("BOBE", "BOBE", "Bostyrer", Person(0))];

const PUBLIC: &[MadeUp] = &[
    MadeUp("DAGL", "DAGL", "Daglig leder", Person(0)),
    MadeUp("KONT", "KONT", "Kontaktperson", Person(1)),
    MadeUp("ORGL", "ORGL", "Organisasjonsledd i offentlig sektor", Organisation),
];

const BOARD: &[MadeUp] = &[
    MadeUp("STYR", "LEDE", "Styrets leder", Person(0)),
    MadeUp("STYR", "NEST", "Nestleder", Person(1)),
    MadeUp("STYR", "MEDL", "Styremedlem", Person(2)),
];

/// The groups of roles that an organisation of this form has.
pub(super) fn groups(form: &str) -> Value {
    let roles = match form {
        "AS" | "ASA" | "SF" | "SA" => COMPANY,
        "ENK" => SOLE_PROPRIETOR,
        "ANS" => FULL_RESPONSIBILITY,
        "DA" => SHARED_RESPONSIBILITY,
        "NUF" => FOREIGN,
        "KOMM" | "FYLK" => MUNICIPALITY,
        "IKS" => INTERMUNICIPAL,
        "KBO" => BANKRUPTCY,
        "FLI" | "STI" | "BRL" | "ESEK" => BOARD,
        _ => PUBLIC,
    };
    let mut groups: Vec<Value> = Vec::new();
    for inside in roles.chunk_by(|one, other| one.0 == other.0) {
        let code = inside.first().map(|MadeUp(group, ..)| *group);
        let entries: Vec<Value> = inside.iter().enumerate().map(|(place, role)| entry(place, role)).collect();
        groups.push(json!({
            "type": { "kode": code, "beskrivelse": code },
            "sistEndret": "2024-01-01",
            "roller": entries,
        }));
    }
    Value::Array(groups)
}

fn entry(place: usize, MadeUp(_, code, title, holder): &MadeUp) -> Value {
    let (key, who) = match holder {
        Person(number) => {
            let (first, last, born) = PERSONS.get(*number).copied().unwrap_or_default();
            let name = json!({ "fornavn": first, "etternavn": last });
            ("person", json!({ "fodselsdato": born, "navn": name, "erDoed": false }))
        }
        Organisation => {
            let form = json!({ "kode": "ORGL", "beskrivelse": "Organisasjonsledd" });
            let of = json!({
                "organisasjonsnummer": OTHER_MAIN_UNIT, "organisasjonsform": form,
                "navn": ["ØVELSESDIREKTORATET"], "erSlettet": false,
            });
            ("enhet", of)
        }
    };
    json!({
        "type": { "kode": code, "beskrivelse": title },
        key: who,
        "fratraadt": false,
        "avregistrert": false,
        "rekkefolge": place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::roles;

    #[test]
    fn every_made_up_role_is_one_that_altinn_knows() {
        for form in ["AS", "ENK", "ANS", "DA", "NUF", "KOMM", "IKS", "KBO", "FLI", "ORGL"] {
            let groups = groups(form);
            let entries = groups.as_array().unwrap().iter().flat_map(|group| group["roller"].as_array().unwrap());
            for entry in entries {
                let code = entry["type"]["kode"].as_str().unwrap().to_lowercase();
                assert!(roles::by_short_code(&code).is_some(), "{form}: {code}");
                assert!(entry["person"].is_object() != entry["enhet"].is_object(), "{entry}");
            }
        }
    }
}
