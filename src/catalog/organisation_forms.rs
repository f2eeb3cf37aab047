//! Forms of organisation by the names that people know (Enhetsregisteret, `GET organisasjonsformer`, and the English pages
//! of Brønnøysundregistrene, *unverified*).

use crate::text::{Message, Phrase, phrase, phrases};

/// The name of the form with this code.
#[must_use]
pub fn name(code: &str) -> Option<Phrase> {
    let kinds = KINDS.iter().chain(OTHERS);
    kinds.into_iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// The form with this code, as it is said: a code alone tells few people anything.
#[must_use]
pub fn said(code: &str) -> Message {
    name(code).map_or_else(|| Message::verbatim(code), Message::from)
}

// Those that explanations of policies speak of as kinds of recipients.
phrases! {
    AS { nb: "Aksjeselskap (AS)", en: "Limited company (AS)" }
    ENK { nb: "Enkeltpersonforetak (ENK)", en: "Sole proprietorship (ENK)" }
    ANS { nb: "Ansvarlig selskap (ANS)", en: "General partnership (ANS)" }
    DA { nb: "Selskap med delt ansvar (DA)", en: "General partnership with shared liability (DA)" }
    NUF { nb: "Norskregistrert utenlandsk foretak (NUF)", en: "Norwegian-registered foreign enterprise (NUF)" }
    KOMM { nb: "Kommune (KOMM)", en: "Municipality (KOMM)" }
    IKS { nb: "Interkommunalt selskap (IKS)", en: "Intermunicipal company (IKS)" }
    KBO { nb: "Konkursbo (KBO)", en: "Bankruptcy estate (KBO)" }
}

macro_rules! forms {
    ($( $code:literal $nb:literal $en:literal )+) => { &[ $( ($code, phrase!($nb, $en)) ),+ ] };
}

/// Kinds of recipients.
const KINDS: &[(&str, Phrase)] =
    &[("AS", AS), ("ENK", ENK), ("ANS", ANS), ("DA", DA), ("NUF", NUF), ("KOMM", KOMM), ("IKS", IKS), ("KBO", KBO)];

/// The other forms with their names.
const OTHERS: &[(&str, Phrase)] = forms! {
    "AAFY" "Underenhet til ikke-næringsdrivende (AAFY)" "Sub-unit of a non-commercial organisation (AAFY)"
    "ADOS" "Administrativ enhet i offentlig sektor (ADOS)" "Administrative unit in the public sector (ADOS)"
    "ANNA" "Annen juridisk person (ANNA)" "Other legal person (ANNA)"
    "ASA" "Allmennaksjeselskap (ASA)" "Public limited company (ASA)"
    "BA" "Selskap med begrenset ansvar (BA)" "Company with limited liability (BA)"
    "BBL" "Boligbyggelag (BBL)" "Cooperative building association (BBL)"
    "BEDR" "Underenhet (BEDR)" "Sub-unit (BEDR)"
    "BO" "Andre bo (BO)" "Other estate (BO)"
    "BRL" "Borettslag (BRL)" "Housing cooperative (BRL)"
    "EØFG" "Europeisk økonomisk foretaksgruppe (EØFG)" "European economic interest grouping (EØFG)"
    "ESEK" "Eierseksjonssameie (ESEK)" "Condominium (ESEK)"
    "FKF" "Fylkeskommunalt foretak (FKF)" "County enterprise (FKF)"
    "FLI" "Forening, lag eller innretning (FLI)" "Association, club or institution (FLI)"
    "FYLK" "Fylkeskommune (FYLK)" "County authority (FYLK)"
    "GFS" "Gjensidig forsikringsselskap (GFS)" "Mutual insurance company (GFS)"
    "IKJP" "Annen ikke-juridisk person (IKJP)" "Other entity that is not a legal person (IKJP)"
    "KF" "Kommunalt foretak (KF)" "Municipal enterprise (KF)"
    "KIRK" "Den norske kirke (KIRK)" "Church of Norway (KIRK)"
    "KS" "Kommandittselskap (KS)" "Limited partnership (KS)"
    "KTRF" "Kontorfellesskap (KTRF)" "Office community (KTRF)"
    "OPMV" "Særskilt oppdelt enhet for merverdiavgift (OPMV)" "Separate unit for VAT (OPMV)"
    "ORGL" "Organisasjonsledd (ORGL)" "Organisational unit (ORGL)"
    "PERS" "Annen enkeltperson i tilknyttet register (PERS)" "Other person in an affiliated register (PERS)"
    "PK" "Pensjonskasse (PK)" "Pension fund (PK)"
    "PRE" "Partrederi (PRE)" "Shipping partnership (PRE)"
    "SA" "Samvirkeforetak (SA)" "Cooperative (SA)"
    "SAM" "Tingsrettslig sameie (SAM)" "Co-ownership (SAM)"
    "SE" "Europeisk selskap (SE)" "European company (SE)"
    "SF" "Statsforetak (SF)" "State enterprise (SF)"
    "SPA" "Sparebank (SPA)" "Savings bank (SPA)"
    "STAT" "Staten (STAT)" "The State (STAT)"
    "STI" "Stiftelse (STI)" "Foundation (STI)"
    "SÆR" "Foretak etter særskilt lov (SÆR)" "Enterprise under a special act (SÆR)"
    "TVAM" "Tvangsregistrert for merverdiavgift (TVAM)" "Compulsorily registered for VAT (TVAM)"
    "UTLA" "Utenlandsk enhet (UTLA)" "Foreign entity (UTLA)"
    "VPFO" "Verdipapirfond (VPFO)" "Securities fund (VPFO)"
};
