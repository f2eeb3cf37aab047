//! Roles of Altinn 2, sorted by code: `"code" P|- R|- "held via": "nb", "nn", "en";`, P for one that may stand in policies,
//! R for one that is still in the register. They end with [`super::ALTINN2_ROLES_END`].

use super::role::{Provider, Role};
use crate::catalog::rows::{row, words};

macro_rules! roles {
    ($($code:literal $policies:tt $register:tt $held_via:literal: $nb:literal, $nn:literal, $en:literal;)+) => {
        /// Every role.
        pub(super) fn all() -> Vec<Role> {
            const ROWS: &str = concat!($(row!($code, $held_via, $nb, $nn, $en)),+);
            const FLAGS: &[(bool, bool)] = &[$((flag!($policies), flag!($register))),+];
            let role = |([code, held_via, nb, nn, en], flags): ([&'static str; 5], &(bool, bool))| Role {
                provider: Provider::Altinn2, code, legacy: None, nb, nn, en,
                key_role: false, in_policies: flags.0, in_register: flags.1, held_via,
            };
            words(ROWS).zip(FLAGS).map(role).collect()
        }
    };
}

roles! {
    "a0212" P R "best dagl dtpr dtso ffør hovedadministrator innh komp lede priv repr sam": "Primærnæring og næringsmiddel", "Primærnæring og næringsmiddel", "Primary industry and foodstuff";
    "a0236" P R "best bobe dagl dtpr dtso hovedadministrator innh kemn komk komp lede priv repr sam": "Post/arkiv", "Post/arkiv", "Mail/archive";
    "a0237" P R "revi": "Ansvarlig revisor", "Ansvarleg revisor", "Auditor in charge";
    "a0238" P R "revi": "Revisormedarbeider", "Revisormedarbeidar", "Assistant auditor";
    "a0239" P R "regn": "Regnskapsfører med signeringsrettighet", "Rekneskapsførar med signeringsrett", "Accountant with signing rights";
    "a0240" P R "regn": "Regnskapsfører uten signeringsrettighet", "Rekneskapsførar utan signeringsrett", "Accountant without signing rights";
    "a0241" P R "regn": "Regnskapsfører lønn", "Rekneskapsførar løn", "Accountant salary";
    "a0278" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh kemn komk komp kont lede nest priv repr sam": "Plan- og byggesak", "Plan- og byggesak", "Planning and construction";
    "a0282" P R "priv": "Skatteforhold for privatpersoner", "Skatteforhold for privatpersonar", "Private tax affairs";
    "a0286" P R "hovedadministrator": "Taushetsbelagt post", "Taushetslagd post", "Confidential information";
    "a0287" P R "": "Taushetsbelagt post - oppvekst og utdanning", "Taushetslagd post - oppvekst og utdanning", "Confidential - education";
    "a0288" P R "": "Taushetsbelagt post - administrasjon", "Taushetslagd post - administrasjon", "Conficential - administration";
    "a0293" P R "dagl dtpr dtso hovedadministrator innh repr": "Algetestdata", "Algetestdata", "Algea test data";
    "a0294" P R "dagl dtpr dtso hovedadministrator innh repr": "Transportløyvegaranti", "Transportløyvegaranti", "Transport permit guarantee";
    "a0298" P R "best bobe dagl dtpr dtso hovedadministrator innh komk komp lede repr sam": "Revisorattesterer", "Revisorattesterar", "Auditor certifier";
    "admai" - R "best bobe dagl dtpr dtso ffør innh kemn knuf komk komp lede priv repr sam sreva": "Tilgangsstyring", "Tilgangsstyring", "Access manager";
    "apiadm" P R "best bobe dagl dtpr dtso innh kemn komp lede repr": "Programmeringsgrensesnitt (API)", "Programmeringsgrensesnitt (API)", "Application Programming Interface (API)";
    "apiadmnuf" P R "knuf": "Programmeringsgrensesnitt for NUF (API)", "Programmeringsgrensesnitt for NUF (API)", "Application Programming Interface for NUF (API)";
    "attst" P R "best bobe dagl dtpr dtso hovedadministrator innh komk komp lede mvag repr sam": "Revisorattesterer - MVA kompensasjon", "Revisorattesterar - MVA kompensasjon", "Auditor certifies validity of VAT compensation";
    "boadm" - R "priv": "Konkursbo tilgangsstyring", "Konkursbu tilgangsstyring", "Bankruptcy administrator";
    "bobel" P R "bobe": "Konkursbo lesetilgang", "Konkursbu lesetilgang", "Bankruptcy read";
    "bobes" P R "bobe": "Konkursbo skrivetilgang", "Konkursbu skrivetilgang", "Bankruptcy write";
    "eckeyrole" - - "": "ECKEYROLE", "", "";
    "ektj" - - "": "Eksplisitt tjenestedelegering", "", "";
    "gkbht" - - "": "Godkjenning av bedriftshelsetjeneste", "", "";
    "hadm" - R "best dagl dtpr dtso innh lede": "Hovedadministrator", "Hovudadministrator", "Main Administrator";
    "hvask" P R "best bobe dagl dtpr dtso hovedadministrator innh komp lede repr": "Økokrim rapportering", "Økokrim rapportering", "Økokrim reporting";
    "kladm" - R "best bobe dagl dtpr dtso innh komp lede repr sreva": "Klientadministrator", "Klientadministrator", "Client administrator";
    "komab" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh kemn komk komp kont lede nest priv repr sam": "Kommunale tjenester", "Kommunale tenester", "Municipal services";
    "loper" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh komk komp kont lede mvag nest priv repr sam": "Lønn og personalmedarbeider", "Løn og personalmedarbeidar", "Salaries and personnel employee";
    "pasig" - R "best bobe dagl dtpr dtso hovedadministrator innh kemn knuf komp lede repr": "Parallell signering", "Parallell signering", "Parallel signing";
    "pavad" P R "best bobe dagl dtpr dtso hovedadministrator innh komp lede priv repr": "Patent, varemerke og design", "Patent, varemerke og design", "Patents, trademarks and design";
    "priut" P R "priv": "Privatperson begrensede rettigheter", "Privatperson avgrensa retter", "Limited rights for an individual";
    "regna" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh komk komp kont lede medl mvag mvau nest priv repr sam": "Regnskapsmedarbeider", "Rekneskapsmedarbeidar", "Accounting employee";
    "revai" P R "": "Revisorrettighet", "Revisorrett", "Auditor's rights";
    "sens" - - "": "Hovedrolle for sensitive tjeneste", "", "";
    "sens01" - - "": "Taushetsbelagt post fra kommunen", "", "";
    "signe" P R "best bobe dagl dtpr dtso hovedadministrator innh komp lede repr": "Signerer av Samordnet registermelding", "Signerar av Samordna registermelding", "Signer of Coordinated register notification";
    "siskd" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh komk komp lede mvag priv repr sam": "Begrenset signeringsrettighet", "Avgrensa signeringsrett", "Limited signing rights";
    "uihtl" P R "best dagl dtpr dtso ffør hovedadministrator innh kemn komk komp kont lede repr sam": "Helse-, sosial- og velferdstjenester", "Helse-, sosial- og velferdstenester", "Health-, social- and welfare services";
    "uiluf" P R "best bobe dagl dtpr dtso hovedadministrator innh lede priv repr": "Samferdsel", "Samferdsel", "Transport";
    "utinn" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh kemn komk komp kont lede medl nest priv repr sam": "Utfyller/Innsender", "Utfyllar/innsendar", "Reporter/sender";
    "utomr" P R "best bobe dagl dtpr dtso ffør hovedadministrator innh komk komp lede medl nest priv repr sam": "Energi, miljø og klima", "Energi, miljø og klima", "Energy, environment and climate";
}
