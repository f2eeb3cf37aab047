//! What Altinn Studio means by a no.

use super::row::{ServiceCode, service_codes, shared};
use crate::catalog::services::RemoteService;

shared! {
    STUDIO_KEY { nb: "Altinn Studio godtar ikke API-nøkkelen: den er feil, slettet eller utløpt.", en: "Altinn Studio does not accept the API key: it is wrong, deleted or expired." }
    STUDIO_KEY_NEXT { nb: "Lag en ny API-nøkkel i Altinn Studio, eller gå videre uten: den er ikke nødvendig når ressursen opprettes via API", en: "Make a new API key in Altinn Studio, or go on without one: it is not needed when the resource is created through the API" }
}

service_codes! { Some(RemoteService::Studio);
    "" 401 "STUDIO-401"
        says STUDIO_KEY
        next STUDIO_KEY_NEXT
    "" 403 "STUDIO-403"
        says STUDIO_KEY
        next STUDIO_KEY_NEXT
}
