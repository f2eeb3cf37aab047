//! What each letter is called, its subject, why it is sent and how long it usually takes. The letters themselves are
//! `templates/letters`.

use crate::text::phrases;

phrases! {
    // What a letter is called, in a list.
    L1_TITLE { nb: "Forespørsel om scopes", en: "Request for scopes" }
    L2_TITLE { nb: "Tilgang i Altinn Studio", en: "Access in Altinn Studio" }
    L3_TITLE { nb: "Repositorium og team i Altinn Studio", en: "Repository and teams in Altinn Studio" }
    L4_TITLE { nb: "Fullmakt til selvbetjening i Maskinporten", en: "Authorisation for self-service in Maskinporten" }
    L5_TITLE { nb: "Hvitlisting av ressurs (bare ved feil 4008)", en: "Whitelisting of a resource (only after error 4008)" }
    L6_TITLE { nb: "Avtale om å bli tjenesteeier", en: "Service-owner agreement" }
    L7_TITLE { nb: "Bruksvilkår til signering", en: "Terms of use for signature" }
    L8_TITLE { nb: "Reelt organisasjonsnummer i TT02", en: "Real organisation number in TT02" }
    L9_TITLE { nb: "Telefonnumre som får SMS i TT02", en: "Phone numbers that get SMS in TT02" }
    L14_TITLE { nb: "Produksjonssetting", en: "Going live" }
    L15_TITLE { nb: "Til mottakerne: slik får dere tilgang", en: "To recipients: how to get access" }
    L17_TITLE { nb: "Egen avsender for varsler", en: "Own sender of notifications" }
    L16_TITLE { nb: "Påminnelse om et brev som ikke er besvart", en: "Reminder of a letter that is not answered" }
    L18_TITLE { nb: "Til avsendere, mottakere og leverandørene deres", en: "To senders, recipients and their suppliers" }
    L10_TITLE { nb: "Nøkkel og klient i Maskinporten", en: "Key and client in Maskinporten" }
    L11_TITLE { nb: "Åpning i brannmur", en: "Firewall opening" }
    L12_TITLE { nb: "Godkjenning av systemtilgang", en: "Approval of system access" }
    L13_TITLE { nb: "Kontroll av testmeldingen", en: "Check of the test message" }

    // Subjects.
    L1_SUBJECT { nb: "Forespørsel om tilgang til scopes i Maskinporten – {organisation} ({orgnr}) – {environments}", en: "Request for Maskinporten scopes – {organisation} ({orgnr}) – {environments}" }
    L2_SUBJECT { nb: "Tilgang til organisasjonen {code} i Altinn Studio for {user}", en: "Access to the organisation {code} in Altinn Studio for {user}" }
    L3_SUBJECT { nb: "Opprette {code}-resources og team for publisering i Altinn Studio", en: "Create {code}-resources and teams for publishing in Altinn Studio" }
    L4_SUBJECT { nb: "Fullmakt til selvbetjening i Maskinporten for {contact} på vegne av {organisation} ({orgnr})", en: "Authorisation for self-service in Maskinporten for {contact} on behalf of {organisation} ({orgnr})" }
    L5_SUBJECT { nb: "Hvitlisting av meldingsressurs i produksjon – {resource} – {organisation} ({orgnr})", en: "Whitelisting of a correspondence resource in production – {resource} – {organisation} ({orgnr})" }
    L6_SUBJECT { nb: "Ny tjenesteeier i Altinn – {organisation} ({orgnr})", en: "New service owner in Altinn – {organisation} ({orgnr})" }
    L7_SUBJECT { nb: "Til signering: bruksvilkår for Digdirs digitale fellesløsninger (Maskinporten)", en: "For signature: terms of use for Digdir's common solutions (Maskinporten)" }
    L8_SUBJECT { nb: "Opprettelse av reelt organisasjonsnummer i TT02 – {organisation} ({orgnr})", en: "Adding a real organisation number to TT02 – {organisation} ({orgnr})" }
    L9_SUBJECT { nb: "Hvitlisting av telefonnummer – {organisation} ({orgnr})", en: "Whitelisting of phone numbers – {organisation} ({orgnr})" }
    L14_SUBJECT { nb: "Produksjonssetting av {service} – {organisation} – {start}", en: "Going live with {service} – {organisation} – {start}" }
    L17_SUBJECT { nb: "Avsenderadresse og SenderID for varsling – {organisation} ({orgnr}) – {environments}", en: "Sender address and SenderID for notifications – {organisation} ({orgnr}) – {environments}" }
    L16_SUBJECT { nb: "Påminnelse: {reminded} (sendt {sent})", en: "Reminder: {reminded} (sent {sent})" }
    L15_SUBJECT { nb: "Ny meldingstjeneste i Altinn: slik får dere tilgang til {service}", en: "A new message service in Altinn: how to get access to {service}" }
    L18_SUBJECT { nb: "{service} i Altinn Formidling: slik kobler dere dere på", en: "{service} in Altinn Broker: how to connect" }
    L10_SUBJECT { nb: "Bestilling: offentlig nøkkel (JWK) til Maskinporten-klient – {service} – {environments}", en: "Order: public key (JWK) for a Maskinporten client – {service} – {environments}" }
    L11_SUBJECT { nb: "Åpning i brannmur for Altinn og Maskinporten – {system}", en: "Firewall opening for Altinn and Maskinporten – {system}" }
    L12_SUBJECT { nb: "Godkjenning av systemtilgang for {system} – fra {organisation} ({orgnr})", en: "Approval of system access for {system} – from {organisation} ({orgnr})" }
    L13_SUBJECT { nb: "Kontroll av testmelding i Arbeidsflate ({environments})", en: "Check of a test message in Arbeidsflate ({environments})" }

    // Why a letter is sent, and how long it usually takes.
    L1_WHY { nb: "Altinn må tildele dere scopes før noe kan sendes.", en: "Altinn must grant you the scopes before anything can be sent." }
    L2_WHY { nb: "Bare eieren kan legge brukere til i organisasjonen.", en: "Only the owner can add users to the organisation." }
    L3_WHY { nb: "Uten repositorium og team kan ingen publisere.", en: "Without the repository and the teams, nobody can publish." }
    L4_WHY { nb: "Bare hovedadministrator kan gi fullmakt til å registrere klienter.", en: "Only the main administrator can authorise somebody to register clients." }
    L5_WHY { nb: "Tjenesten avviste ressursen med feil 4008.", en: "The service refused the resource with error 4008." }
    L6_WHY { nb: "Bare tjenesteeiere kan eie ressurser i Altinn.", en: "Only service owners can own resources in Altinn." }
    L7_WHY { nb: "Maskinporten er stengt for dere til vilkårene er signert.", en: "Maskinporten is closed to you until the terms are signed." }
    L8_WHY { nb: "Reelle virksomheter finnes ikke i TT02 før noen ber om det (feil 4002).", en: "Real organisations are not in TT02 until somebody asks for it (error 4002)." }
    L9_WHY { nb: "SMS i TT02 til andre numre er bare simulert.", en: "SMS in TT02 to other numbers is only simulated." }
    L14_WHY { nb: "De som drifter Altinn, og deres egen kundeservice må vite når og hvor mye dere sender.", en: "Those who run Altinn, and your own customer service, must know when and how much you send." }
    L17_WHY { nb: "En egen avsender må være registrert av Altinn, og det tar uker.", en: "An own sender must be registered by Altinn, which takes weeks." }
    L16_WHY { nb: "Fristen i det første brevet er ute.", en: "The day by which the first letter wanted an answer has passed." }
    L15_WHY { nb: "En melding som ingen hos mottakeren har tilgang til, blir ikke lest. Mottakerne må vite hvem som må få tilgang, og innen hvilken dag.", en: "A message that nobody at the recipient has access to is not read. Recipients must know who must be given access, and by which day." }
    L18_WHY { nb: "Ingen kan sende eller hente filer før de vet hva de trenger og leverandøren har fått systembruker.", en: "Nobody can send or fetch files before they know what they need and the supplier has a system user." }
    L10_WHY { nb: "Den som drifter systemet, skal også ha nøkkelen.", en: "Whoever operates the system must hold the key." }
    L11_WHY { nb: "Serverne må nå Altinn og Maskinporten, og hendelser må nå dere.", en: "The servers must reach Altinn and Maskinporten, and events must reach you." }
    L12_WHY { nb: "Bare en tilgangsstyrer i virksomheten kan godkjenne systembrukeren.", en: "Only an access manager of the organisation can approve the system user." }
    L13_WHY { nb: "Noen må se meldingen slik mottakeren ser den.", en: "Somebody must see the message as the recipient sees it." }
    DAYS_FEW { nb: "2–5 virkedager (erfaringsvis)", en: "2–5 working days (from experience)" }
    DAYS_MANY { nb: "5–15 virkedager (erfaringsvis)", en: "5–15 working days (from experience)" }
    WEEKS { nb: "2–6 uker (erfaringsvis)", en: "2–6 weeks (from experience)" }
    DAY { nb: "samme dag eller dagen etter (erfaringsvis)", en: "the same day or the next (from experience)" }
}
