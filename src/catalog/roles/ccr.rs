//! Roles in Enhetsregisteret, sorted by code: `"code" "legacy code" K|- P|-: "nb", "nn", "en";`, K for a key role and P
//! for one that may stand in policies.

use super::role::{Provider, Role, is_general_manager};
use crate::catalog::rows::{row, words};

macro_rules! roles {
    ($($code:literal $legacy:literal $key:tt $policies:tt: $nb:literal, $nn:literal, $en:literal;)+) => {
        /// Every role.
        pub(super) fn all() -> Vec<Role> {
            const ROWS: &str = concat!($(row!($code, $legacy, $nb, $nn, $en)),+);
            const FLAGS: &[(bool, bool)] = &[$((flag!($key), flag!($policies))),+];
            let role = |([code, legacy, nb, nn, en], (key_role, in_policies)): ([&'static str; 5], &(bool, bool))| Role {
                provider: Provider::Ccr, code, legacy: Some(legacy), nb, nn, en,
                key_role: *key_role, in_policies: *in_policies, in_register: true,
                held_via: if is_general_manager(code) { "hovedadministrator" } else { "" },
            };
            words(ROWS).zip(FLAGS).map(role).collect()
        }
    };
}

roles! {
    "administrativ-enhet-offentlig-sektor" "ados" - -: "Administrativ enhet - offentlig sektor", "Administrativ eining - offentleg sektor", "Administrative Unit - Public Sector";
    "bestyrende-reder" "best" K P: "Bestyrende reder", "Bestyrande reder", "Managing Shipowner";
    "bostyrer" "bobe" K P: "Bobestyrer", "Bobestyrar", "Estate Administrator";
    "daglig-leder" "dagl" K P: "Daglig leder", "Dagleg leiar", "Managing Director";
    "deltaker-delt-ansvar" "dtpr" K P: "Deltaker delt ansvar", "Deltakar delt ansvar", "Participant with Shared Responsibility";
    "deltaker-fullt-ansvar" "dtso" K P: "Deltaker fullt ansvar", "Deltakar fullt ansvar", "Participant with Full Responsibility";
    "eierkommune" "eikm" - -: "Eierkommune", "Eigarkommune", "Owning Municipality";
    "elektronisk-signeringsrett-tildeler" "etdl" - -: "Tildeler av elektronisk signeringsrett", "Tildelar av elektronisk signeringsrett", "Granter of electronic signing rights";
    "elektronisk-signeringsrettig" "esgr" - -: "Elektronisk signeringsrett", "Elektronisk signeringsrett", "Electronic signing rights";
    "felles-registrert-med" "femv" - -: "Inngår i felles- registrering", "Inngår i fellesregistrering", "Member of joint registration";
    "fisjonsovertaker" "fisj" - -: "Skal fisjoneres med", "Skal fisjonerast med", "To be divided with";
    "forestaar-avvikling" "avkl" - -: "Forestår avvikling", "Forestår avvikling", "Performs liquidation";
    "foretaksgruppe-med" "fgrp" - -: "Inngår i foretaksgruppe med", "Inngår i føretaksgruppe med", "Member of company group with";
    "forretningsforer" "ffør" - P: "Forretningsfører", "Forretningsførar", "Business Manager";
    "fusjonsovertaker" "fusj" - -: "Skal fusjoneres med", "Skal fusjonerast med", "To be merged with";
    "helseforetak" "hlse" - -: "Helseforetak", "Helseforetak", "Healthcare Institution";
    "hovedenhet" "bedr" - -: "Har som registreringsenhet BEDR", "Har som registreringseining BEDR", "Has as registration unit BEDR";
    "hovedforetak" "hfor" - -: "Opplysninger om foretaket i hjemlandet", "Opplysningar om foretaket i heimalandet", "Information about the Company in the Home Country";
    "ikke-naeringsdrivende-hovedenhet" "aafy" - -: "Har som registreringsenhet AAFY", "Har som registreringseining AAFY", "Has as registration unit AAFY";
    "innehaver" "innh" K P: "Innehaver", "Innehavar", "Owner";
    "kirkelig-fellesraad" "kirk" - -: "Inngår i kirkelig fellesråd", "Inngår i kyrkjeleg fellesråd", "Part of a Church Council";
    "komplementar" "komp" K P: "Komplementar", "Komplementar", "General Partner";
    "konkursdebitor" "kdeb" - -: "Konkursdebitor", "Konkursdebitor", "Bankrupt Debtor";
    "konsern-datter" "kdat" - -: "Har som datter i konsern", "Har som dotter i konsern", "Has as subsidiary in group";
    "konsern-grunnlag" "kgrl" - -: "Har som grunnlag for konsern", "Har som grunnlag for konsern", "Has as basis for group";
    "konsern-mor" "kmor" - -: "Har som mor i konsern", "Har som mor i konsern", "Has as parent in group";
    "kontaktperson" "kont" - P: "Kontaktperson", "Kontaktperson", "Contact Person";
    "kontaktperson-ados" "kemn" - P: "Kontaktperson i Ad", "Kontaktperson i Ad", "Contact person in administrative unit";
    "kontaktperson-kommune" "komk" - P: "Kontaktperson i kommune", "Kontaktperson i kommune", "Contact person in municipality";
    "kontaktperson-nuf" "knuf" - P: "Kontaktperson NUF", "Kontaktperson NUF", "Contact Person NUF";
    "kontaktperson-revisor" "sreva" - -: "Revisor registrert i revisorregisteret", "Revisor registrert i revisorregisteret", "Auditor registered in auditor register";
    "kontorfelleskapmedlem" "ktrf" - -: "Inngår i kontorfellesskap", "Inngår i kontorfellesskap", "Part of Office Community";
    "mva-signerer" "mvag" - -: "Signerer MVA-oppgaver", "Signerer MVA-oppgåver", "VAT form signer";
    "mva-utfyller" "mvau" - -: "Utfyller MVA-oppgaver", "Utfyllar MVA-oppgåver", "VAT form completer";
    "nestleder" "nest" - P: "Nestleder", "Nestleiar", "Deputy Leader";
    "norsk-representant" "repr" - P: "Norsk representant for utenlandsk enhet", "Norsk representant for utanlandsk eining", "Norwegian Representative for a Foreign Entity";
    "observator" "obs" - -: "Observatør", "Observatør", "Observer";
    "organisasjonsledd-offentlig-sektor" "orgl" - -: "Organisasjonsledd i offentlig sektor", "Organisasjonsledd i offentleg sektor", "Organizational Unit in the Public Sector";
    "parti-organ-leder" "hled" - -: "Leder i partiets utovende organ", "Leiar i partiets utøvande organ", "Leader in party's executive body";
    "parti-organ-nestleder" "hnst" - -: "Nestleder i partiets utovende organ", "Nestleiar i partiets utøvande organ", "Deputy leader in party's executive body";
    "parti-organ-styremedlem" "hmdl" - -: "Styremedlem i partiets utovende organ", "Styremedlem i partiets utøvande organ", "Board member in party's executive body";
    "parti-organ-varamedlem" "hvar" - -: "Varamedlem i partiets utovende organ", "Varamedlem i partiets utøvande organ", "Alternate member in party's executive body";
    "personlige-konkurs" "kenk" - -: "Den personlige konkursen angår", "Den personlege konkursen angår", "Personal Bankruptcy";
    "prokurist" "prok" - -: "Prokura", "Prokura", "Procuration";
    "prokurist-fellesskap" "pofe" - -: "Prokura i fellesskap", "Prokura i fellesskap", "Joint procuration";
    "prokurist-hver-for-seg" "pohv" - -: "Prokura hver for seg", "Prokura kvar for seg", "Individual procuration";
    "regnskapsforer" "regn" - P: "Regnskapsfører", "Reknskapsførar", "Accountant";
    "regnskapsforeradressat" "rfad" - -: "Er regnskapsforeradresse for", "Er rekneskapsføraradresse for", "Is accounting address For";
    "revisor" "revi" - P: "Revisor", "Revisor", "Auditor";
    "revisoradressat" "read" - -: "Er revisoradresse for", "Er revisoradresse for", "Is auditor address for";
    "saerskilt-oppdelt-enhet" "opmv" - -: "Særskilt oppdelt enhet", "Særskild oppdelt eining", "Distinct Subunit";
    "sameier" "sam" - -: "Sameiere", "Sameigarar", "Co-owners";
    "signerer" "sign" - P: "Signatur", "Signatur", "Signatory";
    "signerer-fellesskap" "sife" - -: "Signatur i fellesskap", "Signatur i fellesskap", "Joint signature";
    "signerer-hver-for-seg" "sihv" - -: "Signatur hver for seg", "Signatur kvar for seg", "Individual signature";
    "stifter" "stft" - -: "Stifter", "Stiftar", "Founder";
    "styreleder" "lede" K P: "Styrets leder", "Styrets leiar", "Chair of the Board";
    "styremedlem" "medl" - P: "Styremedlem", "Styremedlem", "Board Member";
    "utleiebygg" "utbg" - -: "Er frivillig registrert utleiebygg for", "Er frivilleg registrert utleigebygg for", "Is voluntarily registered rental building for";
    "varamedlem" "vara" - -: "Varamedlem", "Varamedlem", "Alternate Member";
    "virksomhet-fellesskap-drifter" "vife" - -: "Er virksomhet drevet i fellesskap av", "Er verksemd driven i fellesskap av", "Is business operated jointly by";
}
