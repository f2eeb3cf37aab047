//! Where the published guides and the services differ; the services are right (the published guides, read in November
//! 2026; what is true is cited where a step, an effect or the sandbox acts on it).
//!
//! A card of a step names its rows by number. A test of the journeys counts that every row has a place, and
//! names those whose journeys are not built yet.

use super::products;
use crate::domain::Product;
use crate::text::Phrase;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuideDifference {
    /// The row's number, which cards refer to.
    pub number: u8,
    /// Which guide and step says it; empty when no guide mentions the matter.
    pub guide: &'static str,
    /// What the guide says.
    pub says: Phrase,
    /// What is true.
    pub truth: Phrase,
}

/// All rows.
pub const ALL: [GuideDifference; 21] = [
    row(1, "000, step 10", words::G1, words::T1),
    row(2, "000, step 9", words::G2, words::T2),
    row(3, "000 and 002, step 4", words::G3, words::T3),
    row(4, "000, step 4", words::G4, words::T4),
    row(5, "000, step 11", words::G5, words::T5),
    row(6, "001, step 3", words::G6, words::T6),
    row(7, "001, step 2; 004", words::G7, words::T7),
    row(8, "004", words::G8, words::T8),
    row(9, "004", words::G9, words::T9),
    row(10, "001, step 3", words::G10, words::T10),
    row(11, "000, step 7", words::G11, words::T11),
    row(12, "003", words::G12, words::T12),
    row(13, "000, steps 5 and 7", words::G13, words::T13),
    row(14, "000, step 4", words::G14, words::T14),
    row(15, "000, step 4", words::G15, words::T15),
    row(16, "", words::G16, words::T16),
    row(17, "", words::G17, words::T17),
    row(18, "", words::G18, words::T18),
    row(19, "", words::G19, words::T19),
    row(20, "", words::G20, words::T20),
    row(21, "", words::G21, words::T21),
];

/// The row of a number.
#[must_use]
pub fn by_number(number: u8) -> Option<&'static GuideDifference> {
    ALL.iter().find(|row| row.number == number)
}

impl GuideDifference {
    /// Whether a guide to a product says it, or none mentions it.
    #[must_use]
    pub fn is_of(&self, product: Product) -> bool {
        let guides = products::of(product).guides;
        self.guide.is_empty() || guides.iter().any(|guide| self.guide.contains(guide))
    }
}

