//! Roles of guardians, sorted by code. None may stand in policies.

use super::role::{Provider, Role};
use crate::catalog::rows::{row, words};

macro_rules! roles {
    ($($code:literal: $nb:literal, $nn:literal, $en:literal;)+) => {
        /// Every role.
        pub(super) fn all() -> Vec<Role> {
            const ROWS: &str = concat!($(row!($code, $nb, $nn, $en)),+);
            let role = |[code, nb, nn, en]: [&'static str; 4]| Role {
                provider: Provider::Cra, code, legacy: None, nb, nn, en,
                key_role: false, in_policies: false, in_register: true, held_via: "",
            };
            words(ROWS).map(role).collect()
        }
    };
}

roles! {
    "bank-representasjon-dagligbank": "Bank - Representasjon dagligbank", "Bank - Representasjon daglegbank", "Bank - Representation daily banking";
    "bank-ta-opp-lan-kreditter": "Bank - Ta opp lån/kreditter", "Bank - Ta opp lån/kredittar", "Bank - Taking out loans/credits";
    "forsikringsselskap-forvalte-forsikringsavtaler": "Forsikringsselskap - Forvalte forsikringsavtaler", "Forsikringsselskap - Forvalte forsikringsavtalar", "Insurance company - Managing insurance agreements";
    "helfo-fastlege": "Helfo - Fastlege", "Helfo - Fastlege", "Helfo - General practitioner";
    "helfo-refusjon-privatpersoner": "Helfo - Refusjon for privatpersoner", "Helfo - Refusjon for privatpersonar", "Helfo - Reimbursement for private individuals";
    "husbanken-bostotte": "Husbanken - Bostøtte", "Husbanken - Bustønad", "The Housing Bank - Housing allowance";
    "husbanken-startlan": "Husbanken - Startlån", "Husbanken - Startlån", "The Housing Bank - Start-up loan";
    "inkassoselskap-inkassoavtaler": "Inkassoselskap - Forhandle og inngå inkassoavtaler", "Inkassoselskap - Forhandle og inngå inkassoavtalar", "Debt collection companies - Negotiate and conclude debt collection agreements";
    "kartverket-arv-privat-skifte-uskifte": "Kartverket - Arv - privat skifte og uskifte", "Kartverket - Arv - privat skifte og uskifte", "The Norwegian Mapping Authority - Inheritance - private settlement and undivided estate";
    "kartverket-avtaler-rettigheter": "Kartverket - Avtaler og rettigheter", "Kartverket - Avtalar og rettar", "The Norwegian Mapping Authority - Agreements and rights";
    "kartverket-endring-eiendom": "Kartverket - Endring av eiendom", "Kartverket - Endring av eigedom", "The Norwegian Mapping Authority - Change of property";
    "kartverket-kjop-eiendom": "Kartverket - Kjøp av eiendom", "Kartverket - Kjøp av eigedom", "The Norwegian Mapping Authority - Purchase of property";
    "kartverket-laneopptak": "Kartverket - Låneopptak", "Kartverket - Låneopptak", "The Norwegian Mapping Authority - Loan acquisition";
    "kartverket-salg-fast-eiendom-borettslagsandel": "Kartverket - Salg av fast eiendom/borettslagsandel", "Kartverket - Sal av fast eigedom/del av burettslag", "The Norwegian Mapping Authority - Sale of real estate/condominium share";
    "kartverket-sletting": "Kartverket - Sletting", "Kartverket - Sletting", "The Norwegian Mapping Authority - Deletion";
    "kommune-bygg-eiendom": "Kommune - Bygg og eiendom", "Kommune - Bygg og eigedom", "Municipality - Building and property";
    "kommune-helse-omsorg": "Kommune - Helse og omsorg", "Kommune - Helse og omsorg", "Municipality - Health and care";
    "kommune-skatt-avgift": "Kommune - Skatt og avgift", "Kommune - Skatt og avgift", "Municipality - Tax and duty";
    "kommune-skole-utdanning": "Kommune - Skole og utdanning", "Kommune - Skule og utdanning", "Municipality - School and education";
    "kommune-sosiale-tjenester": "Kommune - Sosiale tjenester", "Kommune - Sosiale tenester", "Municipality - Social services";
    "kredittvurderingsselskap-kredittsperre": "Kredittvurderingsselskap - Kredittsperre", "Kredittvurderingsselskap - Kredittsperre", "Credit rating agency - Credit freeze";
    "namsmannen-gjeldsordning": "Namsmannen - Gjeldsordning", "Namsmannen - Gjeldsordning", "The Enforcement Officer - Debt settlement";
    "namsmannen-tvangsfullbyrdelse-forliksradet": "Namsmannen - Tvangsfullbyrdelse, herunder behandling i forliksrådet", "Namsmannen - Tvangsfullbyrding, inkludert behandling i forliksrådet", "The Enforcement Officer - Enforcement, including proceedings in the conciliation board";
    "nav-arbeid": "Nav - Arbeid", "Nav - Arbeid", "Nav - Work";
    "nav-familie": "Nav - Familie", "Nav - Familie", "Nav - Family";
    "nav-hjelpemidler": "Nav - Hjelpemidler", "Nav - Hjelpemiddel", "Nav - Assistive devices";
    "nav-pensjon": "Nav - Pensjon", "Nav - Pensjon", "Nav - Pension";
    "nav-sosiale-tjenester": "Nav - Sosiale tjenester", "Nav - Sosiale tenester", "Nav - Social services";
    "ovrige-avslutning-husleiekontrakter": "Øvrige - Avslutning av husleiekontrakter", "Øvrige - Avslutting av husleigekontraktar", "Others - Termination of lease agreements";
    "ovrige-disponere-inntekter-dekke-utgifter": "Øvrige - Disponere inntekter til å dekke utgifter", "Øvrige - Disponere inntekter til å dekkje utgifter", "Others - Dispose of income to cover expenses";
    "ovrige-inngaelse-husleiekontrakter": "Øvrige - Inngåelse av husleiekontrakter", "Øvrige - Inngåing av husleigekontraktar", "Others - Conclusion of lease agreements";
    "ovrige-kjop-leie-varer-tjenester": "Øvrige - Kjøp/leie av varer og tjenester", "Øvrige - Kjøp/leige av varer og tenester", "Others - Purchase/rental of goods and services";
    "ovrige-salg-losore-storre-verdi": "Øvrige - Salg av løsøre av større verdi", "Øvrige - Sal av lausøyre av større verdi", "Others - Sale of personal property of greater value";
    "pasientreiser-refusjon-pasientreiser": "Pasientreiser - Refusjon av pasientreiser", "Pasientreiser - Refusjon av pasientreiser", "Patient travel - Reimbursement of patient travel";
    "skatteetaten-endre-postadresse": "Skatteetaten - Endre postadresse", "Skatteetaten - Endre postadresse", "The Tax Administration - Change postal address";
    "skatteetaten-innkreving-tvangsfullbyrdelse": "Skatteetaten - Innkreving og tvangsfullbyrdelse", "Skatteetaten - Innkrevjing og tvangsfullbyrding", "The Tax Administration - Collection and enforcement";
    "skatteetaten-melde-flytting": "Skatteetaten - Melde flytting", "Skatteetaten - Melde flytting", "The Tax Administration - Report moving";
    "skatteetaten-skatt": "Skatteetaten - Skatt", "Skatteetaten - Skatt", "The Tax Administration - Tax";
    "statsforvalter-soke-om-samtykke-disposisjon": "Statsforvalter - Søke om samtykke til disposisjon", "Statsforvalter - Søkje om samtykke til disposisjon", "County Governor - Apply for consent to disposition";
    "tingretten-begjaere-skifte-uskiftebo": "Tingretten - Begjære skifte av uskiftebo", "Tingretten - Begjære skifte av uskiftebu", "The District Court - Petition for settlement of undivided estate";
    "tingretten-begjaere-uskifte": "Tingretten - Begjære uskifte", "Tingretten - Begjære uskifte", "The District Court - Petition for undivided estate";
    "tingretten-privat-skifte-dodsbo": "Tingretten - Privat skifte av dødsbo", "Tingretten - Privat skifte av dødsbu", "The District Court - Private settlement of estate";
}
