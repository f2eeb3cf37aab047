//! Forms of organisation by the names that people know (Enhetsregisteret, `GET organisasjonsformer`, and the English pages
//! of Brønnøysundregistrene, *unverified*). Those that explanations of policies speak of as kinds of recipients have their
//! names there.

use crate::text::Phrase;

/// The name of the form with this code.
#[must_use]
pub fn name(code: &str) -> Option<Phrase> {
    ALL.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

macro_rules! forms {
    ($( $code:literal $nb:literal $en:literal )+) => { &[ $( ($code, Phrase { nb: $nb, en: $en }) ),+ ] };
}

/// Each form with its names.
const ALL: &[(&str, Phrase)] = forms! {
    "ADOS" "Administrativ enhet i offentlig sektor (ADOS)" "Administrative unit in the public sector (ADOS)"
    "ANNA" "Annen juridisk person (ANNA)" "Other legal person (ANNA)"
    "ASA" "Allmennaksjeselskap (ASA)" "Public limited company (ASA)"
    "BA" "Selskap med begrenset ansvar (BA)" "Company with limited liability (BA)"
    "BBL" "Boligbyggelag (BBL)" "Cooperative building association (BBL)"
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
    "VPFO" "Verdipapirfond (VPFO)" "Securities fund (VPFO)"
};
