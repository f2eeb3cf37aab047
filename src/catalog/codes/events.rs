//! What Altinn Events means by a no, which it says without codes.
//!
//! Source: Altinn/altinn-events `src/Events/Controllers/SubscriptionController.cs` and
//! `src/Events/Services/GenericSubscriptionService.cs`, 2026-08-20.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{SCOPES, TOKEN};
use crate::catalog::services::RemoteService;

shared! {
    EVT_404_NEXT { nb: "Abonner på nytt: altinn-onboard events subscribe", en: "Subscribe again: altinn-onboard events subscribe" }
    EVT_ENDPOINT_NEXT { nb: "Oppgi adressen på nytt: altinn-onboard resume --redo events", en: "Give the address again: altinn-onboard resume --redo events" }
}

service_codes! { Some(RemoteService::Events);
    "403-EMPTY" 403 "EVENTS-SCOPE"
        says { nb: "Tokenet mangler scopet `altinn:events.subscribe`.", en: "The token lacks the scope `altinn:events.subscribe`." }
        next SCOPES
    "403-POLICY" 403 "EVENTS-POLICY"
        says { nb: "Tilgangsreglene gir ikke virksomheten handlingen `subscribe` (abonnere) på ressursen, eller de er så nye at Altinn ikke har lest dem ennå. Det tar inntil 12 minutter.", en: "The access rules do not give the organisation the action `subscribe` on the resource, or are so new that Altinn has not read them yet. That takes up to 12 minutes." }
        next { nb: "Vent 12 minutter og kjør altinn-onboard resume. Hjelper det ikke, last opp reglene på nytt: altinn-onboard resume --redo policy", en: "Wait 12 minutes and run altinn-onboard resume. If that does not help, upload the rules again: altinn-onboard resume --redo policy" }
    "403-OTHER" 403 "EVENTS-OTHER-CONSUMER"
        says { nb: "Hendelsesabonnementet er laget av en annen virksomhet, eller med et token uten scopet `altinn:serviceowner`.", en: "The event subscription was made by another organisation, or with a token without the scope `altinn:serviceowner`." }
        next EVT_404_NEXT
    "400-ENDPOINT" 400 "EVENTS-ENDPOINT"
        says { nb: "Mottaksadressen må være en fullstendig https-adresse.", en: "The receiving address must be a complete https address." }
        next EVT_ENDPOINT_NEXT
    "400-URN" 400 "EVENTS-URN"
        says { nb: "Filteret må være en URN: urn:altinn:resource: og ressurs-id-en.", en: "The filter must be a URN: urn:altinn:resource: and the resource ID." }
        next EVT_ENDPOINT_NEXT
    "400-FILTER" 400 "EVENTS-FILTER"
        says { nb: "Kildefilter og alternativt emnefilter brukes ikke for ressurser.", en: "Source filter and alternative subject filter are not used for resources." }
        next EVT_ENDPOINT_NEXT
    "" 401 "EVENTS-401"
        says { nb: "Altinn Events godtar ikke tokenet: det er ikke vekslet, det er utløpt, eller det er fra et annet miljø.", en: "Altinn Events does not accept the token: it is not exchanged, has expired, or is from another environment." }
        next TOKEN
    "" 404 "EVENTS-404"
        says { nb: "Hendelsesabonnementet finnes ikke lenger.", en: "The event subscription no longer exists." }
        next EVT_404_NEXT
}