const fn row(number: u8, guide: &'static str, says: Phrase, truth: Phrase) -> GuideDifference {
    GuideDifference { number, guide, says, truth }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        G1 { nb: "Ressursen må hvitlistes av Altinn før meldinger kan sendes i produksjon.", en: "The resource must be whitelisted by Altinn before messages can be sent in production." }
        T1 { nb: "Kravet ble fjernet fra tjenesten 16. oktober 2025. Ingen søknad trengs.", en: "The service dropped the requirement on 16 October 2025. No request is needed." }
        G2 { nb: "Se også på testmeldingen i innboksen i Altinn 2.", en: "Look at the test message in the Altinn 2 inbox as well." }
        T2 { nb: "Altinn 2 er stengt. Bare Arbeidsflate vises til mottakerne.", en: "Altinn 2 is closed. Recipients see Arbeidsflate only." }
        G3 { nb: "Bruk eksempelpolicyen som utgangspunkt.", en: "Start from the example policy." }
        T3 { nb: "Eksempelet legger rollen på attributtet `urn:altinn:org:rolecode`, som ingen tjeneste kjenner: filen tas imot, men ingen får tilgang. Den mangler også regelen for egen virksomhet, så hendelsesabonnement avvises.", en: "The example puts the role on the attribute `urn:altinn:org:rolecode`, which no service knows: the file is accepted, but nobody gets access. It also lacks the rule for the owner itself, so that event subscriptions are refused." }
        G4 { nb: "Handlingen `subscribe` må være tillatt for hendelser.", en: "The action `subscribe` must be permitted for events." }
        T4 { nb: "Regelen må gjelde egen virksomhet som tjenesteeier, `urn:altinn:org` med organisasjonskoden. En regel for en rolle virker ikke.", en: "The rule must be for your own organisation as service owner, `urn:altinn:org` with the organisation code. A rule for a role has no effect." }
        G5 { nb: "Abonnementet skal ha kildefilter og alternativt emnefilter, og hendelsestyper skrives med stor forbokstav.", en: "The subscription must have a source filter and an alternative subject filter, and event types are written with capitals." }
        T5 { nb: "Begge filtrene gir 400 for ressurser, og alle hendelsestyper har små bokstaver. Skrives de feil, kommer det aldri noen hendelser.", en: "Both filters give 400 for resources, and all event types are in lower case. If they are spelt any other way, nothing ever arrives." }
        G6 { nb: "Tilgangsreglene må tillate handlingene `see`, `open` og `send`.", en: "The access rules must permit the actions `see`, `open` and `send`." }
        T6 { nb: "Handlingene heter `read`, `write` og `subscribe`. Ingen tjeneste spør etter de gamle.", en: "The actions are `read`, `write` and `subscribe`. Nothing asks for the old ones." }
        G7 { nb: "Bestill en API-nøkkel (abonnementsnøkkel) og send den med hvert kall.", en: "Order an API key (subscription key) and send it with every call." }
        T7 { nb: "Verken Melding eller Formidling krever nøkkel lenger; kravet falt bort 30. mai 2025.", en: "Neither Correspondence nor Broker needs a key any more; the requirement ended on 30 May 2025." }
        G8 { nb: "Alle parter i en formidlingstjeneste må ha handlingen `publish`.", en: "All parties of a broker service must have the action `publish`." }
        T8 { nb: "Bare `read`, `write` og `subscribe` brukes.", en: "Only `read`, `write` and `subscribe` are used." }
        G9 { nb: "Opprett ressursen med forespørselen «Create resource» i Postman-samlingen `altinn3-broker-postman-collection.json`.", en: "Create the resource with the request “Create resource” of the Postman collection `altinn3-broker-postman-collection.json`." }
        T9 { nb: "Forespørselen finnes ikke lenger, og filen heter `altinn-broker-postman-collection.json`.", en: "The request is gone, and the file is called `altinn-broker-postman-collection.json`." }
        G10 { nb: "Opprett ressurs og policy med Postman-samlingen for Melding.", en: "Create resource and policy with the Postman collection of Correspondence." }
        T10 { nb: "De forespørslene finnes ikke i samlingen. Ressursen lages i Altinn Studio eller gjennom ressursregisterets API.", en: "The collection has no such requests. The resource is created in Altinn Studio or through the resource registry's API." }
        G11 { nb: "Oppgi feltet `Sender` i meldingen.", en: "Give the field `Sender` in the message." }
        T11 { nb: "Feltet er utgått og blir ignorert: avsenderen er eieren av ressursen.", en: "The field is deprecated and ignored: the sender is the owner of the resource." }
        G12 { nb: "Send varsler til `/orders`; tildelt scope er nok.", en: "Send notifications to `/orders`; a granted scope is enough." }
        T12 { nb: "Endepunktet er avløst av `/future/orders`, og tokenet må i tillegg ha opplysningen `urn:altinn:org` (claim).", en: "The endpoint has been replaced by `/future/orders`, and the token must also carry the claim `urn:altinn:org`." }
        G13 { nb: "Med tokenveksling holder det med scopet `altinn:correspondence.write`.", en: "With token exchange the scope `altinn:correspondence.write` is enough." }
        T13 { nb: "Uten `altinn:serviceowner` regnes dere ikke som eier av ressursen, og da måtte tilgangsreglene gitt `write`. Be alltid om begge.", en: "Without `altinn:serviceowner` you do not count as the owner of the resource, and the access rules would have to grant `write`. Always use both." }
        G14 { nb: "Tjenesteeiere trenger bare å sette opp regler for `read`.", en: "Service owners only need to set up rules for `read`." }
        T14 { nb: "Det stemmer bare når tokenet har `altinn:serviceowner`, og hendelser krever en egen regel for `subscribe`.", en: "That is true only when the token has `altinn:serviceowner`, and events need their own rule for `subscribe`." }
        G15 { nb: "Begrens mottakerne med ressursrettighetsregisteret.", en: "Limit the recipients with the Resource Rights Registry." }
        T15 { nb: "Det heter nå tilgangslister og slås på med `accessListMode`. Scopene skrives `accesslist`, uten bindestrek.", en: "It is now called access lists and is switched on with `accessListMode`. The scopes are spelt `accesslist`, without a hyphen." }
        G16 { nb: "(Ikke nevnt.)", en: "(Not mentioned.)" }
        T16 { nb: "En ressurs-id som er brukt, kan aldri brukes igjen, og i produksjon kan en ressurs ikke slettes.", en: "A resource ID that has been used can never be used again, and in production a resource cannot be deleted." }
        G17 { nb: "(Ikke nevnt.)", en: "(Not mentioned.)" }
        T17 { nb: "Å lese en formidlingstjeneste som ikke er konfigurert, gir 400 med kode 25, og varigheter kommer tilbake i en annen form enn den de ble skrevet i.", en: "Reading a broker service that is not configured gives 400 with code 25, and durations are read back in a different form from the one they are written in." }
        G18 { nb: "(Ikke nevnt.)", en: "(Not mentioned.)" }
        T18 { nb: "Altinn Studio har API-nøkler, men de kan ikke opprette eller publisere ressurser.", en: "Altinn Studio has API keys, but they can neither create nor publish resources." }
        G19 { nb: "Manglende tilgang gir 403.", en: "Missing access gives 403." }
        T19 { nb: "Melding svarer 401 med kode 4001 når dere ikke har tilgang til ressursen, og 4010 når ressursen har feil type.", en: "Correspondence answers 401 with code 4001 when you have no access to the resource, and 4010 when the resource is of the wrong type." }
        G20 { nb: "En virksomhetsbruker kan sendes med i et hodefelt i vekslingskallet.", en: "An enterprise user can be sent in a header of the exchange call." }
        T20 { nb: "Virksomhetsbrukere er avviklet: hodefeltet `X-Altinn-EnterpriseUser-Authentication` gir 410. Bruk systembruker.", en: "Enterprise users have been discontinued: the header `X-Altinn-EnterpriseUser-Authentication` gives 410. Use a system user." }
        G21 { nb: "(Ikke nevnt.)", en: "(Not mentioned.)" }
        T21 { nb: "Tilgangsregler publisert fra Altinn Studio før 6. mars 2026 kan ha plassholderen for organisasjonskoden stående igjen, og da avvises abonnement. Publiser på nytt.", en: "Access rules published from Altinn Studio before 6 March 2026 may still contain the placeholder for the organisation code, and subscriptions are then refused. Publish again." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_guide_says_is_held_against_its_own_product_alone() {
        let of = |number: u8, product: Product| by_number(number).unwrap().is_of(product);
        assert!(of(13, Product::Correspondence) && !of(13, Product::Notifications));
        assert!(of(7, Product::Correspondence) && of(7, Product::Broker) && !of(7, Product::Notifications));
        assert!([Product::Correspondence, Product::Notifications, Product::Broker].into_iter().all(|one| of(20, one)));
    }

    #[test]
    fn the_rows_are_numbered_without_gaps() {
        let numbers: Vec<u8> = ALL.iter().map(|row| row.number).collect();
        assert_eq!(numbers, (1..=21).collect::<Vec<u8>>());
    }
}
