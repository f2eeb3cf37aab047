//! How production differs from the test environment, where it matters for who goes from the one to the other (the services'
//! source and pages, read in November 2026). Which of it concerns a product stands in the product's row.

/// What differs.
pub mod words {
    use crate::text::phrases;

    phrases! {
        NOTHING_CARRIES { nb: "Tildelte scopes, klienter, nøkler, delegeringer, systemregister, abonnement og tilgangslister gjelder ett miljø: ingenting av det følger med.", en: "Granted scopes, clients, keys, delegations, system register, subscriptions and access lists belong to one environment: nothing of that carries over." }
        ID { nb: "Ressurs-id-en kan være den samme i begge miljøer. I produksjon kan en ressurs aldri slettes.", en: "The resource ID may be the same in both environments. In production a resource can never be deleted." }
        EVENTS { nb: "Hendelser kommer fra 20.100.46.139 i produksjon, og fra 20.100.24.41 i TT02: brannmuren må slippe inn begge.", en: "Events come from 20.100.46.139 in production, and from 20.100.24.41 in TT02: the firewall must let both in." }
        ATTACHMENTS { nb: "Vedlegg må leve i minst 14 dager i produksjon, mot én dag i TT02.", en: "Attachments must live for at least 14 days in production, against one day in TT02." }
        REMINDERS { nb: "Påminnelsen kommer etter 7 dager i produksjon, mot én dag i TT02.", en: "The reminder comes after 7 days in production, against one day in TT02." }
        ISSUER { nb: "Token direkte fra Maskinporten tas i produksjon bare fra maskinporten.no.", en: "Tokens straight from Maskinporten are taken in production only from maskinporten.no." }
        SMS { nb: "SMS sendes på ordentlig i produksjon. I TT02 er SMS til numre som ikke er meldt inn, bare simulert.", en: "SMS are really sent in production. In TT02 an SMS to a number that is not listed is only simulated." }
        SIZES { nb: "Filer over 50 GB, og filer uten virusskanning, må godkjennes av Altinn i produksjon.", en: "Files over 50 GB, and files without virus scanning, must be approved by Altinn in production." }
        REAL { nb: "Mottakerne er virkelige.", en: "Recipients are real." }
    }
}
