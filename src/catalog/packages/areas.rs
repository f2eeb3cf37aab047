//! The areas that access packages are arranged in, and the groups of areas (Altinn/altinn-authorization-tmp,
//! `Constants/PackageConstants.cs`, 2026-08-21). Areas have a name in Bokmål only.

/// For whom the packages of an area are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaGroup {
    /// Allment: any organisation.
    General,
    /// Bransje: organisations of one line of business.
    Industry,
    /// Særskilt: accountants, auditors, administrators of estates, business managers.
    Special,
    /// Innbygger: private persons.
    Citizen,
    /// Vergemål: guardians.
    Guardianship,
}

/// A field of work that packages are arranged under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The last part of its URN `accesspackage:area:…`.
    pub id: &'static str,
    /// Name in Bokmål.
    pub nb: &'static str,
    /// For whom its packages are.
    pub group: AreaGroup,
}

macro_rules! areas {
    ($($name:ident $group:ident $id:literal: $nb:literal;)+) => {
        $(pub(super) const $name: Area = Area { id: $id, nb: $nb, group: AreaGroup::$group };)+
    };
}

areas! {
    TAX General "skatt_avgift_regnskap_og_toll": "Skatt, avgift, regnskap og toll";
    STAFF General "personale": "Personale";
    SAFETY General "miljo_ulykke_og_sikkerhet": "Miljø, ulykke og sikkerhet";
    POST General "post_og_arkiv": "Post og arkiv";
    COMPANY General "forhold_ved_virksomheten": "Forhold ved virksomheten";
    INTEGRATION General "integrasjoner": "Integrasjoner";
    ACCESS General "administrere_tilganger": "Administrere tilganger";
    FARMING Industry "jordbruk_skogbruk_jakt_fiske_og_akvakultur": "Jordbruk, skogbruk, jakt, fiske og akvakultur";
    BUILDING Industry "bygg_anlegg_og_eiendom": "Bygg, anlegg og eiendom";
    TRANSPORT Industry "transport_og_lagring": "Transport og lagring";
    HEALTH Industry "helse_pleie_omsorg_og_vern": "Helse, pleie, omsorg og vern";
    SCHOOLS Industry "oppvekst_og_utdanning": "Oppvekst og utdanning";
    ENERGY Industry "energi_vann_avlop_og_avfall": "Energi, vann, avløp og avfall";
    INDUSTRY Industry "industrier": "Industrier";
    CULTURE Industry "kultur_og_frivillighet": "Kultur og frivillighet";
    TRADE Industry "handel_overnatting_og_servering": "Handel, overnatting og servering";
    SERVICES Industry "andre_tjenesteytende_naeringer": "Andre tjenesteytende næringer";
    ACCOUNTANT Special "fullmakter_for_regnskapsforer": "Fullmakter for regnskapsfører";
    AUDITOR Special "fullmakter_for_revisor": "Fullmakter for revisor";
    BANKRUPTCY Special "fullmakter_for_konkursbo": "Fullmakter for konkursbo";
    MANAGER Special "fullmakter_for_forretningsforer": "Fullmakter for forretningsfører";
    P_WORK Citizen "arbeidsliv_skole_og_utdanning": "Arbeidsliv, skole og utdanning";
    P_FAMILY Citizen "familie_og_fritid": "Familie og fritid";
    P_HEALTH Citizen "helse_og_omsorg": "Helse og omsorg";
    P_CULTURE Citizen "kultur_idrett_og_frivillighet": "Kultur, idrett og frivillighet";
    P_CERTIFICATES Citizen "patenter_sertifikater_og_attester": "Patenter, sertifikater og attester";
    P_JUSTICE Citizen "politi_og_rettsvesen": "Politi og rettsvesen";
    P_PROPERTY Citizen "plan_bygg_og_eiendom": "Plan, bygg og eiendom";
    P_TRAFFIC Citizen "trafikk_og_transport": "Trafikk og transport";
    P_TAX Citizen "skatt_avgift_bank_og_forsikring": "Skatt, avgift, bank og forsikring";
    P_ADMIN Citizen "administratorrettigheter": "Administratorrettigheter";
    G_BANK Guardianship "vergemal-bank": "Bank";
    G_FORSIKRINGSSELSKAP Guardianship "vergemal-forsikringsselskap": "Forsikringsselskap";
    G_HUSBANKEN Guardianship "vergemal-husbanken": "Husbanken";
    G_INKASSOSELSKAP Guardianship "vergemal-inkassoselskap": "Inkassoselskap";
    G_KARTVERKET Guardianship "vergemal-kartverket": "Kartverket";
    G_KREDITTVURDERINGSSELSKAP Guardianship "vergemal-kredittvurderingsselskap": "Kredittvurderingsselskap";
    G_NAMSMANNEN Guardianship "vergemal-namsmannen": "Namsmannen";
    G_SKATTEETATEN Guardianship "vergemal-skatteetaten": "Skatteetaten";
    G_STATSFORVALTEREN Guardianship "vergemal-statsforvalteren": "Statsforvalteren";
    G_TINGRETTEN Guardianship "vergemal-tingretten": "Tingretten";
    G_ANNEN Guardianship "vergemal-annen-kjop-avtaleinngaelse": "Annen kjøp og avtaleinngåelse";
    G_KOMMUNE Guardianship "vergemal-kommune": "Kommune";
    G_NAV Guardianship "vergemal-nav": "NAV";
    G_PASIENTREISER Guardianship "vergemal-pasientreiser": "Pasientreiser";
    G_HELFO Guardianship "vergemal-helfo": "Helfo";
}
