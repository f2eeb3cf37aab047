//! What each scope is for, as it stands in letters.

phrases! {
    SERVICE_OWNER { nb: "være kjent som tjenesteeier i tokenet", en: "be known as a service owner in the token" }
    CORRESPONDENCE_WRITE { nb: "sende meldinger", en: "send messages" }
    BROKER_WRITE { nb: "sende filer", en: "send files" }
    BROKER_READ { nb: "hente filer", en: "fetch files" }
    NOTIFICATIONS_CREATE { nb: "sende varsler", en: "send notifications" }
    EVENTS_SUBSCRIBE { nb: "abonnere på hendelser", en: "subscribe to events" }
    RESOURCE_WRITE { nb: "opprette ressursen og laste opp tilgangsreglene", en: "create the resource and upload the access rules" }
    ACCESS_LIST_READ { nb: "lese tilgangslister", en: "read access lists" }
    ACCESS_LIST_WRITE { nb: "opprette og endre tilgangslister", en: "create and change access lists" }
    OTHER { nb: "etter avtale", en: "as agreed" }
}
